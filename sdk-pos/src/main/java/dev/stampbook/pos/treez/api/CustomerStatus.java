package dev.stampbook.pos.treez.api;

/** The states of a customer (sheet 3.1). */
public enum CustomerStatus {
  ACTIVE,
  /** Deleted, or merged into another customer. */
  DEACTIVATED,
  /** Has taken in another customer, and is active. */
  MERGED
}
