package dev.stampbook.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.bigcommerce.BigCommerce;
import dev.stampbook.bigcommerce.BigCommerceCredentials;
import dev.stampbook.engine.EngineSettings;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.Store;
import dev.stampbook.http.Secret;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.GuestRule;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.RefundMethod;
import dev.stampbook.points.RoundingScope;
import dev.stampbook.points.StateRules;
import dev.stampbook.smile.Smile;
import dev.stampbook.smile.SmileEarning;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** Builds a program from its settings; {@code docs/stampbook.properties} explains each of them. */
final class ProgramSettings {

  private static final Set<String> KNOWN =
      Set.of(
          "program",
          "commerce",
          "provider",
          "bigcommerce.credentials-file",
          "bigcommerce.api-path",
          "bigcommerce.access-token",
          "bigcommerce.url",
          "smile.key-file",
          "smile.key",
          "smile.url",
          "smile.max-requests-per-second",
          "store",
          "store.user",
          "store.password",
          "sync.concurrency",
          "sync.patience-seconds",
          "policy.points-per-unit",
          "policy.include-tax",
          "policy.include-shipping",
          "policy.include-handling",
          "policy.include-wrapping",
          "policy.include-fees",
          "policy.refunds",
          "policy.rounding",
          "policy.rounding-scope",
          "policy.earn-states",
          "policy.since",
          "policy.currency",
          "policy.minimum",
          "policy.cap",
          "policy.hold-days",
          "policy.negative-balance",
          "policy.guests");

  private final Settings settings;

  private ProgramSettings(Settings settings) {
    this.settings = settings;
  }

  static ProgramSettings read(Path file) {
    return new ProgramSettings(Settings.read(file, System.getenv(), KNOWN));
  }

  /** Opens the store the settings name: a file, or a PostgreSQL database by its JDBC URL. */
  OpenStore openStore() {
    String store = settings.required("store");
    if (!store.startsWith("jdbc:")) {
      Store embedded = Store.embedded(settings.resolve(store));
      return new OpenStore(embedded, embedded);
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(store);
    settings.text("store.user").ifPresent(config::setUsername);
    settings.text("store.password").ifPresent(config::setPassword);
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException unreachable) {
      throw new CliException(
          "the database in 'store' cannot be reached; check its address, store.user and"
              + " store.password",
          unreachable);
    }
    return new OpenStore(Store.jdbc(pool), pool);
  }

  /** A store and what has to be closed after it. */
  record OpenStore(Store store, AutoCloseable resource) implements AutoCloseable {
    @Override
    public void close() {
      store.close();
      try {
        resource.close();
      } catch (Exception failure) {
        throw new CliException("the store could not be closed", failure);
      }
    }
  }

  LoyaltyProgram program(Store store) {
    BigCommerce shop = bigCommerce();
    Smile smile = smile();
    LoyaltyProgram.Builder program =
        LoyaltyProgram.builder()
            .id(ProgramId.of(settings.text("program").orElse("main")))
            .provider(smile)
            .orders(shop.orders())
            .discounts(shop.discounts())
            .policy(policy(shop.orders().defaultStates()))
            .settings(engine())
            .store(store);
    settings.time("policy.since").ifPresent(program::since);
    return program.build();
  }

  private BigCommerce bigCommerce() {
    only("commerce", "bigcommerce");
    BigCommerceCredentials credentials = bigCommerceCredentials();
    BigCommerce.Builder shop = BigCommerce.builder().credentials(credentials);
    settings
        .url("bigcommerce.url")
        .ifPresent(url -> shop.baseUrl(storeUrl(url, credentials.storeHash())));
    return shop.build();
  }

