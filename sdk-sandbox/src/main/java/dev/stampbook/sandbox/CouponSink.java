package dev.stampbook.sandbox;

/** Takes coupons that a loyalty provider makes, so that an emulated shop can accept them. */
@FunctionalInterface
public interface CouponSink {

  /**
   * Registers a coupon. Called once per coupon, before the client learns its code.
   *
   * @param coupon the new coupon
   */
  void issued(SandboxCoupon coupon);
}
