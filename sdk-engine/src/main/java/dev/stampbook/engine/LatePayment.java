package dev.stampbook.engine;

/** What happens when an order turns out to use a discount whose points went back to the member meanwhile (KF-16). */
public enum LatePayment {
  /**
   * The points are taken again. Where the policy does not allow a balance below zero and the member has too few, a person has to decide.
   * The default.
   */
  TAKE_AGAIN,
  /** A person has to decide. */
  MANUAL
}
