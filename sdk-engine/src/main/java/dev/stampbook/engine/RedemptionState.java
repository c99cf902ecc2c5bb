package dev.stampbook.engine;

/** Where a redemption stands. Every change is written durably before the call that follows from it. */
public enum RedemptionState {
  /** Written durably, the points held; the provider may or may not have been asked. */
  REQUESTED,
  /** The points are taken, or held until the order completes, and code or value are known; the discount is on no checkout. */
  ISSUED,
  /** The discount is on the checkout or an order, or its code is with the member. */
  APPLIED,
  /** The order is complete: the discount is used up. What refunds gave back since is counted in {@link Redemption#restored()}. */
  CONSUMED,
  /** The points are back, or were never taken, and the discount is gone or its order is cancelled. */
  RELEASED,
  /** It was refused; nothing was taken. */
  REFUSED,
  /** Waits for a person, with everything needed to decide in {@link Redemption#review()}. */
  NEEDS_REVIEW;

  /** Returns whether the discount can still be used for an order. */
  public boolean isUsable() {
    return this == ISSUED || this == APPLIED;
  }
}
