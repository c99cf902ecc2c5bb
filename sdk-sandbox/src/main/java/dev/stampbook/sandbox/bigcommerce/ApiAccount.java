package dev.stampbook.sandbox.bigcommerce;

import java.util.Set;

/**
 * Describes an API account of the store (section 2). It owns the webhooks and metafields it makes;
 * other accounts do not see them. Its text form shows the client id only.
 *
 * @param token the value of {@code X-Auth-Token}
 * @param clientId the client id
 * @param clientSecret the client secret, key of webhook signatures
 * @param scopes the granted scopes, such as {@code store_v2_orders_read_only}
 */
public record ApiAccount(String token, String clientId, String clientSecret, Set<String> scopes) {

  /** Holds every scope the emulator asks for. */
  public static final Set<String> ALL_SCOPES =
      Set.of(
          "store_v2_orders",
          "store_v2_transactions",
          "store_v2_customers",
          "store_v2_marketing",
          "store_cart",
          "store_checkout",
          "store_v2_information",
          "store_channel_settings");

  /** Copies the scopes. */
  public ApiAccount {
    scopes = Set.copyOf(scopes);
  }

  /** Returns an account with every scope. */
  public static ApiAccount withAllScopes(String token) {
    return new ApiAccount(token, "sandbox-client", "sandbox-client-secret", ALL_SCOPES);
  }

  boolean may(Scope scope, boolean write) {
    return scope.names().stream()
        .anyMatch(
            name -> scopes.contains(name) || (!write && scopes.contains(name + "_read_only")));
  }

  @Override
  public String toString() {
    return "ApiAccount[" + clientId + "]";
  }
}
