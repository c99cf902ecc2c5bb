package dev.stampbook.bigcommerce;

import dev.stampbook.bigcommerce.api.CheckoutsApi;
import dev.stampbook.bigcommerce.api.CustomersApi;
import dev.stampbook.bigcommerce.api.MarketingApi;
import dev.stampbook.bigcommerce.api.OrdersApi;
import dev.stampbook.bigcommerce.api.StoreApi;
import dev.stampbook.http.ApiClient;

/**
 * The typed endpoints, with the same auth, retries and quota as everything else.
 *
 * @param orders orders, refunds, transactions, order metafields
 * @param customers customers, attributes, groups, subscribers
 * @param checkouts carts and checkouts
 * @param marketing promotions, coupons, gift certificates
 * @param store store, clock, currencies, channels, webhooks
 */
public record BigCommerceApi(
    OrdersApi orders,
    CustomersApi customers,
    CheckoutsApi checkouts,
    MarketingApi marketing,
    StoreApi store) {

  static BigCommerceApi of(ApiClient client) {
    return new BigCommerceApi(
        client.api(OrdersApi.class),
        client.api(CustomersApi.class),
        client.api(CheckoutsApi.class),
        client.api(MarketingApi.class),
        client.api(StoreApi.class));
  }
}
