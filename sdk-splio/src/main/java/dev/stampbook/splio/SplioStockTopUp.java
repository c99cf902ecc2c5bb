package dev.stampbook.splio;

/** How the stock of a limited reward with generated codes is raised: {@code splio.stock.topUp} (sheet section 14, U11). */
public enum SplioStockTopUp {
  /** By the call that adds; where that is gone (404, 405), by raising {@code max_attribution_count}. */
  ADD_OR_PATCH,
  /** By the call that adds. */
  ADD,
  /** By raising {@code max_attribution_count}. */
  PATCH
}
