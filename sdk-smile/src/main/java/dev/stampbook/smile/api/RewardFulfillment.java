package dev.stampbook.smile.api;

import dev.stampbook.http.json.OpenEnum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A reward that was issued to a customer (sheet section 3.2). It is linked to no product, purchase, order or amount; {@link #toString()}
 * does not show the code.
 *
 * @param id Smile's number, rising with time
 * @param name what customers read
 * @param code the code to enter at checkout; missing for store credit and perhaps while pending
 * @param customerId whose it is; older answers write it as text
 * @param fulfillmentStatus whether it was issued
 * @param imageUrl picture
 * @param actionText text of the button
 * @param actionUrl target of the button
 * @param usageInstructions how to use it
 * @param termsAndConditions its terms
 * @param expiresAt when it becomes worthless; empty for never
 * @param usageStatus whether it was used
 * @param usedAt when it was used
 * @param createdAt when it was issued
 * @param updatedAt when the record last changed
 */
public record RewardFulfillment(
    long id,
    Optional<String> name,
    Optional<String> code,
    Optional<Long> customerId,
    Optional<OpenEnum<FulfillmentStatus>> fulfillmentStatus,
    Optional<String> imageUrl,
    Optional<String> actionText,
    Optional<String> actionUrl,
    Optional<String> usageInstructions,
    Optional<String> termsAndConditions,
    Optional<Instant> expiresAt,
    Optional<OpenEnum<UsageStatus>> usageStatus,
    Optional<Instant> usedAt,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  @Override
  public String toString() {
    return "reward fulfillment(" + id + ")";
  }

  /** One page of issued rewards, newest first. */
  public record Page(
      Optional<List<RewardFulfillment>> rewardFulfillments, Optional<CursorMetadata> metadata) {}
}
