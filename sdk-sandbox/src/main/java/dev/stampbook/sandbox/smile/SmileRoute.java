package dev.stampbook.sandbox.smile;

import dev.stampbook.sandbox.EmulatorResponse;
import java.util.List;
import java.util.function.Function;

/**
 * Ties an operation to its path and to what a token needs (sheet section 2.2).
 *
 * @param method the HTTP method
 * @param path the segments behind the base path; a star stands for an id
 * @param scope what the token must open
 * @param tokens which kinds of token may call
 * @param answer carries the operation out
 */
record SmileRoute(
    String method,
    List<String> path,
    String scope,
    List<SmileToken.Kind> tokens,
    Function<SmileCall, EmulatorResponse> answer) {

  private static final List<SmileToken.Kind> EVERY_KIND =
      List.of(SmileToken.Kind.API_KEY, SmileToken.Kind.OAUTH);

  /** Returns the routes of the operations 1 to 15. */
  static List<SmileRoute> all(SmileEndpoints to) {
    return List.of(
        get("customers", "customer:read", to::listCustomers),
        get("customers/*", "customer:read", to::getCustomer),
        new SmileRoute(
            "POST",
            List.of("customer_identities", "create_or_update"),
            "customer_identity:write",
            List.of(SmileToken.Kind.OAUTH),
            to::upsertIdentity),
        post("activities", "activity:write", to::createActivity),
        get("earning_rules", "earning_rule:read", to::listEarningRules),
        get("points_products", "points_product:read", to::listProducts),
        get("points_products/*", "points_product:read", to::getProduct),
        post("points_products/*/purchase", "points_purchase:write", to::purchase),
        post("points_transactions", "points_transaction:write", to::createTransaction),
        get("points_transactions", "points_transaction:read", to::listTransactions),
        get("points_transactions/*", "points_transaction:read", to::getTransaction),
        get("points_settings", "points_settings:read", to::pointsSettings),
        get("referral_settings", "referral_settings:read", to::referralSettings),
        get("reward_fulfillments", "reward_fulfillment:read", to::listFulfillments),
        get("vip_tiers", "vip_tier:read", to::listTiers));
  }

  private static SmileRoute get(
      String path, String scope, Function<SmileCall, EmulatorResponse> answer) {
    return new SmileRoute("GET", List.of(path.split("/", -1)), scope, EVERY_KIND, answer);
  }

  private static SmileRoute post(
      String path, String scope, Function<SmileCall, EmulatorResponse> answer) {
    return new SmileRoute("POST", List.of(path.split("/", -1)), scope, EVERY_KIND, answer);
  }

  boolean matches(String askedMethod, List<String> asked) {
    if (!method.equals(askedMethod) || asked.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!path.get(i).equals("*") && !path.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return true;
  }
}
