package dev.stampbook.smile.api;

/** How a customer stands in the program (sheet section 5). */
public enum CustomerState {
  /** Knows the shop, has not joined. */
  CANDIDATE,
  /** Takes part. */
  MEMBER,
  /** Was excluded by the merchant. */
  DISABLED
}
