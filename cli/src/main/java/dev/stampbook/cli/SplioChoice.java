package dev.stampbook.cli;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.http.Secret;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.sandbox.world.ProviderSide;
import dev.stampbook.sandbox.world.SplioSide;
import dev.stampbook.splio.Splio;
import dev.stampbook.splio.SplioEarning;
import dev.stampbook.splio.SplioOrderAmount;
import dev.stampbook.splio.SplioZones;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** Splio. The demo credits points, so that they can be compared one by one; {@code sync} reports orders unless told otherwise. */
final class SplioChoice implements ProviderChoice {

  private static final long DEMO_PROGRAM = 7;

  @Override
  public String name() {
    return "splio";
  }

  @Override
  public String title() {
    return "Splio";
  }

  @Override
  public ProviderSide.Maker side() {
    return SplioSide::make;
  }

  @Override
  public LoyaltyProvider inSandbox(SandboxSystem system) {
    return Splio.builder()
        .apiKey(system.secret("api_key"))
        .program(DEMO_PROGRAM)
        .baseUrl(system.url())
        .maxRequestsPerSecond(1_000, 1_000)
        .earning(SplioEarning.CREDIT)
        .negativeCredit()
        .rewardCurrency(CurrencyUnit.USD)
        .http(
            http -> http.firstBackoff(Duration.ofMillis(100)).maxRetryAfter(Duration.ofSeconds(2)))
        .confirmSchedule(
            new LookupSchedule(
                List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(900)), 5))
        .build();
  }

  /** Splio debits what was spent already, so a balance may go below zero. */
  @Override
  public PointsPolicy preset(BigDecimal pointsPerUnit) {
    return PointsPolicy.perUnit(pointsPerUnit)
        .excludingTax()
        .excludingShipping()
        .rounding(RoundingMode.DOWN)
        .negativeBalance(NegativeBalance.ALLOW);
  }

  @Override
  public String truth() {
    return "";
  }

  @Override
  public Set<String> settings() {
    return Set.of(
        "splio.key-file",
        "splio.key",
        "splio.url",
        "splio.program",
        "splio.store",
        "splio.earning",
        "splio.credit.negative",
        "splio.order.prefix",
        "splio.order.total-includes",
        "splio.field.customer-id",
        "splio.list.email",
        "splio.list.sms",
        "splio.zone.contacts",
        "splio.zone.orders",
        "splio.zone.loyalty");
  }

  @Override
  public LoyaltyProvider configured(Settings settings) {
    Splio.Builder splio =
        Splio.builder()
            .apiKey(settings.secret("splio.key-file", "splio.key", "the file with the API key"))
            .program(Long.parseLong(settings.required("splio.program")))
            .zones(
                new SplioZones(
                    zone(settings, "splio.zone.contacts"),
                    zone(settings, "splio.zone.orders"),
                    zone(settings, "splio.zone.loyalty")));
    settings.url("splio.url").ifPresent(splio::baseUrl);
    settings.text("splio.store").ifPresent(splio::store);
    settings.text("splio.order.prefix").ifPresent(splio::orderPrefix);
    settings
        .parsed(
            "splio.order.total-includes",
            "tax, shipping, both with a comma between, or none",
            SplioChoice::amounts)
        .ifPresent(splio::orderTotalIncludes);
    settings.text("splio.field.customer-id").ifPresent(splio::customerIdField);
    settings.text("splio.earning").ifPresent(text -> splio.earning(earning(text)));
    if (settings.isOn("splio.credit.negative", Settings.Switch.OFF)) {
      splio.negativeCredit();
    }
    for (ConsentChannel channel : ConsentChannel.values()) {
      settings
          .number("splio.list." + channel.name().toLowerCase(Locale.ROOT))
          .ifPresent(list -> splio.lists(channel, list));
    }
    return splio.build();
  }

  /** An empty value would mean the default as it does everywhere, so nothing at all has a word. */
  private static Set<SplioOrderAmount> amounts(String text) {
    return text.equalsIgnoreCase("none")
        ? Set.of()
        : Arrays.stream(text.split(",", -1))
            .map(word -> SplioOrderAmount.valueOf(Settings.constant(word)))
            .collect(Collectors.toSet());
  }

  private static SplioEarning earning(String text) {
    return List.of(SplioEarning.values()).stream()
        .filter(mode -> mode.name().equalsIgnoreCase(text.replace('-', '_')))
        .findFirst()
        .orElseThrow(
            () ->
                new CliException(
                    "splio.earning is rules, credit or other-feed, not '" + text + "'"));
  }

  private static ZoneId zone(Settings settings, String key) {
    Optional<String> text = settings.text(key);
    try {
      return text.map(ZoneId::of).orElseGet(() -> SplioZones.standard().loyalty());
    } catch (DateTimeException e) {
      throw new CliException(
          key + " is a zone such as Europe/Paris, not '" + text.orElse("") + "'");
    }
  }

  @Override
  public List<Variant> variants() {
    return List.of(
        new Variant("", bare().build()),
        new Variant("splio.earning=CREDIT", bare().earning(SplioEarning.CREDIT).build()),
        new Variant(
            "splio.earning=CREDIT and splio.credit.negative=true",
            bare().earning(SplioEarning.CREDIT).negativeCredit().build()),
        new Variant(
            "splio.list.email and splio.list.sms",
            bare().lists(ConsentChannel.EMAIL, 1).lists(ConsentChannel.SMS, 2).build()));
  }

  private static Splio.Builder bare() {
    return Splio.builder().apiKey(Secret.of("none")).program(1).store("none");
  }
}
