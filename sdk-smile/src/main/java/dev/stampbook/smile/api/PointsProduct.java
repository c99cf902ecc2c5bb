package dev.stampbook.smile.api;

import dev.stampbook.http.json.OpenEnum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something points can buy (sheet section 3.2). It has no currency and no kind of discount.
 *
 * @param id Smile's number
 * @param exchangeType fixed or variable
 * @param exchangeDescription the price as customers read it
 * @param pointsPrice points of a fixed product
 * @param variablePointsStep points per step of a variable product
 * @param variablePointsStepRewardValue what one step is worth, in whole units of the shop's money
 * @param variablePointsMin fewest points of a variable product
 * @param variablePointsMax most points of a variable product
 * @param reward what the customer gets
 * @param createdAt when the record was made
 * @param updatedAt when it last changed
 */
public record PointsProduct(
    long id,
    Optional<OpenEnum<ExchangeType>> exchangeType,
    Optional<String> exchangeDescription,
    Optional<Long> pointsPrice,
    Optional<Long> variablePointsStep,
    Optional<Long> variablePointsStepRewardValue,
    Optional<Long> variablePointsMin,
    Optional<Long> variablePointsMax,
    Optional<Reward> reward,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  /** The envelope of one product. */
  public record Single(PointsProduct pointsProduct) {}

  /** One page of products. The provider tells no number of pages: the last one is not full (sheet section 6). */
  public record Page(Optional<List<PointsProduct>> pointsProducts) {}
}
