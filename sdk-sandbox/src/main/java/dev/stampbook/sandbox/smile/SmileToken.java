package dev.stampbook.sandbox.smile;

import java.util.Set;

/**
 * Holds a bearer token and what it opens (sheet sections 2.1 and 2.2). Its text form hides the
 * value.
 *
 * @param value what clients send behind {@code Bearer}
 * @param kind how it was made
 * @param scopes what it opens; a write scope includes reading the same
 */
public record SmileToken(String value, Kind kind, Set<String> scopes) {

  /** Says how a token was made. */
  public enum Kind {
    /** By the merchant for one integration; cannot create customers. */
    API_KEY,
    /** By installing an app. */
    OAUTH
  }

  /** Lists every scope of the sheet except the one for custom platforms. */
  public static final Set<String> ALL_SCOPES =
      Set.of(
          "customer:read",
          "customer_identity:write",
          "activity:write",
          "earning_rule:read",
          "points_product:read",
          "points_purchase:write",
          "points_transaction:write",
          "points_settings:read",
          "referral_settings:read",
          "reward_fulfillment:read",
          "vip_tier:read");

  /** Copies the scopes. */
  public SmileToken {
    scopes = Set.copyOf(scopes);
  }

  /** Returns a merchant's key with every scope; the value should start with {@code api_}. */
  public static SmileToken apiKey(String value) {
    return new SmileToken(value, Kind.API_KEY, ALL_SCOPES);
  }

  /** Returns a token of an installed app with every scope. */
  public static SmileToken oauth(String value) {
    return new SmileToken(value, Kind.OAUTH, ALL_SCOPES);
  }

  /** Returns the same token with these scopes only. */
  public SmileToken withScopes(Set<String> only) {
    return new SmileToken(value, kind, only);
  }

  boolean opens(String scope) {
    return scopes.contains(scope)
        || (scope.endsWith(":read") && scopes.contains(scope.replace(":read", ":write")));
  }

  @Override
  public String toString() {
    return "SmileToken[" + kind + "]";
  }
}
