package dev.stampbook.splio.advisor;

import static dev.stampbook.splio.advisor.SplioSituation.Channel.ECOM;
import static dev.stampbook.splio.advisor.SplioSituation.Channel.POS;

import dev.stampbook.splio.advisor.CodeSystem.Ability;
import dev.stampbook.splio.advisor.SplioAdvice.Burn;
import dev.stampbook.splio.advisor.SplioAdvice.Cost;
import dev.stampbook.splio.advisor.SplioAdvice.Gate;
import dev.stampbook.splio.advisor.SplioAdvice.Owner;
import dev.stampbook.splio.advisor.SplioAdvice.Plan;
import dev.stampbook.splio.advisor.SplioAdvice.Reason;
import dev.stampbook.splio.advisor.SplioAdvice.Recommendation;
import dev.stampbook.splio.advisor.SplioAdvice.Renewal;
import dev.stampbook.splio.advisor.SplioAdvice.Scenario;
import dev.stampbook.splio.advisor.SplioAdvice.Warning;
import dev.stampbook.splio.advisor.SplioSituation.Channel;
import dev.stampbook.splio.advisor.SplioSituation.Connector;
import dev.stampbook.splio.advisor.SplioSituation.Fact;
import dev.stampbook.splio.advisor.SplioSituation.Freshness;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides how to connect a shop and a point of sale to Splio's rewards, by the decision table of the fact sheet (splio.md section 15.3 to
 * 15.5; in each table the first match wins). Gives an answer for every situation and calls nobody.
 */
public final class SplioAdvisor {

  private final SplioSituation situation;
  private final List<Reason> reasons = new ArrayList<>();

  private SplioAdvisor(SplioSituation situation) {
    this.situation = situation;
  }

  /** Returns the advice for a situation. */
  public static SplioAdvice advise(SplioSituation situation) {
    return new SplioAdvisor(situation).advice();
  }

  private SplioAdvice advice() {
    Gate gate = gate();
    if (gate == Gate.IDENTIFY_FIRST || gate == Gate.LINK_IDENTITIES_FIRST) {
      return new SplioAdvice(gate, Optional.empty(), List.of(), List.of(), reasons);
    }
    Plan plan = plan(gate);
    return new SplioAdvice(
        gate, Optional.of(plan), recommendations(plan), warnings(gate, plan), reasons);
  }

  private Gate gate() {
    if (sellsAt(POS) && !situation.is(Fact.IDENTIFIED_AT_POS)) {
      return because(
          "G-1",
          "the point of sale does not know who buys, so identify members there first",
          Gate.IDENTIFY_FIRST);
    }
    if (onBothChannels() && !situation.is(Fact.IDENTITY_SHARED)) {
      return because(
          "G-2",
          "shop and point of sale know a customer by different identifiers, so link them first",
          Gate.LINK_IDENTITIES_FIRST);
    }
    if (situation.connector() != Connector.NONE) {
      return because(
          "G-3", "a connector exists, so ask its vendor; it owns the codes", Gate.CONTACT_VENDOR);
    }
    if (!situation.is(Fact.CODES_NEEDED_AT_POS)) {
      return because(
          "G-4",
          "no codes are needed at the point of sale; the shop burns each code after its order",
          Gate.NOT_NEEDED);
    }
    return because("G-5", "nothing stands in the way", Gate.PROCEED);
  }

  private Plan plan(Gate gate) {
    if (gate == Gate.CONTACT_VENDOR) {
      Scenario scenario = scenario();
      return new Plan(
          scenario, cost(scenario), Owner.CONNECTOR, Renewal.NOT_APPLICABLE, Burn.NOT_APPLICABLE);
    }
    Owner owner = gate == Gate.NOT_NEEDED ? ownerWithoutPos() : owner();
    Renewal renewal = renewal(owner);
    Burn burn = gate == Gate.NOT_NEEDED ? Burn.AFTER_ORDER_API : burn();
    Scenario scenario = scenario();
    return new Plan(scenario, cost(scenario), owner, renewal, burn);
  }

  private Owner ownerWithoutPos() {
    return situation.ecom().can(Ability.ISSUES_CODES) ? Owner.ECOM : Owner.SPLIO;
  }

  private Owner owner() {
    Set<Channel> issuers = channelsThatCan(Ability.ISSUES_CODES);
    if (issuers.isEmpty()) {
      return because(
          "O-1", "no system of the channels issues codes, so Splio owns them", Owner.SPLIO);
    }
    if (issuers.size() == 1) {
      return because(
          "O-2", "one system issues codes, so it owns them", owner(issuers.iterator().next()));
    }
    Set<Channel> candidates = channelsThatCan(Ability.CREATES_STOCK);
    if (candidates.isEmpty()) {
      return because(
          "O-4",
          "both systems issue codes and none creates stocks, so the one with most traffic owns them",
          owner(situation.mainTraffic()));
    }
    Channel chosen =
        candidates.contains(situation.mainTraffic())
            ? situation.mainTraffic()
            : candidates.iterator().next();
    return because(
        "O-3",
        "both systems issue codes, so one that creates stocks owns them, rather the one with most"
            + " traffic",
        owner(chosen));
  }

