package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A cart (sheet 3.8); it lives 30 days from its last change. */
public record Cart(
    Optional<String> id,
    Optional<Long> customerId,
    Optional<String> email,
    Optional<Currency> currency,
    Optional<Boolean> taxIncluded,
    Optional<WireAmount> baseAmount,
    Optional<WireAmount> discountAmount,
    Optional<WireAmount> manualDiscountAmount,
    Optional<WireAmount> cartAmountIncTax,
    Optional<WireAmount> cartAmountExTax,
    Optional<WireAmount> cartAmount,
    Optional<Long> channelId,
    Optional<String> orderId,
    List<CheckoutCoupon> coupons,
    List<Discount> discounts,
    Optional<Lines> lineItems,
    Optional<WireTime> createdTime,
    Optional<WireTime> updatedTime,
    Optional<String> locale,
    Optional<Integer> version) {

  /** The currency of a cart (sheet 3.8). */
  public record Currency(Optional<String> code) {}

  /** The lines of a cart by kind (sheet 3.8). */
  public record Lines(
      List<Line> physicalItems,
      List<Line> digitalItems,
      List<GiftCertificateLine> giftCertificates,
      List<Line> customItems) {}

  /** A line of a cart (sheet 3.8). */
  public record Line(
      Optional<String> id,
      Optional<String> parentId,
      Optional<Long> variantId,
      Optional<Long> productId,
      Optional<String> sku,
      Optional<String> name,
      Optional<WireAmount> quantity,
      Optional<WireAmount> listPrice,
      Optional<WireAmount> salePrice,
      Optional<WireAmount> originalPrice,
      Optional<WireAmount> extendedListPrice,
      Optional<WireAmount> extendedSalePrice,
      Optional<WireAmount> discountAmount,
      Optional<WireAmount> couponAmount,
      List<CheckoutCoupon> coupons,
      List<Discount> discounts) {}

  /** A gift certificate that is being bought (sheet 3.8). */
  public record GiftCertificateLine(
      Optional<String> id, Optional<String> name, Optional<WireAmount> amount) {}

  /** A discount in a cart; its id is a number or a text (sheet 3.8). */
  public record Discount(
      Optional<String> id, Optional<String> name, Optional<WireAmount> discountedAmount) {}

  @Override
  public String toString() {
    return "cart(" + id + ")";
  }
}
