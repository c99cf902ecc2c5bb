package dev.stampbook.splio.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.splio.advisor.CodeSystem.Ability;
import dev.stampbook.splio.advisor.CodeSystem.BurnReport;
import dev.stampbook.splio.advisor.SplioAdvice.Burn;
import dev.stampbook.splio.advisor.SplioAdvice.Gate;
import dev.stampbook.splio.advisor.SplioAdvice.Owner;
import dev.stampbook.splio.advisor.SplioAdvice.Plan;
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
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What must hold whatever the merchant answers: all 2.6 million combinations. */
class EverySituationTest {

  private static final List<CodeSystem> SYSTEMS = systems();
  private static final List<Set<Fact>> FACTS = subsets(Fact.class);
  private static final List<Set<Channel>> CHANNELS =
      subsets(Channel.class).stream().filter(set -> !set.isEmpty()).toList();

  private static <E extends Enum<E>> List<Set<E>> subsets(Class<E> type) {
    E[] all = type.getEnumConstants();
    List<Set<E>> sets = new ArrayList<>();
    for (int bits = 0; bits < 1 << all.length; bits++) {
      Set<E> set = EnumSet.noneOf(type);
      for (int i = 0; i < all.length; i++) {
        if ((bits >> i & 1) == 1) {
          set.add(all[i]);
        }
      }
      sets.add(set);
    }
    return sets;
  }

  private static List<CodeSystem> systems() {
    List<CodeSystem> all = new ArrayList<>();
    for (Set<Ability> abilities : subsets(Ability.class)) {
      for (BurnReport report : BurnReport.values()) {
        all.add(new CodeSystem(abilities, report));
      }
    }
    return all;
  }

  private static long forEach(Consumer<SplioSituation> check) {
    long count = 0;
    for (Connector connector : Connector.values()) {
      for (Set<Channel> channels : CHANNELS) {
        for (Set<Fact> facts : FACTS) {
          for (Freshness freshness : Freshness.values()) {
            for (CodeSystem ecom : SYSTEMS) {
              for (CodeSystem pos : SYSTEMS) {
                for (Channel traffic : Channel.values()) {
                  check.accept(
                      new SplioSituation(
                          connector, channels, facts, freshness, ecom, pos, traffic));
                  count++;
                }
              }
            }
          }
        }
      }
    }
    return count;
  }

  @Test
  void everySituationHasAdviceThatDoesNotContradictItself() {
    long count =
        forEach(
            situation -> {
              SplioAdvice advice = SplioAdvisor.advise(situation);
              boolean stopped =
                  advice.gate() == Gate.IDENTIFY_FIRST
                      || advice.gate() == Gate.LINK_IDENTITIES_FIRST;
              if (stopped != advice.plan().isEmpty() || advice.reasons().isEmpty()) {
                throw new AssertionError(situation + " led to " + advice);
              }
              advice.plan().ifPresent(plan -> check(situation, advice, plan));
            });

    assertThat(count).isEqualTo(3L * 3 * 128 * 2 * 24 * 24 * 2);
  }

  private static void check(SplioSituation situation, SplioAdvice advice, Plan plan) {
    boolean both = situation.channels().size() == 2;
    boolean sound =
        (advice.gate() == Gate.CONTACT_VENDOR) == (plan.owner() == Owner.CONNECTOR)
            && (plan.owner() == Owner.CONNECTOR) == (plan.burn() == Burn.NOT_APPLICABLE)
            && (plan.owner() == Owner.CONNECTOR) == (plan.renewal() == Renewal.NOT_APPLICABLE)
            && (plan.burn() != Burn.MIDDLEWARE_SPLIT_STOCK || both)
            && (plan.renewal() != Renewal.SPLIO_GENERATED || plan.owner() == Owner.SPLIO)
            && (plan.scenario() != Scenario.ECOM_ONLY
                || situation.channels().equals(Set.of(Channel.ECOM)))
            && (plan.owner() != Owner.POS || situation.pos().can(Ability.ISSUES_CODES))
            && (plan.owner() != Owner.ECOM || situation.ecom().can(Ability.ISSUES_CODES))
            && (plan.burn() == Burn.NONE)
                == (advice.warnings().contains(Warning.DOUBLE_USE_POSSIBLE)
                    || advice.warnings().contains(Warning.BURN_NOT_REPORTED))
            && advice.warnings().contains(Warning.INSTANT_BALANCE_IMPOSSIBLE)
                == (plan.scenario() == Scenario.S1)
            && advice.warnings().contains(Warning.MANUAL_RENEWAL_STOCKOUT)
                == (plan.renewal() == Renewal.MANUAL);
    if (!sound) {
      throw new AssertionError(situation + " led to " + advice);
    }
  }
}
