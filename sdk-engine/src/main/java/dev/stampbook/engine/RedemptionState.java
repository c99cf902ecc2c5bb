package dev.stampbook.engine;

/** Where a redemption stands. */
public enum RedemptionState {
  /** Written durably; the provider may or may not have been asked. */
  REQUESTED,
  /** Points are taken and the reward is issued; the discount is not on the checkout yet. */
  ISSUED,
  /** The discount is on the checkout, or its code is with the member. */
  APPLIED,
  /** The provider refused; nothing was taken. */
  REFUSED,
  /** Waits for a person, with everything needed to decide. */
  NEEDS_REVIEW
}