  private Renewal renewal(Owner owner) {
    if (owner == Owner.SPLIO) {
      return situation.is(Fact.REWARDS_AUTO_GENERATED)
          ? because("O-1", "Splio generates the codes it owns", Renewal.SPLIO_GENERATED)
          : because("O-1", "Splio does not generate the codes, so a person does", Renewal.MANUAL);
    }
    CodeSystem system = owner == Owner.ECOM ? situation.ecom() : situation.pos();
    return system.can(Ability.CREATES_STOCK)
        ? because(
            "N-1",
            "the owner creates stocks, so a job renews them below a threshold",
            Renewal.PROGRAMMATIC)
        : because("N-2", "the owner creates no stocks, so a person is alerted", Renewal.MANUAL);
  }

  private Burn burn() {
    boolean allReport =
        situation.channels().stream()
            .noneMatch(channel -> reports(channel) == CodeSystem.BurnReport.NONE);
    if (crossBurnPossible() && allReport) {
      boolean allAtOnce =
          situation.channels().stream()
              .allMatch(channel -> reports(channel) == CodeSystem.BurnReport.API);
      return allAtOnce
          ? because("B-1", "every system reports a used code at once", Burn.AFTER_ORDER_API)
          : because(
              "B-2",
              "every system reports used codes, at least one of them once a day",
              Burn.AFTER_ORDER_BATCH);
    }
    if (onBothChannels() && situation.is(Fact.MIDDLEWARE)) {
      return because(
          "B-3",
          "used codes cannot be burnt across channels, so the middleware keeps a stock for each",
          Burn.MIDDLEWARE_SPLIT_STOCK);
    }
    return because("B-4", "used codes are not burnt", Burn.NONE);
  }

  private boolean crossBurnPossible() {
    return !onBothChannels()
        || !situation.is(Fact.SAME_REWARDS)
        || channelsThatCan(Ability.ACCEPTS_BURN).size() == 2;
  }

  private Scenario scenario() {
    if (!sellsAt(POS)) {
      return because("C-1", "members buy in the shop only", Scenario.ECOM_ONLY);
    }
    if (!sellsAt(ECOM)) {
      return because("C-2", "members buy at the point of sale only", Scenario.S4);
    }
    if (!situation.is(Fact.SAME_REWARDS)) {
      return because("C-3", "each channel has rewards of its own", Scenario.S3);
    }
    if (situation.freshness() == Freshness.NEXT_DAY) {
      return because("C-7", "rewards may be usable on the next day", Scenario.S2);
    }
    if (situation.connector() == Connector.SPLIO_CONNECTOR) {
      return because(
          "C-4", "rewards must be usable at once, and Splio's connector does that", Scenario.S1);
    }
    return situation.is(Fact.POS_OPEN)
        ? because(
            "C-5", "rewards must be usable at once, and the point of sale is open", Scenario.S1)
        : because(
            "C-6",
            "rewards must be usable at once, but the point of sale talks to nobody",
            Scenario.S1);
  }

  private Cost cost(Scenario scenario) {
    return switch (scenario) {
      case ECOM_ONLY, S4 -> Cost.LOW;
      case S3, S2 -> Cost.MEDIUM;
      case S1 ->
          situation.connector() == Connector.SPLIO_CONNECTOR
              ? Cost.MEDIUM
              : situation.is(Fact.POS_OPEN) ? Cost.HIGH : Cost.VERY_HIGH;
    };
  }

  private List<Recommendation> recommendations(Plan plan) {
    if (plan.scenario() == Scenario.S1 && plan.cost() == Cost.VERY_HIGH) {
      return List.of(Recommendation.PREFER_S2);
    }
    return plan.scenario() == Scenario.S2 && !situation.is(Fact.POS_OPEN)
        ? List.of(Recommendation.S2_RECOMMENDED)
        : List.of();
  }

  private List<Warning> warnings(Gate gate, Plan plan) {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    if (plan.scenario() == Scenario.S2) {
      warnings.add(Warning.DELAY_NOTICE);
      if (plan.owner() == Owner.SPLIO) {
        warnings.add(Warning.FRAUD_WINDOW);
      }
    }
    if (plan.scenario() == Scenario.S1) {
      warnings.add(Warning.INSTANT_BALANCE_IMPOSSIBLE);
      if (plan.burn() == Burn.AFTER_ORDER_BATCH) {
        warnings.add(Warning.BURN_BATCH_WITH_S1);
      }
    }
    if (plan.renewal() == Renewal.MANUAL) {
      warnings.add(Warning.MANUAL_RENEWAL_STOCKOUT);
    }
    if (gate == Gate.PROCEED && plan.burn() == Burn.NONE) {
      warnings.add(
          onBothChannels() && situation.is(Fact.SAME_REWARDS)
              ? Warning.DOUBLE_USE_POSSIBLE
              : Warning.BURN_NOT_REPORTED);
    }
    return List.copyOf(warnings);
  }

  private <T> T because(String rule, String sentence, T result) {
    reasons.add(new Reason(rule, sentence));
    return result;
  }

  private Set<Channel> channelsThatCan(Ability ability) {
    Set<Channel> able = EnumSet.noneOf(Channel.class);
    for (Channel channel : situation.channels()) {
      if (situation.system(channel).can(ability)) {
        able.add(channel);
      }
    }
    return able;
  }

  private CodeSystem.BurnReport reports(Channel channel) {
    return situation.system(channel).sendsBurn();
  }

  private static Owner owner(Channel channel) {
    return channel == ECOM ? Owner.ECOM : Owner.POS;
  }

  private boolean sellsAt(Channel channel) {
    return situation.channels().contains(channel);
  }

  private boolean onBothChannels() {
    return situation.channels().size() == 2;
  }
}
