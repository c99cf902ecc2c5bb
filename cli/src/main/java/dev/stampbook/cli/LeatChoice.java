package dev.stampbook.cli;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.http.Secret;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.leat.Leat;
import dev.stampbook.leat.LeatEarning;
import dev.stampbook.leat.LeatSubscription;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.sandbox.world.LeatSide;
import dev.stampbook.sandbox.world.ProviderSide;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Leat, with credits that the SDK computes unless the settings say otherwise. */
final class LeatChoice implements ProviderChoice {

  @Override
  public String name() {
    return "leat";
  }

  @Override
  public String title() {
    return "Leat";
  }

  @Override
  public ProviderSide.Maker side() {
    return LeatSide::make;
  }

  @Override
  public LoyaltyProvider inSandbox(SandboxSystem system) {
    return Leat.builder()
        .personalAccessToken(system.secret("personal_access_token"))
        .shopUuid(system.credential("shop_uuid"))
        .baseUrl(system.url())
        .permitsPerSecond(1_000)
        .lookups(
            new LookupSchedule(
                List.of(Duration.ZERO, Duration.ofMillis(200), Duration.ofMillis(500)), 5))
        .build();
  }

  /** The rule of Leat's own connector for BigCommerce: the full value, refunds in proportion. */
  @Override
  public PointsPolicy preset(BigDecimal pointsPerUnit) {
    return PointsPolicy.leatBigCommerce(pointsPerUnit);
  }

  @Override
  public String truth() {
    return "counting=tax,shipping,handling,wrapping,fees&refunds=proportional";
  }

  @Override
  public Set<String> settings() {
    return Set.of(
        "leat.token-file",
        "leat.token",
        "leat.shop-uuid",
        "leat.url",
        "leat.earning",
        "leat.orders-prefix",
        "leat.max-requests-per-second");
  }

  @Override
  public LoyaltyProvider configured(Settings settings) {
    Leat.Builder leat =
        Leat.builder()
            .personalAccessToken(
                settings.secret(
                    "leat.token-file", "leat.token", "the file with the personal access token"))
            .shopUuid(settings.required("leat.shop-uuid"))
            .earning(
                settings.choice("leat.earning", LeatEarning.class).orElse(LeatEarning.CREDITS));
    settings.url("leat.url").ifPresent(leat::baseUrl);
    settings.text("leat.orders-prefix").ifPresent(leat::orderPrefix);
    settings.number("leat.max-requests-per-second").ifPresent(leat::permitsPerSecond);
    return leat.build();
  }

  @Override
  public List<Variant> variants() {
    return List.of(
        new Variant("", bare().build()),
        new Variant("leat.earning=ORDERS", bare().earning(LeatEarning.ORDERS).build()),
        new Variant("leat.earning=CONNECTOR", bare().earning(LeatEarning.CONNECTOR).build()),
        new Variant(
            "leat.subscriptions",
            bare().subscription(ConsentChannel.EMAIL, LeatSubscription.of("none")).build()),
        new Variant(
            "leat.webhook.secret, leat.webhook.signatureHeader and leat.webhook.algorithm",
            bare()
                .webhookSecret(Secret.of("none"))
                .webhookSignatureHeader("X-Signature")
                .webhookAlgorithm(SignatureCheck.Encoding.HEX)
                .build()));
  }

  private static Leat.Builder bare() {
    return Leat.builder()
        .personalAccessToken(Secret.of("none"))
        .shopUuid("none")
        .baseUrl(URI.create("https://api.piggy.eu/"));
  }
}
