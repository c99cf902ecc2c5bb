package dev.stampbook.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.EngineSettings;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.ProgramId;
import dev.stampbook.engine.Store;
import dev.stampbook.engine.consent.EvidenceKey;
import dev.stampbook.http.Secret;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.GuestRule;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.RefundMethod;
import dev.stampbook.points.RoundingScope;
import dev.stampbook.points.StateRules;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** Builds a program from its settings; {@code docs/stampbook.properties} explains each of them. */
final class ProgramSettings {

  private static final Set<String> NEUTRAL =
      Set.of(
          "program",
          "commerce",
          "provider",
          "store",
          "store.user",
          "store.password",
          "sync.concurrency",
          "sync.patience-seconds",
          "consent.switched-on",
          "consent.key-file",
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
    return new ProgramSettings(Settings.read(file, System.getenv(), known()));
  }

  /** Returns every setting there is. */
  static Set<String> known() {
    Set<String> known = new TreeSet<>(NEUTRAL);
    Systems.PROVIDERS.forEach(provider -> known.addAll(provider.settings()));
    Systems.COMMERCE.forEach(commerce -> known.addAll(commerce.settings()));
    return known;
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

  /** Opens a store that was used before: a mistyped file would be a new, empty store, in which nothing ever waits. */
  OpenStore openKnownStore() {
    String store = settings.required("store");
    if (!store.startsWith("jdbc:") && Files.notExists(settings.resolve(store))) {
      throw new CliException(
          "there is no store at "
              + settings.resolve(store)
              + "; correct 'store', or run a sync first, which makes it");
    }
    return openStore();
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
    ProviderChoice provider =
        Systems.provider("provider", settings.text("provider").orElse("smile"));
    OpenCommerce commerce =
        Systems.commerce("commerce", settings.text("commerce").orElse(provider.usualCommerce()))
            .configured(settings);
    LoyaltyProgram.Builder program =
        LoyaltyProgram.builder()
            .id(ProgramId.of(settings.text("program").orElse("main")))
            .provider(provider.configured(settings))
            .orders(commerce.orders())
            .discounts(commerce.discounts())
            .policy(policy(provider, commerce.orders().defaultStates()))
            .settings(engine())
            .store(store);
    settings.time("policy.since").ifPresent(program::since);
    return program.build();
  }

  /** Opens the consent registry to look at it; no system is told anything. */
  ConsentRegistry consents(Store store) {
    ConsentRegistry.Builder registry =
        ConsentRegistry.builder()
            .tenant(ProgramId.of(settings.text("program").orElse("main")))
            .store(store);
    settings.time("consent.switched-on").ifPresent(registry::switchedOn);
    settings
        .path("consent.key-file")
        .map(file -> EvidenceKey.ofBase64(Secret.fromFile(file).reveal()))
        .ifPresent(registry::evidenceKey);
    return registry.build();
  }

  private EngineSettings engine() {
    EngineSettings engine = EngineSettings.defaults();
    Optional<Integer> concurrency = settings.number("sync.concurrency");
    if (concurrency.isPresent()) {
      engine = engine.concurrency(concurrency.get());
    }
    Optional<Integer> patience = settings.number("sync.patience-seconds");
    if (patience.filter(seconds -> seconds < 0).isPresent()) {
      throw new CliException("sync.patience-seconds is 0 or more, not " + patience.get());
    }
    return patience.isPresent() ? engine.patience(Duration.ofSeconds(patience.get())) : engine;
  }

  /** Starts from the provider's preset and changes what is set. */
  private PointsPolicy policy(ProviderChoice provider, StateRules defaults) {
    PointsPolicy policy =
        provider.preset(
            settings
                .decimal("policy.points-per-unit")
                .orElseThrow(
                    () ->
                        new CliException(
                            "say how many points each 1.00 earns in 'policy.points-per-unit'")));
    policy = counting(policy, "policy.include-tax", BaseComponent.TAX);
    policy = counting(policy, "policy.include-shipping", BaseComponent.SHIPPING);
    policy = counting(policy, "policy.include-handling", BaseComponent.HANDLING);
    policy = counting(policy, "policy.include-wrapping", BaseComponent.WRAPPING);
    policy = counting(policy, "policy.include-fees", BaseComponent.FEES);
    policy =
        with(
            policy,
            settings.choice("policy.negative-balance", NegativeBalance.class),
            PointsPolicy::negativeBalance);
    policy =
        with(policy, settings.choice("policy.refunds", RefundMethod.class), PointsPolicy::refunds);
    policy =
        with(
            policy, settings.choice("policy.rounding", RoundingMode.class), PointsPolicy::rounding);
    policy =
        with(
            policy,
            settings.choice("policy.rounding-scope", RoundingScope.class),
            PointsPolicy::roundingScope);
    policy =
        with(policy, settings.number("policy.hold-days").map(Duration::ofDays), PointsPolicy::hold);
    policy = with(policy, guests(), PointsPolicy::guests);
    policy =
        with(
            policy,
            settings.parsed("policy.currency", "a currency code such as USD", CurrencyUnit::of),
            PointsPolicy::currency);
    policy = with(policy, settings.number("policy.cap").map(Integer::longValue), PointsPolicy::cap);
    policy = with(policy, settings.decimal("policy.minimum"), PointsPolicy::minimumBase);
    return with(policy, states(defaults), PointsPolicy::states);
  }

  private static <T> PointsPolicy with(
      PointsPolicy policy, Optional<T> value, BiFunction<PointsPolicy, T, PointsPolicy> change) {
    return value.map(set -> change.apply(policy, set)).orElse(policy);
  }

  private PointsPolicy counting(PointsPolicy policy, String key, BaseComponent component) {
    if (settings.text(key).isEmpty()) {
      return policy;
    }
    return settings.isOn(key, Settings.Switch.OFF)
        ? policy.counting(Set.of(component))
        : policy.notCounting(Set.of(component));
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

  private Optional<GuestRule> guests() {
    return settings
        .text("policy.guests")
        .map(
            rule ->
                switch (rule) {
                  case "ignore" -> new GuestRule.Ignore();
                  case "match-identity" -> new GuestRule.MatchIdentity();
                  default -> throw new CliException("policy.guests is ignore or match-identity");
                });
  }
}
