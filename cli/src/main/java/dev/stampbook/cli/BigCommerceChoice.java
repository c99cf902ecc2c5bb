package dev.stampbook.cli;

import dev.stampbook.bigcommerce.BigCommerce;
import dev.stampbook.bigcommerce.BigCommerceCredentials;
import dev.stampbook.bigcommerce.CustomerLookup;
import dev.stampbook.bigcommerce.WebhookTrust;
import dev.stampbook.http.Secret;
import dev.stampbook.sandbox.world.BigCommerceSide;
import dev.stampbook.sandbox.world.CommerceSide;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** BigCommerce, with its webhooks. */
final class BigCommerceChoice implements CommerceChoice {

  @Override
  public String name() {
    return "bigcommerce";
  }

  @Override
  public String title() {
    return "BigCommerce";
  }

  @Override
  public Kind kind() {
    return Kind.SHOP;
  }

  @Override
  public CommerceSide.Maker side() {
    return BigCommerceSide::make;
  }

  @Override
  public OpenCommerce inSandbox(SandboxSystem system) {
    return new OpenBigCommerce(
        BigCommerce.builder()
            .credentials(
                BigCommerceCredentials.of(
                    system.credential("store_hash"),
                    system.secret("access_token"),
                    system.credential("client_id"),
                    system.secret("client_secret")))
            .maxRequestsPerSecond(1_000)
            .webhooks(WebhookTrust.header("X-Shop-Hook-Secret", Secret.of("demo-hook-secret")))
            .baseUrl(system.url())
            .build());
  }

  /** Shipped, Completed, Partially Refunded. */
  @Override
  public String truth() {
    return "earning=2,10,14";
  }

  @Override
  public Set<String> settings() {
    return Set.of(
        "bigcommerce.credentials-file",
        "bigcommerce.api-path",
        "bigcommerce.access-token",
        "bigcommerce.customer-lookup",
        "bigcommerce.url");
  }

  @Override
  public OpenCommerce configured(Settings settings) {
    BigCommerceCredentials credentials = credentials(settings);
    BigCommerce.Builder shop = BigCommerce.builder().credentials(credentials);
    settings
        .url("bigcommerce.url")
        .ifPresent(url -> shop.baseUrl(storeUrl(url, credentials.storeHash())));
    settings
        .choice("bigcommerce.customer-lookup", CustomerLookup.class)
        .ifPresent(shop::customerLookup);
    return new OpenBigCommerce(shop.build());
  }

  private static BigCommerceCredentials credentials(Settings settings) {
    Optional<Path> file = settings.path("bigcommerce.credentials-file");
    if (file.isPresent()) {
      return BigCommerceCredentials.read(file.get());
    }
    if (settings.text("bigcommerce.access-token").isEmpty()) {
      throw new CliException(
          "name the downloaded credentials file in 'bigcommerce.credentials-file', or set"
              + " STAMPBOOK_BIGCOMMERCE_API_PATH and STAMPBOOK_BIGCOMMERCE_ACCESS_TOKEN");
    }
    return BigCommerceCredentials.of(
        storeHash(settings.required("bigcommerce.api-path")),
        Secret.of(settings.required("bigcommerce.access-token")));
  }

  private static String storeHash(String apiPath) {
    Matcher hash = Pattern.compile("/stores/([^/]+)").matcher(apiPath);
    if (!hash.find()) {
      throw new CliException(
          "bigcommerce.api-path looks like https://api.bigcommerce.com/stores/abc123/v3/");
    }
    return hash.group(1);
  }

  /** Accepts the address of a host or of a store on it, with or without version. */
  private static URI storeUrl(URI given, String hash) {
    String url = given.toString().replaceAll("/(v[23])?/?$", "");
    return URI.create(url.contains("/stores/") ? url : url + "/stores/" + hash);
  }

  @Override
  public List<Variant> variants() {
    return List.of(
        new Variant("", new OpenBigCommerce(unconnected().build())),
        new Variant(
            "webhooks(WebhookTrust)",
            new OpenBigCommerce(
                unconnected()
                    .webhooks(WebhookTrust.header("X-Shop-Hook-Secret", Secret.of("none")))
                    .build())));
  }

  private static BigCommerce.Builder unconnected() {
    return BigCommerce.builder().credentials(BigCommerceCredentials.of("none", Secret.of("none")));
  }
}
