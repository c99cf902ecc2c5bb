package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A coupon on a checkout (sheet 3.8). */
public record CheckoutCoupon(
    Optional<String> id,
    Optional<String> code,
    Optional<String> couponType,
    Optional<String> displayName,
    Optional<WireAmount> discountedAmount) {

  @Override
  public String toString() {
    return "checkout coupon(" + id + ")";
  }
}
