package dev.stampbook.sandbox.bigcommerce;

import java.util.List;

/** Names the permission an endpoint asks for (section 2.3). */
enum Scope {
  NONE(""),
  ORDERS("store_v2_orders"),
  REFUNDS("store_v2_orders store_v2_transactions"),
  TRANSACTIONS("store_v2_transactions"),
  CUSTOMERS("store_v2_customers"),
  MARKETING("store_v2_marketing"),
  CARTS("store_cart"),
  CHECKOUTS("store_checkout"),
  INFORMATION("store_v2_information"),
  CHANNELS("store_channel_settings");

  private final String names;

  Scope(String names) {
    this.names = names;
  }

  /** Returns the scopes that open the endpoint, each with its read-only twin for reading. */
  List<String> names() {
    return List.of(names.split(" ", -1));
  }
}
