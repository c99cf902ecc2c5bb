package dev.stampbook.smile.api;

/** How a product is priced (sheet section 5). */
public enum ExchangeType {
  /** One price. */
  FIXED,
  /** As many whole steps as the customer likes. */
  VARIABLE
}
