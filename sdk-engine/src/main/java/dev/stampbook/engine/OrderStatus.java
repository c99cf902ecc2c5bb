package dev.stampbook.engine;

/** Where an order stands with the engine. */
public enum OrderStatus {
  /** Signalled, not handled yet. */
  NEW,
  /** What is posted equals what it is entitled to. */
  SETTLED,
  /** A posting is under way or will be tried again. */
  POSTING,
  /** Nobody in the program fits yet. */
  WAITING_FOR_MEMBER,
  /** The commerce system does not have it yet. */
  WAITING_FOR_ORDER,
  /** The hold time is not over. */
  HELD,
  /** Earns nothing, by rule. */
  SKIPPED,
  /** Waits for a person. */
  NEEDS_REVIEW
}
