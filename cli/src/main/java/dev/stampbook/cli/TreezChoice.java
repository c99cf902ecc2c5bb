package dev.stampbook.cli;

import dev.stampbook.http.Secret;
import dev.stampbook.pos.treez.ApiVersion;
import dev.stampbook.pos.treez.CustomerLookup;
import dev.stampbook.pos.treez.DiscountKey;
import dev.stampbook.pos.treez.NativeLoyalty;
import dev.stampbook.pos.treez.RefundMode;
import dev.stampbook.pos.treez.SelfSignedTokens;
import dev.stampbook.pos.treez.TicketDeltaPath;
import dev.stampbook.pos.treez.Treez;
import dev.stampbook.sandbox.world.CommerceSide;
import dev.stampbook.sandbox.world.TreezSide;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Treez, with its webhooks. */
final class TreezChoice implements CommerceChoice {

  @Override
  public String name() {
    return "treez";
  }

  @Override
  public String title() {
    return "Treez";
  }

  @Override
  public Kind kind() {
    return Kind.POS;
  }

  @Override
  public CommerceSide.Maker side() {
    return TreezSide::make;
  }

  @Override
  public OpenCommerce inSandbox(SandboxSystem system) {
    return new OpenTreez(
        Treez.builder()
            .dispensary(system.credential("dispensary"))
            .v2(system.secret("client_id"), system.secret("api_key"))
            .webhookTokens(List.of(system.secret("webhook_token")))
            .maxRequestsPerSecond(1_000)
            .baseUrl(system.url())
            .build());
  }

  /** Completed; refunds are tickets of their own. */
  @Override
  public String truth() {
    return "earning=10";
  }

  @Override
  public Set<String> settings() {
    return Set.of(
        "treez.dispensary",
        "treez.api-version",
        "treez.client-id",
        "treez.api-key-file",
        "treez.api-key",
        "treez.v2.bearer-prefix",
        "treez.certificate-id",
        "treez.organization-id",
        "treez.private-key-file",
        "treez.url",
        "treez.max-requests-per-second",
        "treez.revenue-source",
        "treez.discount-key",
        "treez.ticket-delta-path",
        "treez.refund-mode",
        "treez.first-page",
        "treez.zone",
        "treez.history-days",
        "treez.customer-lookup",
        "treez.native-loyalty",
        "treez.earned-elsewhere");
  }

  @Override
  public OpenCommerce configured(Settings settings) {
    Treez.Builder store = Treez.builder().dispensary(settings.required("treez.dispensary"));
    ApiVersion version =
        settings.choice("treez.api-version", ApiVersion.class).orElse(ApiVersion.V2);
    credentials(store, version, settings);
    settings
        .url("treez.url")
        .ifPresent(
            url -> store.baseUrl(storeUrl(url, version, settings.required("treez.dispensary"))));
    settings.number("treez.max-requests-per-second").ifPresent(store::maxRequestsPerSecond);
    settings.text("treez.revenue-source").ifPresent(store::revenueSource);
    settings.choice("treez.discount-key", DiscountKey.class).ifPresent(store::discountKey);
    settings
        .choice("treez.ticket-delta-path", TicketDeltaPath.class)
        .ifPresent(store::ticketDeltaPath);
    settings.choice("treez.refund-mode", RefundMode.class).ifPresent(store::refundMode);
    settings.number("treez.first-page").ifPresent(store::firstPage);
    settings
        .parsed("treez.zone", "a time zone such as America/Los_Angeles", TreezChoice::zone)
        .ifPresent(store::zone);
    settings.number("treez.history-days").map(Duration::ofDays).ifPresent(store::history);
    settings.choice("treez.customer-lookup", CustomerLookup.class).ifPresent(store::customerLookup);
    settings.choice("treez.native-loyalty", NativeLoyalty.class).ifPresent(store::nativeLoyalty);
    settings
        .text("treez.earned-elsewhere")
        .map(TreezChoice::names)
        .ifPresent(store::earnedElsewhere);
    return new OpenTreez(store.build());
  }

  private static void credentials(Treez.Builder store, ApiVersion version, Settings settings) {
    if (version == ApiVersion.V2) {
      store.v2(
          Secret.of(settings.required("treez.client-id")),
          settings.secret(
              "treez.api-key-file", "treez.api-key", "the file with the store's API key"));
      if (settings.isOn("treez.v2.bearer-prefix", Settings.Switch.OFF)) {
        store.bearerPrefix();
      }
      return;
    }
    store.v3(
        settings.required("treez.certificate-id"),
        settings.required("treez.organization-id"),
        SelfSignedTokens.readKey(
            settings
                .path("treez.private-key-file")
                .orElseThrow(
                    () ->
                        new CliException(
                            "name the file with the private key in 'treez.private-key-file'"))));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("no zone", unknown);
    }
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  /** Accepts the address of a host or of the store on it. */
  private static URI storeUrl(URI given, ApiVersion version, String dispensary) {
    String url = given.toString().replaceAll("/+$", "");
    String path = version == ApiVersion.V2 ? "/v2.0/dispensary/" : "/dispensary/v3/";
    return URI.create(url.contains("/dispensary/") ? url : url + path + dispensary);
  }

  @Override
  public List<Variant> variants() {
    return List.of(
        new Variant("", new OpenTreez(unconnected().build())),
        new Variant(
            "webhookTokens",
            new OpenTreez(unconnected().webhookTokens(List.of(Secret.of("none"))).build())));
  }

  private static Treez.Builder unconnected() {
    return Treez.builder().dispensary("none").v2(Secret.of("none"), Secret.of("none"));
  }
}
