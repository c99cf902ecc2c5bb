package dev.stampbook.bigcommerce;

import dev.stampbook.member.EmailAddress;
import dev.stampbook.reward.RewardId;
import java.time.Duration;
import java.util.Map;

/** How a redemption becomes a discount of the shop (sheet 13.6). */
public sealed interface DiscountStrategy {

  /**
   * One coupon promotion per reward and, per redemption, one code of it; the default.
   *
   * @param promotions the promotion of each reward; a reward that is missing gets one of its own when it is first redeemed
   * @param couponType the type of promotions that are made here
   */
  record PromotionCode(Map<RewardId, Long> promotions, CouponType couponType)
      implements DiscountStrategy {

    public PromotionCode {
      promotions = Map.copyOf(promotions);
    }

    /** Returns the strategy that makes its promotions by itself. */
    public static PromotionCode automatic() {
      return new PromotionCode(Map.of(), CouponType.BULK);
    }
  }

  /** The coupon type of promotions (sheet 14). */
  enum CouponType {
    BULK,
    SINGLE
  }

  /**
   * One legacy coupon per redemption. Works in the store's default currency only (sheet 12.20).
   *
   * @param validity how long a coupon can be used
   */
  record LegacyCoupon(Duration validity) implements DiscountStrategy {}

  /**
   * A manual discount, for checkouts whose discounts are all ours: it replaces every other one, so it is refused where there is one
   * (sheet 12.16).
   *
   * @param version where the cart version goes in the request (sheet 14)
   */
  record ManualDiscount(VersionPlace version) implements DiscountStrategy {}

  /** Where the cart version goes; {@link #TOP_LEVEL} unless the store refuses it. */
  enum VersionPlace {
    TOP_LEVEL,
    IN_CART
  }

  /**
   * A gift certificate per redemption, to be entered by the shopper. It is a means of payment: taxes stay as they are, and orders paid
   * with it earn unless the policy leaves tenders out.
   *
   * @param name who gives and gets it, since a discount request names no member; no mail is sent
   * @param email the address of the same
   */
  record GiftCertificate(String name, EmailAddress email) implements DiscountStrategy {}
}