  private BigCommerceCredentials bigCommerceCredentials() {
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
  static URI storeUrl(URI given, String hash) {
    String url = given.toString().replaceAll("/(v[23])?/?$", "");
    return URI.create(url.contains("/stores/") ? url : url + "/stores/" + hash);
  }

  /** Accepts the address of a host or of the first version of the interface on it. */
  static URI smileUrl(URI given) {
    String url = given.toString().replaceAll("/+$", "");
    return URI.create(url.endsWith("/v1") ? url : url + "/v1");
  }

  private Smile smile() {
    only("provider", "smile");
    Secret key =
        settings
            .path("smile.key-file")
            .map(Secret::fromFile)
            .or(() -> settings.text("smile.key").map(Secret::of))
            .orElseThrow(
                () ->
                    new CliException(
                        "name the file with the API key in 'smile.key-file', or set"
                            + " STAMPBOOK_SMILE_KEY"));
    Smile.Builder smile = Smile.builder().apiKey(key).earning(SmileEarning.SDK_LEDGER);
    settings.url("smile.url").ifPresent(url -> smile.baseUrl(smileUrl(url)));
    settings.number("smile.max-requests-per-second").ifPresent(smile::maxRequestsPerSecond);
    return smile.build();
  }

  private void only(String key, String value) {
    String chosen = settings.text(key).orElse(value);
    if (!chosen.equals(value)) {
      throw new CliException(key + " is " + value + " in this release, not '" + chosen + "'");
    }
  }

  private EngineSettings engine() {
    EngineSettings engine = EngineSettings.defaults();
    Optional<Integer> concurrency = settings.number("sync.concurrency");
    if (concurrency.isPresent()) {
      engine = engine.concurrency(concurrency.get());
    }
    Optional<Integer> patience = settings.number("sync.patience-seconds");
    return patience.isPresent() ? engine.patience(Duration.ofSeconds(patience.get())) : engine;
  }

  private PointsPolicy policy(StateRules defaults) {
    PointsPolicy policy =
        PointsPolicy.perUnit(
                settings
                    .decimal("policy.points-per-unit")
                    .orElseThrow(
                        () ->
                            new CliException(
                                "say how many points each 1.00 earns in"
                                    + " 'policy.points-per-unit'")))
            .negativeBalance(
                settings
                    .choice("policy.negative-balance", NegativeBalance.class)
                    .orElse(NegativeBalance.CLAMP_DEBT))
            .refunds(
                settings
                    .choice("policy.refunds", RefundMethod.class)
                    .orElse(RefundMethod.RECOMPUTE))
            .rounding(
                settings.choice("policy.rounding", RoundingMode.class).orElse(RoundingMode.DOWN))
            .roundingScope(
                settings
                    .choice("policy.rounding-scope", RoundingScope.class)
                    .orElse(RoundingScope.ORDER))
            .hold(Duration.ofDays(settings.number("policy.hold-days").orElse(0)))
            .guests(guests());
    policy = counting(policy, "policy.include-tax", BaseComponent.TAX);
    policy = counting(policy, "policy.include-shipping", BaseComponent.SHIPPING);
    policy = counting(policy, "policy.include-handling", BaseComponent.HANDLING);
    policy = counting(policy, "policy.include-wrapping", BaseComponent.WRAPPING);
    policy = counting(policy, "policy.include-fees", BaseComponent.FEES);
    Optional<CurrencyUnit> currency =
        settings.parsed("policy.currency", "a currency code such as USD", CurrencyUnit::of);
    if (currency.isPresent()) {
      policy = policy.currency(currency.get());
    }
    Optional<Integer> cap = settings.number("policy.cap");
    if (cap.isPresent()) {
      policy = policy.cap(cap.get());
    }
    if (settings.decimal("policy.minimum").isPresent()) {
      policy = policy.minimumBase(settings.decimal("policy.minimum").get());
    }
    Optional<StateRules> states = states(defaults);
    return states.isPresent() ? policy.states(states.get()) : policy;
  }

  private PointsPolicy counting(PointsPolicy policy, String key, BaseComponent component) {
    return settings.isOn(key, Settings.Switch.OFF) ? policy.counting(Set.of(component)) : policy;
  }

  private Optional<StateRules> states(StateRules defaults) {
    return settings.parsed(
        "policy.earn-states",
        "a list of order states such as shipped, completed; there are "
            + Arrays.stream(OrderState.values())
                .map(Settings::written)
                .collect(Collectors.joining(", ")),
        text ->
            defaults.earningOnlyIn(
                Arrays.stream(text.split(","))
                    .map(state -> OrderState.valueOf(Settings.constant(state)))
                    .collect(Collectors.toSet())));
  }

  private GuestRule guests() {
    return switch (settings.text("policy.guests").orElse("ignore")) {
      case "ignore" -> new GuestRule.Ignore();
      case "match-identity" -> new GuestRule.MatchIdentity();
      default -> throw new CliException("policy.guests is ignore or match-identity");
    };
  }
}
