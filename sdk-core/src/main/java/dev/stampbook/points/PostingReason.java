package dev.stampbook.points;

/** Why points change. */
public enum PostingReason {
  /** The entitlement of an order differs from what was posted for it; positive or negative. */
  ORDER,
  /** A reward is taken. */
  REDEMPTION,
  /** Redeemed points come back. */
  RESTORATION,
  /** Earlier reversals that could not be taken in full are paid off by new earnings (C12). */
  DEBT,
  /** A bonus that hangs on no order. */
  BONUS,
  /** Two members became one. */
  MERGE
}
