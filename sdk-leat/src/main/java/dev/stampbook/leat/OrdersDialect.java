package dev.stampbook.leat;

/** Which wording of the Orders API is spoken, {@code orders.dialect} (sheet section 14). */
public enum OrdersDialect {
  /** The documentation of May 2025: charges have a {@code type}; it knows no tax, which is sent as {@code CUSTOM}. */
  MAY_2025,
  /** Leat's own Magento module of June 2026: charges name a {@code charge_definition} such as {@code TAX}. */
  JUNE_2026
}
