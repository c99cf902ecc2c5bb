package dev.stampbook.pos.blaze;

import dev.stampbook.http.ApiClient;
import dev.stampbook.pos.blaze.api.CartsApi;
import dev.stampbook.pos.blaze.api.ConsumersApi;
import dev.stampbook.pos.blaze.api.LoyaltyApi;
import dev.stampbook.pos.blaze.api.MembersApi;
import dev.stampbook.pos.blaze.api.StoreApi;
import dev.stampbook.pos.blaze.api.TransactionsApi;

/**
 * The typed endpoints, with the same auth, retries and quota as everything else.
 *
 * @param members customers of the shop
 * @param consumers online accounts
 * @param carts online orders
 * @param transactions sales and refunds
 * @param loyalty Blaze's own points, rewards and promotions
 * @param store shop, taxes, webhooks
 */
public record BlazeApi(
    MembersApi members,
    ConsumersApi consumers,
    CartsApi carts,
    TransactionsApi transactions,
    LoyaltyApi loyalty,
    StoreApi store) {

  static BlazeApi of(ApiClient client) {
    return new BlazeApi(
        client.api(MembersApi.class),
        client.api(ConsumersApi.class),
        client.api(CartsApi.class),
        client.api(TransactionsApi.class),
        client.api(LoyaltyApi.class),
        client.api(StoreApi.class));
  }
}
