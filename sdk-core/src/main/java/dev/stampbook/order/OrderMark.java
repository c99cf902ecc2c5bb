package dev.stampbook.order;

/** Peculiarities of an order that a policy may care about. */
public enum OrderMark {
  /** Put away by staff; not a cancellation. */
  ARCHIVED,
  /** Imported history of another system. */
  MIGRATED,
  /** Paid by a test transaction. */
  TEST
}
