package dev.stampbook.springbig;

/** What the total of a visit holds; it must be what the merchant's program in Springbig counts (sheet section 14, U20). */
public enum PointsBasis {
  /** What the policy counts, without tax. The default: 43.00 earns 43 (sheet section 16). */
  SUBTOTAL_WITHOUT_TAX,
  /** What the policy counts, with tax; the shops whose points are post-tax (sheet section 12). */
  TOTAL_WITH_TAX
}
