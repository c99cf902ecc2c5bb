package dev.stampbook.leat;

import dev.stampbook.http.ApiClient;
import dev.stampbook.leat.api.AccountApi;
import dev.stampbook.leat.api.ContactsApi;
import dev.stampbook.leat.api.LedgerApi;
import dev.stampbook.leat.api.OrdersApi;
import dev.stampbook.leat.api.RewardsApi;
import dev.stampbook.leat.api.VouchersApi;

/**
 * All endpoints of the fact sheet, with the same auth, quota and retries as everything else. Reads are retried; writes only when they were
 * provably not processed.
 *
 * @param contacts contacts, identifiers, subscriptions, referrals
 * @param ledger credit receptions, transactions, shops, units, tiers
 * @param orders orders and returns
 * @param rewards rewards and reward receptions
 * @param vouchers promotions and vouchers
 * @param account automations and webhooks
 */
public record LeatApi(
    ContactsApi contacts,
    LedgerApi ledger,
    OrdersApi orders,
    RewardsApi rewards,
    VouchersApi vouchers,
    AccountApi account) {

  static LeatApi of(ApiClient client) {
    return new LeatApi(
        client.api(ContactsApi.class),
        client.api(LedgerApi.class),
        client.api(OrdersApi.class),
        client.api(RewardsApi.class),
        client.api(VouchersApi.class),
        client.api(AccountApi.class));
  }
}
