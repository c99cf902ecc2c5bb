package dev.stampbook.points;

/** What happens when a reversal takes more points than the member has (C12). */
public enum NegativeBalance {
  /** Posts in full; the balance may go below zero, and nothing can be redeemed until it is positive. */
  ALLOW,
  /** Posts at most the balance and writes the rest off, in the audit. */
  CLAMP_FORGIVE,
  /** Posts at most the balance and keeps the rest as debt that later earnings pay first. */
  CLAMP_DEBT,
  /** Posts nothing and waits for a person. */
  FAIL
}
