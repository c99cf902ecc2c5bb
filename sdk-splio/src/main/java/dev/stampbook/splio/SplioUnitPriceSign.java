package dev.stampbook.splio;

/** Which sign unit prices have on the lines of a refund order: {@code splio.refund.unitPriceSign} (sheet section 14, U9). */
public enum SplioUnitPriceSign {
  /** As the line amounts. */
  NEGATIVE,
  /** As on the order. */
  POSITIVE
}
