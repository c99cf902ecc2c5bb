package dev.stampbook.smile.api;

/** Whether an issued reward was used (sheet section 5). */
public enum UsageStatus {
  /** It was. */
  USED,
  /** It was not: a code in a cart is not used before the order completes. */
  UNUSED,
  /** Nobody knows; never to be read as unused. */
  UNTRACKED
}
