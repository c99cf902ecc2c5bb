package dev.stampbook.splio;

/** What stands as quantity on the lines of a refund order: {@code splio.refund.quantity} (sheet section 14, U9). */
public enum SplioRefundQuantity {
  /** Zero, as the vendor's guide says. */
  ZERO,
  /** The units given back, negative. */
  NEGATIVE
}
