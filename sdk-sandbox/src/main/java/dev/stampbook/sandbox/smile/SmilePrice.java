package dev.stampbook.sandbox.smile;

import java.util.Optional;
import java.util.OptionalLong;

/** Tells how many points a purchase takes (sheet sections 3.1 and 13). */
final class SmilePrice {

  private SmilePrice() {}

  /**
   * Returns the points of a purchase.
   *
   * @throws SmileRefusal with status 400 when a variable product comes without points to spend, 422
   *     when a fixed one comes with them or they are no allowed multiple of the step
   */
  static long of(SmileProduct product, OptionalLong pointsToSpend) {
    Optional<SmileProduct.Exchange> exchange = product.exchange();
    if (exchange.isEmpty()) {
      if (pointsToSpend.isPresent()) {
        throw SmileRefusal.unacceptable("A fixed product takes no points_to_spend.");
      }
      return product.price().orElseThrow();
    }
    long points =
        pointsToSpend.orElseThrow(() -> SmileRefusal.malformed("points_to_spend is missing."));
    if (!exchange.get().allows(points)) {
      throw SmileRefusal.unacceptable("The points do not fit the product's step and bounds.");
    }
    return points;
  }
}
