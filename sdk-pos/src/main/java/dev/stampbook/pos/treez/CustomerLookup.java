package dev.stampbook.pos.treez;

/** What the customer of a ticket is known by beside the id: a ticket holds no e-mail address and no phone number. */
public enum CustomerLookup {
  /** What the account says; one call per customer and page. For providers that find people by e-mail or phone. */
  ACCOUNT,
  /** Nothing; no further call. For providers that know the POS id. */
  POS_ID
}
