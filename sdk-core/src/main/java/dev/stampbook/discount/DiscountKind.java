package dev.stampbook.discount;

/** The kinds of {@link Discount}. */
public enum DiscountKind {
  AMOUNT_OFF,
  PERCENT_OFF,
  FREE_SHIPPING,
  FREE_PRODUCT,
  COUPON
}
