package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A checkout (sheet 3.8); its id is the cart's. {@code version} is the optimistic lock; amounts are numbers. */
public record Checkout(
    Optional<String> id,
    Optional<Cart> cart,
    List<CheckoutCoupon> coupons,
    List<Fee> fees,
    List<Tax> taxes,
    Optional<WireAmount> subtotalIncTax,
    Optional<WireAmount> subtotalExTax,
    Optional<WireAmount> shippingCostTotalIncTax,
    Optional<WireAmount> shippingCostTotalExTax,
    Optional<WireAmount> handlingCostTotalIncTax,
    Optional<WireAmount> handlingCostTotalExTax,
    Optional<WireAmount> taxTotal,
    Optional<WireAmount> grandTotal,
    Optional<String> orderId,
    Optional<Integer> version,
    Optional<WireTime> createdTime,
    Optional<WireTime> updatedTime,
    Optional<String> customerMessage) {

  /** A fee on a checkout (sheet 3.8); at most 5. */
  public record Fee(
      Optional<String> id,
      Optional<String> type,
      Optional<String> name,
      Optional<String> displayName,
      Optional<String> source,
      Optional<WireAmount> cost,
      Optional<WireAmount> costIncTax,
      Optional<WireAmount> costExTax) {}

  /** A tax on a checkout (sheet 3.8). */
  public record Tax(Optional<String> name, Optional<WireAmount> amount) {}

  @Override
  public String toString() {
    return "checkout(" + id + ")";
  }
}
