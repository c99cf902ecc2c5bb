package dev.stampbook.engine;

/** Where a one-time code stands (C18). Every change is one atomic step. */
public enum CodeState {
  /** Nobody has it. */
  FREE,
  /** It belongs to one redemption, for ever. */
  ASSIGNED,
  /** An order has used it. */
  USED,
  /** Will never be handed out again: its redemption was released or refused, or it was withdrawn by hand. */
  RETIRED,
  /** The shop refused it as used already; a person should find out why. */
  QUARANTINED
}
