package dev.stampbook.smile;

/** Who gives the points of orders (sheet section 13). Exactly one side may, or points double. */
public enum SmileEarning {
  /** Smile's own shop app rewards orders; the SDK reads, redeems, restores and gives bonuses. */
  NATIVE_ORDERS,
  /** The merchant has switched the "Place an order" rule off; the SDK posts all points of orders. */
  SDK_LEDGER
}
