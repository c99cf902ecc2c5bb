package dev.stampbook.sandbox.bigcommerce;

import java.time.InstantSource;
import java.util.List;

/**
 * Says how an emulated store is set up.
 *
 * @param storeHash the store's hash, part of every path
 * @param accounts the API accounts that may call
 * @param plan the request quota, shared by all accounts
 * @param seed the seed of generated codes and ids
 * @param clock the time
 */
public record BigCommerceSettings(
    String storeHash, List<ApiAccount> accounts, RatePlan plan, long seed, InstantSource clock) {

  /** Copies the accounts; there must be one. */
  public BigCommerceSettings {
    accounts = List.copyOf(accounts);
    if (accounts.isEmpty()) {
      throw new IllegalArgumentException("An emulated store needs at least one API account.");
    }
  }

  /** Returns the store {@code abc123} on the Pro plan with one account that may do everything. */
  public static BigCommerceSettings standard(InstantSource clock) {
    return new BigCommerceSettings(
        "abc123", List.of(ApiAccount.withAllScopes("sandbox-token")), RatePlan.PRO, 1, clock);
  }

  /** Returns a copy with another quota. */
  public BigCommerceSettings withPlan(RatePlan changed) {
    return new BigCommerceSettings(storeHash, accounts, changed, seed, clock);
  }

  /** Returns a copy with other accounts. */
  public BigCommerceSettings withAccounts(List<ApiAccount> changed) {
    return new BigCommerceSettings(storeHash, changed, plan, seed, clock);
  }
}
