package dev.stampbook.bigcommerce;

/** Says what an account holder of an order is known by beside the customer id. */
public enum CustomerLookup {
  /**
   * The e-mail address typed at checkout; costs nothing. Only for providers that find members by the shop's customer id: shoppers type other
   * people's addresses there, and a provider that looks for the address would give those people the points.
   */
  BILLING_ADDRESS,
  /** The account's own e-mail address and customer group; one more call per page of orders. */
  ACCOUNT
}
