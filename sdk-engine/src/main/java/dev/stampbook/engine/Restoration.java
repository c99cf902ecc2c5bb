package dev.stampbook.engine;

/** Which part of redeemed points comes back when the order they paid for is refunded or cancelled (C7). */
public enum Restoration {
  /**
   * The share that was refunded, cumulative and rounded half up, so that partial refunds sum exactly; all of it at a full refund or when the
   * order is cancelled. The default.
   */
  PROPORTIONAL,
  /** All of it at the first refund, however small, or when the order is cancelled. */
  ALL,
  /** All of it when the order is cancelled; nothing for refunds. */
  CANCEL_ONLY,
  /** Nothing, ever. */
  NONE
}
