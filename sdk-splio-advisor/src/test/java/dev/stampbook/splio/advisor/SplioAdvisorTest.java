package dev.stampbook.splio.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.splio.advisor.CodeSystem.Ability;
import dev.stampbook.splio.advisor.CodeSystem.BurnReport;
import dev.stampbook.splio.advisor.SplioAdvice.Burn;
import dev.stampbook.splio.advisor.SplioAdvice.Cost;
import dev.stampbook.splio.advisor.SplioAdvice.Gate;
import dev.stampbook.splio.advisor.SplioAdvice.Owner;
import dev.stampbook.splio.advisor.SplioAdvice.Plan;
import dev.stampbook.splio.advisor.SplioAdvice.Recommendation;
import dev.stampbook.splio.advisor.SplioAdvice.Renewal;
import dev.stampbook.splio.advisor.SplioAdvice.Scenario;
import dev.stampbook.splio.advisor.SplioAdvice.Warning;
import dev.stampbook.splio.advisor.SplioSituation.Channel;
import dev.stampbook.splio.advisor.SplioSituation.Connector;
import dev.stampbook.splio.advisor.SplioSituation.Fact;
import dev.stampbook.splio.advisor.SplioSituation.Freshness;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The twelve vectors of splio.md section 15.8, named after their numbers. */
class SplioAdvisorTest {

  private static final SplioSituation STANDARD = SplioSituation.standard();
  private static final Ability ISSUES = Ability.ISSUES_CODES;
  private static final Ability STOCK = Ability.CREATES_STOCK;
  private static final Ability BURNS = Ability.ACCEPTS_BURN;

  private static SplioAdvice advise(SplioSituation situation) {
    return SplioAdvisor.advise(situation);
  }

  private static Plan plan(Scenario scenario, Cost cost, Owner owner, Renewal renewal, Burn burn) {
    return new Plan(scenario, cost, owner, renewal, burn);
  }

  @Test
  void t1AConnectorInRealTime() {
    SplioAdvice advice =
        advise(STANDARD.connector(Connector.SPLIO_CONNECTOR).freshness(Freshness.INSTANT));

    assertThat(advice.gate()).isEqualTo(Gate.CONTACT_VENDOR);
    assertThat(advice.plan())
        .contains(
            plan(
                Scenario.S1,
                Cost.MEDIUM,
                Owner.CONNECTOR,
                Renewal.NOT_APPLICABLE,
                Burn.NOT_APPLICABLE));
    assertThat(advice.warnings()).containsExactly(Warning.INSTANT_BALANCE_IMPOSSIBLE);
  }

  @Test
  void t2AnOpenPosInRealTime() {
    SplioAdvice advice =
        advise(
            STANDARD
                .with(Fact.POS_OPEN)
                .freshness(Freshness.INSTANT)
                .pos(CodeSystem.of(BurnReport.API, ISSUES, STOCK, BURNS))
                .ecom(CodeSystem.of(BurnReport.API, BURNS)));

    assertThat(advice.gate()).isEqualTo(Gate.PROCEED);
    assertThat(advice.plan())
        .contains(
            plan(Scenario.S1, Cost.HIGH, Owner.POS, Renewal.PROGRAMMATIC, Burn.AFTER_ORDER_API));
    assertThat(advice.recommendations()).isEmpty();
  }

  @Test
  void t3AClosedPosInRealTime() {
    SplioAdvice advice =
        advise(STANDARD.freshness(Freshness.INSTANT).pos(CodeSystem.of(BurnReport.NONE, ISSUES)));

    assertThat(advice.gate()).isEqualTo(Gate.PROCEED);
    assertThat(advice.plan())
        .contains(plan(Scenario.S1, Cost.VERY_HIGH, Owner.POS, Renewal.MANUAL, Burn.NONE));
    assertThat(advice.recommendations()).containsExactly(Recommendation.PREFER_S2);
    assertThat(advice.warnings())
        .containsExactlyInAnyOrder(
            Warning.DOUBLE_USE_POSSIBLE,
            Warning.INSTANT_BALANCE_IMPOSSIBLE,
            Warning.MANUAL_RENEWAL_STOCKOUT);
  }

  @Test
  void t4SplioOwnsTheCodesAndBothReportDaily() {
    SplioAdvice advice =
        advise(
            STANDARD
                .ecom(CodeSystem.of(BurnReport.BATCH, BURNS))
                .pos(CodeSystem.of(BurnReport.BATCH, BURNS)));

    assertThat(advice.gate()).isEqualTo(Gate.PROCEED);
    assertThat(advice.plan())
        .contains(
            plan(
                Scenario.S2,
                Cost.MEDIUM,
                Owner.SPLIO,
                Renewal.SPLIO_GENERATED,
                Burn.AFTER_ORDER_BATCH));
    assertThat(advice.recommendations()).containsExactly(Recommendation.S2_RECOMMENDED);
    assertThat(advice.warnings())
        .containsExactlyInAnyOrder(Warning.FRAUD_WINDOW, Warning.DELAY_NOTICE);
  }

