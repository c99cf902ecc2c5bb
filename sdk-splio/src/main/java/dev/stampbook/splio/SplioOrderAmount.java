package dev.stampbook.splio;

/** What the totals of an order may include: {@code splio.order.totalIncludes} (sheet section 14, U8). */
public enum SplioOrderAmount {
  /** Tax is in line and order totals; it stands in its own fields either way. */
  TAX,
  /** Shipping is in the order total; it stands in its own field either way. */
  SHIPPING
}
