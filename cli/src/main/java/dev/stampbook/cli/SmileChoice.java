package dev.stampbook.cli;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.http.Secret;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.sandbox.world.ProviderSide;
import dev.stampbook.sandbox.world.SmileSide;
import dev.stampbook.smile.Smile;
import dev.stampbook.smile.SmileEarning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Smile.io, with the SDK as the earning owner. */
final class SmileChoice implements ProviderChoice {

  @Override
  public String name() {
    return "smile";
  }

  @Override
  public String title() {
    return "Smile";
  }

  @Override
  public ProviderSide.Maker side() {
    return SmileSide::make;
  }

  @Override
  public LoyaltyProvider inSandbox(SandboxSystem system) {
    return Smile.builder()
        .apiKey(system.secret("api_key"))
        .baseUrl(system.url())
        .earning(SmileEarning.SDK_LEDGER)
        .maxRequestsPerSecond(1_000)
        .lookups(
            new LookupSchedule(
                List.of(Duration.ZERO, Duration.ofMillis(200), Duration.ofMillis(500)), 5))
        .build();
  }

  /** Smile refuses a balance below zero, so the rest is kept as debt. */
  @Override
  public PointsPolicy preset(BigDecimal pointsPerUnit) {
    return PointsPolicy.perUnit(pointsPerUnit)
        .excludingTax()
        .excludingShipping()
        .rounding(RoundingMode.DOWN)
        .negativeBalance(NegativeBalance.CLAMP_DEBT);
  }

  @Override
  public String truth() {
    return "";
  }

  @Override
  public Set<String> settings() {
    return Set.of("smile.key-file", "smile.key", "smile.url", "smile.max-requests-per-second");
  }

  @Override
  public LoyaltyProvider configured(Settings settings) {
    Smile.Builder smile =
        Smile.builder()
            .apiKey(settings.secret("smile.key-file", "smile.key", "the file with the API key"))
            .earning(SmileEarning.SDK_LEDGER);
    settings.url("smile.url").ifPresent(url -> smile.baseUrl(firstVersion(url)));
    settings.number("smile.max-requests-per-second").ifPresent(smile::maxRequestsPerSecond);
    return smile.build();
  }

  /** Accepts the address of a host or of the first version of the interface on it. */
  private static URI firstVersion(URI given) {
    String url = given.toString().replaceAll("/+$", "");
    return URI.create(url.endsWith("/v1") ? url : url + "/v1");
  }

  @Override
  public List<Variant> variants() {
    Secret none = Secret.of("none");
    return List.of(
        new Variant("", Smile.builder().apiKey(none).build()),
        new Variant(
            "smile.earning=SDK_LEDGER",
            Smile.builder().apiKey(none).earning(SmileEarning.SDK_LEDGER).build()),
        new Variant("smile.accessToken", Smile.builder().accessToken(none).build()),
        new Variant(
            "smile.signatureHeader, smile.digestEncoding and smile.clientSecrets",
            Smile.builder()
                .accessToken(none)
                .signatureHeader("X-Signature")
                .digestEncoding(SignatureCheck.Encoding.HEX)
                .clientSecrets(none)
                .build()));
  }
}
