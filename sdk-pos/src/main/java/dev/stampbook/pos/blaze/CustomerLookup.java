package dev.stampbook.pos.blaze;

/** What the customer of an order is known by. Lists of transactions name the member's id alone (sheet section 3.5). */
public enum CustomerLookup {
  /** Id, e-mail and phone: one more call per member and page. */
  MEMBER,
  /** The id alone, for providers that find people by their POS id. */
  ID_ONLY
}
