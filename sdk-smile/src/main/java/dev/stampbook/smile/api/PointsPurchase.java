package dev.stampbook.smile.api;

import java.time.Instant;
import java.util.Optional;

/**
 * One purchase of a product (sheet section 3.2). No endpoint reads it back.
 *
 * @param id Smile's number
 * @param customerId who bought
 * @param pointsProductId what was bought
 * @param pointsSpent points taken, 0 or more
 * @param rewardFulfillment what was issued
 * @param createdAt when it was bought
 * @param updatedAt when the record last changed
 */
public record PointsPurchase(
    long id,
    Optional<Long> customerId,
    Optional<Long> pointsProductId,
    Optional<Long> pointsSpent,
    Optional<RewardFulfillment> rewardFulfillment,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  /** The envelope of one purchase. */
  public record Single(PointsPurchase pointsPurchase) {}
}
