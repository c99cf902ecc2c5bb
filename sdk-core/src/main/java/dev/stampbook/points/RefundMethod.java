package dev.stampbook.points;

/** What a partial refund does to the points of its order (C6). A full refund takes exactly what is left under the first two. */
public enum RefundMethod {
  /** Points of the base that is left (C6-E). */
  RECOMPUTE,
  /** Earned points minus the refunded share of them, half up, cumulative (C6-P). */
  PROPORTIONAL,
  /** Partial refunds change nothing; a refund of everything that counts takes all points back, as a cancellation does. */
  NONE
}
