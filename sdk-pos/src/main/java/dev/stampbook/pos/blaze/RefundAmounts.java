package dev.stampbook.pos.blaze;

/** What the money of a refund means (sheet section 14, {@code blaze.refundAmountIncludesTax}). */
public enum RefundAmounts {
  /** Goods alone. */
  WITHOUT_TAX,
  /** Goods and the tax on them. */
  INCLUDING_TAX
}
