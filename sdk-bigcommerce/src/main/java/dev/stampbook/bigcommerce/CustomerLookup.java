package dev.stampbook.bigcommerce;

/** Says what an account holder of an order is known by beside the customer id. */
public enum CustomerLookup {
  /** The e-mail address typed at checkout; costs nothing. */
  BILLING_ADDRESS,
  /**
   * The account's own e-mail address and customer group; one more call per page of orders. Needed by providers that find members by
   * e-mail where shoppers check out with other addresses, and by policies that look at customer groups.
   */
  ACCOUNT
}
