package dev.stampbook.cli;

import dev.stampbook.splio.advisor.CodeSystem;
import dev.stampbook.splio.advisor.CodeSystem.Ability;
import dev.stampbook.splio.advisor.CodeSystem.BurnReport;
import dev.stampbook.splio.advisor.SplioSituation;
import dev.stampbook.splio.advisor.SplioSituation.Channel;
import dev.stampbook.splio.advisor.SplioSituation.Connector;
import dev.stampbook.splio.advisor.SplioSituation.Fact;
import dev.stampbook.splio.advisor.SplioSituation.Freshness;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the answers to the advisor's questions from a file; the keys are the inputs of splio.md section 15.1 with hyphens. */
final class AdviceAnswers {

  private final Settings settings;

  private AdviceAnswers(Settings settings) {
    this.settings = settings;
  }

  static SplioSituation read(Path file) {
    return new AdviceAnswers(Settings.read(file, Map.of(), keys())).situation();
  }

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(Set.of("connector", "channels", "freshness", "main-traffic"));
    for (Fact fact : Fact.values()) {
      keys.add(key(fact));
    }
    for (Channel channel : Channel.values()) {
      keys.add(sendsBurn(channel));
      for (Ability ability : Ability.values()) {
        keys.add(key(channel, ability));
      }
    }
    return keys;
  }

  /** The sheet's name of a fact, with hyphens. */
  static String key(Fact fact) {
    return fact == Fact.REWARDS_AUTO_GENERATED ? "reward-auto-generated" : Settings.written(fact);
  }

  private static String key(Channel channel, Ability ability) {
    return Settings.written(channel) + "." + Settings.written(ability);
  }

  private static String sendsBurn(Channel channel) {
    return Settings.written(channel) + ".sends-burn";
  }

  private SplioSituation situation() {
    SplioSituation standard = SplioSituation.standard();
    return new SplioSituation(
        settings.choice("connector", Connector.class).orElse(standard.connector()),
        channels().orElse(standard.channels()),
        facts(standard),
        settings.choice("freshness", Freshness.class).orElse(standard.freshness()),
        system(Channel.ECOM),
        system(Channel.POS),
        settings.choice("main-traffic", Channel.class).orElse(standard.mainTraffic()));
  }

  private Optional<Set<Channel>> channels() {
    return settings.parsed(
        "channels",
        "ecom, pos or both with a comma between",
        text -> {
          Set<Channel> channels = EnumSet.noneOf(Channel.class);
          Arrays.stream(text.split(","))
              .map(one -> Channel.valueOf(Settings.constant(one)))
              .forEach(channels::add);
          return channels;
        });
  }

  private Set<Fact> facts(SplioSituation standard) {
    Set<Fact> facts = EnumSet.noneOf(Fact.class);
    for (Fact fact : Fact.values()) {
      Settings.Switch otherwise = standard.is(fact) ? Settings.Switch.ON : Settings.Switch.OFF;
      if (settings.isOn(key(fact), otherwise)) {
        facts.add(fact);
      }
    }
    return facts;
  }

  private CodeSystem system(Channel channel) {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    for (Ability ability : Ability.values()) {
      if (settings.isOn(key(channel, ability), Settings.Switch.OFF)) {
        abilities.add(ability);
      }
    }
    return new CodeSystem(
        abilities, settings.choice(sendsBurn(channel), BurnReport.class).orElse(BurnReport.NONE));
  }
}
