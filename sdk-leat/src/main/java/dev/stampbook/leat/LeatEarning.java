package dev.stampbook.leat;

/** Who gives the points of orders, and how they travel (sheet section 13). */
public enum LeatEarning {
  /** The SDK computes them and posts credit receptions: what is posted is exactly what the policy says. */
  CREDITS,
  /**
   * The SDK reports orders and returns, and the merchant's order action computes the points (sheet section 3.5). Set an order action up at
   * Leat first: without one, orders earn nothing.
   */
  ORDERS,
  /** Leat's own connector reads the shop's orders; the SDK posts none. */
  CONNECTOR
}
