package dev.stampbook.cli;

import dev.stampbook.SystemName;
import dev.stampbook.http.Secret;
import dev.stampbook.pos.blaze.AccrualOwner;
import dev.stampbook.pos.blaze.Blaze;
import dev.stampbook.pos.blaze.CustomerLookup;
import dev.stampbook.pos.blaze.DiscountMode;
import dev.stampbook.pos.blaze.PercentScale;
import dev.stampbook.pos.blaze.PosIdSource;
import dev.stampbook.pos.blaze.RefundAmounts;
import dev.stampbook.sandbox.world.BlazeSide;
import dev.stampbook.sandbox.world.CommerceSide;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Blaze, polled: what its webhooks carry is not documented. */
final class BlazeChoice implements CommerceChoice {

  @Override
  public String name() {
    return "blaze";
  }

  @Override
  public String title() {
    return "Blaze";
  }

  @Override
  public Kind kind() {
    return Kind.POS;
  }

  @Override
  public CommerceSide.Maker side() {
    return BlazeSide::make;
  }

  @Override
  public OpenCommerce inSandbox(SandboxSystem system) {
    return new OpenBlaze(
        Blaze.builder()
            .partnerKey(system.secret("partner_key"))
            .developerKey(system.secret("developer_key"))
            .maxRequestsPerSecond(1_000)
            .baseUrl(system.url())
            .build());
  }

  /** Completed; refunds are transactions of their own. */
  @Override
  public String truth() {
    return "earning=10";
  }

  @Override
  public Set<String> settings() {
    return Set.of(
        "blaze.partner-key-file",
        "blaze.partner-key",
        "blaze.partner-key-header",
        "blaze.developer-key-file",
        "blaze.developer-key",
        "blaze.url",
        "blaze.max-requests-per-second",
        "blaze.page-size",
        "blaze.transaction-overlap-days",
        "blaze.zone",
        "blaze.refund-amounts",
        "blaze.customer-lookup",
        "blaze.pos-id-source",
        "blaze.accrual-owner",
        "blaze.discount-mode",
        "blaze.percent-scale");
  }

  @Override
  public OpenCommerce configured(Settings settings) {
    Blaze.Builder shop =
        Blaze.builder()
            .partnerKey(
                settings.secret(
                    "blaze.partner-key-file", "blaze.partner-key", "the file with the partner key"))
            .developerKey(
                settings.secret(
                    "blaze.developer-key-file",
                    "blaze.developer-key",
                    "the file with the shop's developer key"));
    settings.text("blaze.partner-key-header").ifPresent(shop::partnerKeyHeader);
    settings.url("blaze.url").ifPresent(url -> shop.baseUrl(firstVersion(url)));
    settings.number("blaze.max-requests-per-second").ifPresent(shop::maxRequestsPerSecond);
    settings.number("blaze.page-size").ifPresent(shop::pageSize);
    settings.number("blaze.transaction-overlap-days").ifPresent(shop::transactionOverlapDays);
    settings
        .parsed("blaze.zone", "a time zone such as America/Los_Angeles", BlazeChoice::zone)
        .ifPresent(shop::zone);
    settings.choice("blaze.refund-amounts", RefundAmounts.class).ifPresent(shop::refundAmounts);
    settings.choice("blaze.customer-lookup", CustomerLookup.class).ifPresent(shop::customerLookup);
    settings.choice("blaze.pos-id-source", PosIdSource.class).ifPresent(shop::posIdSource);
    settings.choice("blaze.accrual-owner", AccrualOwner.class).ifPresent(shop::accrualOwner);
    settings.choice("blaze.discount-mode", DiscountMode.class).ifPresent(shop::discountMode);
    settings.choice("blaze.percent-scale", PercentScale.class).ifPresent(shop::percentScale);
    settings.text("provider").map(SystemName::of).ifPresent(shop::loyaltyProvider);
    return new OpenBlaze(shop.build());
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("no zone", unknown);
    }
  }

  /** Accepts the address of a host or of the first version of the interface on it. */
  private static URI firstVersion(URI given) {
    String url = given.toString().replaceAll("/+$", "");
    return URI.create(url.endsWith("/v1") ? url : url + "/api/v1");
  }

  @Override
  public List<Variant> variants() {
    return List.of(
        new Variant(
            "",
            new OpenBlaze(
                Blaze.builder()
                    .partnerKey(Secret.of("none"))
                    .developerKey(Secret.of("none"))
                    .build())));
  }
}
