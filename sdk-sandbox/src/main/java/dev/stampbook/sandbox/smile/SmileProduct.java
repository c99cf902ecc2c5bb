package dev.stampbook.sandbox.smile;

import dev.stampbook.sandbox.SandboxCoupon;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Describes something points can buy (sheet sections 3.2 and 13).
 *
 * @param name what the reward is called
 * @param gives what its coupon does
 * @param value money or percent of the coupon of a fixed product; zero for a variable one
 * @param price the points a fixed product costs
 * @param exchange how a variable product turns points into money
 */
public record SmileProduct(
    String name,
    SandboxCoupon.Kind gives,
    BigDecimal value,
    OptionalLong price,
    Optional<Exchange> exchange) {

  /**
   * Turns points into money in whole steps.
   *
   * @param step points per step
   * @param stepValue whole units of money per step
   * @param min fewest points of one purchase
   * @param max most points of one purchase
   */
  public record Exchange(long step, long stepValue, OptionalLong min, OptionalLong max) {

    /** Checks that steps are possible. */
    public Exchange {
      if (step < 1 || stepValue < 1) {
        throw new IllegalArgumentException("A step needs at least 1 point and 1 unit of money.");
      }
    }

    /** Tells whether this many points can be spent in one purchase. */
    boolean allows(long points) {
      return points > 0
          && points % step == 0
          && points >= min.orElse(step)
          && points <= max.orElse(Long.MAX_VALUE);
    }

    BigDecimal worth(long points) {
      return BigDecimal.valueOf(points / step).multiply(BigDecimal.valueOf(stepValue));
    }
  }

  /**
   * Returns a product with one price.
   *
   * @param name what the reward is called
   * @param price in points, above zero
   * @param gives what the coupon does
   * @param value money or percent; zero for free shipping and free products
   */
  public static SmileProduct fixed(
      String name, long price, SandboxCoupon.Kind gives, BigDecimal value) {
    if (price < 1) {
      throw new IllegalArgumentException("A fixed product needs a price of at least 1 point.");
    }
    return new SmileProduct(name, gives, value, OptionalLong.of(price), Optional.empty());
  }

  /** Returns a product that gives an amount off, as many steps of it as the customer likes. */
  public static SmileProduct variable(String name, Exchange exchange) {
    return new SmileProduct(
        name,
        SandboxCoupon.Kind.AMOUNT_OFF,
        BigDecimal.ZERO,
        OptionalLong.empty(),
        Optional.of(exchange));
  }

  BigDecimal worth(long points) {
    return exchange.map(steps -> steps.worth(points)).orElse(value);
  }
}