  @Test
  void t5BothCanOwnAndMostBuyInTheShop() {
    CodeSystem all = CodeSystem.of(BurnReport.API, ISSUES, STOCK, BURNS);
    SplioAdvice advice =
        advise(STANDARD.ecom(all).pos(all).mainTraffic(Channel.ECOM).with(Fact.POS_OPEN));

    assertThat(advice.gate()).isEqualTo(Gate.PROCEED);
    assertThat(advice.plan())
        .contains(
            plan(Scenario.S2, Cost.MEDIUM, Owner.ECOM, Renewal.PROGRAMMATIC, Burn.AFTER_ORDER_API));
    assertThat(advice.recommendations()).isEmpty();
    assertThat(advice.warnings()).containsExactly(Warning.DELAY_NOTICE);
  }

  @Test
  void t6AMiddlewareSplitsTheStock() {
    SplioAdvice advice =
        advise(
            STANDARD
                .ecom(CodeSystem.of(BurnReport.NONE, ISSUES))
                .pos(CodeSystem.of(BurnReport.NONE, ISSUES, STOCK))
                .mainTraffic(Channel.ECOM)
                .with(Fact.MIDDLEWARE));

    assertThat(advice.gate()).isEqualTo(Gate.PROCEED);
    assertThat(advice.plan())
        .contains(
            plan(
                Scenario.S2,
                Cost.MEDIUM,
                Owner.POS,
                Renewal.PROGRAMMATIC,
                Burn.MIDDLEWARE_SPLIT_STOCK));
    assertThat(advice.recommendations()).containsExactly(Recommendation.S2_RECOMMENDED);
  }

  @Test
  void t7DifferentRewardsPerChannel() {
    SplioAdvice advice =
        advise(
            STANDARD
                .without(Fact.SAME_REWARDS)
                .ecom(CodeSystem.of(BurnReport.API, ISSUES))
                .pos(CodeSystem.of(BurnReport.BATCH)));

    assertThat(advice.gate()).isEqualTo(Gate.PROCEED);
    assertThat(advice.plan())
        .contains(
            plan(Scenario.S3, Cost.MEDIUM, Owner.ECOM, Renewal.MANUAL, Burn.AFTER_ORDER_BATCH));
  }

  @Test
  void t8OnlyThePosWithCodesMadeByHand() {
    SplioAdvice advice =
        advise(
            STANDARD
                .sellingAt(Channel.POS)
                .pos(CodeSystem.of(BurnReport.BATCH))
                .without(Fact.REWARDS_AUTO_GENERATED));

    assertThat(advice.gate()).isEqualTo(Gate.PROCEED);
    assertThat(advice.plan())
        .contains(plan(Scenario.S4, Cost.LOW, Owner.SPLIO, Renewal.MANUAL, Burn.AFTER_ORDER_BATCH));
  }

  @Test
  void t9OnlyTheShop() {
    SplioAdvice advice = advise(STANDARD.sellingAt(Channel.ECOM).without(Fact.CODES_NEEDED_AT_POS));

    assertThat(advice.gate()).isEqualTo(Gate.NOT_NEEDED);
    assertThat(advice.plan())
        .contains(
            plan(
                Scenario.ECOM_ONLY,
                Cost.LOW,
                Owner.SPLIO,
                Renewal.SPLIO_GENERATED,
                Burn.AFTER_ORDER_API));
    assertThat(advice.warnings()).isEmpty();
  }

  @Test
  void t10NobodyIsKnownAtThePos() {
    assertStopped(advise(STANDARD.without(Fact.IDENTIFIED_AT_POS)), Gate.IDENTIFY_FIRST);
  }

  @Test
  void t11TheIdentitiesAreNotLinked() {
    assertStopped(advise(STANDARD.without(Fact.IDENTITY_SHARED)), Gate.LINK_IDENTITIES_FIRST);
  }

  private static void assertStopped(SplioAdvice advice, Gate gate) {
    assertThat(advice.gate()).isEqualTo(gate);
    assertThat(advice.plan()).isEmpty();
    assertThat(advice.recommendations()).isEmpty();
    assertThat(advice.warnings()).isEmpty();
  }

  @Test
  void t12OnlyThePosAndNothingElse() {
    SplioAdvice advice = advise(STANDARD.sellingAt(Channel.POS));

    assertThat(advice.gate()).isEqualTo(Gate.PROCEED);
    assertThat(advice.plan())
        .contains(plan(Scenario.S4, Cost.LOW, Owner.SPLIO, Renewal.SPLIO_GENERATED, Burn.NONE));
    assertThat(advice.warnings()).containsExactly(Warning.BURN_NOT_REPORTED);
  }

  @Test
  void membersBuySomewhere() {
    assertThatThrownBy(
            () ->
                new SplioSituation(
                    Connector.NONE,
                    Set.of(),
                    Set.of(),
                    Freshness.INSTANT,
                    CodeSystem.none(),
                    CodeSystem.none(),
                    Channel.POS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ecom, pos or both");
  }
}
