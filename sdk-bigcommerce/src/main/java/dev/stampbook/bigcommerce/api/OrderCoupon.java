package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A coupon used on an order (sheet 3.1, 4.3, 5.3); type 5 is a promotion code. */
public record OrderCoupon(
    Optional<Long> id,
    Optional<Long> couponId,
    Optional<Long> orderId,
    Optional<String> code,
    Optional<WireAmount> amount,
    Optional<Integer> type,
    Optional<WireAmount> discount) {

  @Override
  public String toString() {
    return "order coupon(" + id + ")";
  }
}
