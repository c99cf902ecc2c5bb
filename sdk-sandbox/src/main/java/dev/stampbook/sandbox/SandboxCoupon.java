package dev.stampbook.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Describes a coupon a loyalty provider made in the shop for one redemption; it works once.
 *
 * @param code what the shopper enters at checkout
 * @param name what the merchant sees
 * @param kind what the coupon gives
 * @param value the amount in the shop's currency or the percentage; zero for the other kinds
 * @param expiresAt when it stops working; nothing for never
 */
public record SandboxCoupon(
    String code, String name, Kind kind, BigDecimal value, Optional<Instant> expiresAt) {

  /** Says what a coupon gives (provider sheet of Smile, section 13, redeem into a discount). */
  public enum Kind {
    /** An amount off the order. */
    AMOUNT_OFF,
    /** A percentage off the order. */
    PERCENT_OFF,
    /** Free shipping. */
    FREE_SHIPPING,
    /** A product for nothing. */
    FREE_PRODUCT
  }
}
