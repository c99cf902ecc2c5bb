package dev.stampbook.splio;

/** What the custom field holds that a universe has chosen as unique key (sheet section 1). */
public enum SplioKeyHolds {
  /** The shop's customer id. */
  CUSTOMER_ID,
  /** The id at the point of sale. */
  POS_ID
}
