package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A customer (sheet 3.3, 4.6); {@link #toString()} shows the id only. without {@code channelIds} it has access to all channels. */
public record Customer(
    long id,
    Optional<String> email,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> company,
    Optional<String> phone,
    Optional<String> registrationIpAddress,
    Optional<String> notes,
    Optional<String> taxExemptCategory,
    Optional<Long> customerGroupId,
    Optional<WireTime> dateCreated,
    Optional<WireTime> dateModified,
    Optional<Integer> addressCount,
    Optional<Integer> attributeCount,
    Optional<Authentication> authentication,
    List<AttributeValue> attributes,
    List<StoreCredit> storeCreditAmounts,
    Optional<Boolean> acceptsProductReviewAbandonedCartEmails,
    Optional<Long> originChannelId,
    Optional<List<Long>> channelIds,
    List<FormField> formFields,
    Optional<String> shopperProfileId,
    List<String> segmentIds) {

  /** How a customer signs in (sheet 3.3). */
  public record Authentication(Optional<Boolean> forcePasswordReset) {}

  /** Store credit, an absolute value that is never converted between currencies (sheet 12.20, 12.21). */
  public record StoreCredit(Optional<WireAmount> amount) {}

  @Override
  public String toString() {
    return "customer(" + id + ")";
  }
}
