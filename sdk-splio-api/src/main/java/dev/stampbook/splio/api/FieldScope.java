package dev.stampbook.splio.api;

import com.squareup.moshi.Json;

/** What a custom field hangs on when it is made; the lists use other words (sheet section 3.1). */
public enum FieldScope {
  @Json(name = "contacts")
  CONTACTS,
  @Json(name = "stores")
  STORES,
  @Json(name = "products")
  PRODUCTS,
  @Json(name = "order_products")
  ORDER_PRODUCTS,
  @Json(name = "orders")
  ORDERS,
  @Json(name = "rewards")
  REWARDS,
  @Json(name = "loyalty")
  LOYALTY
}
