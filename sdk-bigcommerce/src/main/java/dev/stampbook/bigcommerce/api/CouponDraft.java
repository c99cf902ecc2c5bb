package dev.stampbook.bigcommerce.api;

import java.util.Optional;

/** A legacy coupon to create; name and code are unique (sheet 3.6). */
public record CouponDraft(
    String name,
    String code,
    String type,
    String amount,
    Coupon.Target appliesTo,
    Optional<Boolean> enabled,
    Optional<String> minPurchase,
    Optional<String> expires,
    Optional<Integer> maxUses,
    Optional<Integer> maxUsesPerCustomer) {

  @Override
  public String toString() {
    return "coupon(hidden)";
  }
}
