package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A legacy coupon of the V2 API (sheet 3.6, 5.6); it works in the store's default currency only. */
public record Coupon(
    long id,
    Optional<String> name,
    Optional<String> type,
    Optional<WireAmount> amount,
    Optional<WireAmount> minPurchase,
    Optional<WireTime> expires,
    Optional<Boolean> enabled,
    Optional<String> code,
    Optional<Target> appliesTo,
    Optional<Integer> numUses,
    Optional<Integer> maxUses,
    Optional<Integer> maxUsesPerCustomer,
    Optional<Object> restrictedTo,
    List<Object> shippingMethods,
    Optional<WireTime> dateCreated) {

  /** What a legacy coupon applies to; store-wide is {@code categories} with the id 0 (sheet 3.6). */
  public record Target(Optional<String> entity, List<Long> ids) {}

  @Override
  public String toString() {
    return "coupon(" + id + ")";
  }
}
