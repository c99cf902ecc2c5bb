package dev.stampbook.engine;

import static dev.stampbook.engine.AuditOutcome.DEFERRED;
import static dev.stampbook.engine.AuditOutcome.DUPLICATE;
import static dev.stampbook.engine.AuditOutcome.MANUAL;
import static dev.stampbook.engine.AuditOutcome.POSTED;
import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.Orders.refund;
import static dev.stampbook.engine.Scenario.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.AuthenticationException;
import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PostingReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the engine does when systems fail: nothing is lost, nothing is guessed, and one order's trouble stays its own. */
class EngineTroubleTest {

  private static final PointsPolicy ONE = PointsPolicy.perUnit(1);
  private static final PostingReference FIRST = PostingReference.of("sdk:v1:main:order:A:1");

  @TempDir Path folder;

  @Test
  void aWrongCredentialStopsTheRunAndLosesNothing() {
    Scenario s = new Scenario(folder, ONE);
    FakeFeed feed = FakeFeed.numbered(s.shop, 2);
    s.shop.feed(feed);
    for (int i = 1; i <= 6; i++) {
      s.shop.put(completed("" + i, 1, "10.00").build());
      feed.row("" + i, Orders.NOON.plusSeconds(i));
    }
    s.ledger().fault("2", new Fault.Unauthorized());

    SyncReport stopped = s.sync();
    assertThat(stopped.stopped().orElseThrow()).contains("set a valid one");
    assertThat(s.balance()).isEqualTo(10);
    assertThat(s.ledger().writes()).isEqualTo(2);

    SyncReport report = s.sync();
    assertThat(report.stopped()).isEmpty();
    assertThat(s.balance()).isEqualTo(60);
    assertThat(s.ledger().pointsOf("2")).containsExactly(10L);

    s.provider.trouble(FakeProvider.Trouble.UNAUTHORIZED);
    s.shop.put(completed("7", 1, "5.00").customer(Orders.customer("8", "b@example.com")).build());
    s.program().orderChanged(OrderId.of("7"));
    assertThatThrownBy(() -> s.program().runOnce(10)).isInstanceOf(AuthenticationException.class);
    s.provider.trouble(FakeProvider.Trouble.NONE);
    s.provider.member("M8", Orders.customer("8", "b@example.com"));
    s.program().runOnce(10);
    assertThat(s.ledger().pointsOf("7")).containsExactly(5L);
    s.check();
  }

  /** Providers that compute points themselves may have another rule than the policy: the story must not pass the expected points off as given. */
  @Test
  void pointsThatTheProviderCountedOtherwiseAreTold() {
    Scenario s = new Scenario(folder, ONE);
    s.ledger().ruleGives(2);

    assertThat(s.deliver(completed("A", 1, "10.00"))).isEqualTo(seen(20, 20, POSTED));
    assertThat(s.story("A").text())
        .contains("+10 points, posted")
        .contains("the provider states +20 points: its rule and the policy differ");

    s.ledger().ruleGives(1);
    s.deliver(completed("B", 1, "10.00"));
    assertThat(s.story("B").text()).doesNotContain("the provider states");
  }

  @Test
  void aRefusedPostingWaitsForAPersonUntilItIsTriedAgain() {
    Scenario s = new Scenario(folder, ONE);
    s.ledger().fault("A", new Fault.Refused());

    assertThat(s.deliver(completed("A", 1, "10.00"))).isEqualTo(seen(0, 0, MANUAL));
    assertThat(s.signal("A")).isEqualTo(seen(0, 0, DUPLICATE));
    assertThat(s.ledger().writes()).isEqualTo(1);
    s.program().retry(OrderId.of("A"));
    assertThat(s.run("A")).isEqualTo(seen(10, 10, POSTED));
    assertThat(s.story("A").postings())
        .extracting(JournalEntry::state)
        .containsExactly(PostingState.REFUSED, PostingState.POSTED);
    s.check();
  }

  @Test
  void whatTheProviderRefusedIsDoneWhenAPersonDidItByHand() {
    Scenario s = new Scenario(folder, ONE);
    s.ledger().fault("A", new Fault.Refused());
    s.ledger().fault("B", new Fault.Refused());
    assertThat(s.deliver(completed("A", 1, "10.00"))).isEqualTo(seen(0, 0, MANUAL));
    assertThat(s.deliver(completed("B", 1, "10.00"))).isEqualTo(seen(0, 0, MANUAL));
    assertThat(s.deliver(completed("B", 2, "11.00"))).isEqualTo(seen(11, 11, POSTED));

    PostingReference replaced = PostingReference.of("sdk:v1:main:order:B:1");
    assertThat(s.program().decide(replaced, LoyaltyProgram.Verdict.POSTED)).isFalse();
    assertThat(s.program().decide(FIRST, LoyaltyProgram.Verdict.NOT_POSTED)).isFalse();
    assertThat(s.program().decide(FIRST, LoyaltyProgram.Verdict.POSTED)).isTrue();
    assertThat(s.program().decide(FIRST, LoyaltyProgram.Verdict.POSTED)).isFalse();
    s.program().runOnce(10);
    assertThat(s.story("A").status()).isEqualTo(OrderStatus.SETTLED);
    assertThat(s.ledger().writes("A")).isEqualTo(1);
    assertThat(s.deliver(completed("A", 2, "12.00")).posting()).isEqualTo(2);
    s.close();
  }

  @Test
  void aRefusedPostingDoesNotKeepALaterStateOfTheOrderFromBeingPosted() {
    Scenario s = new Scenario(folder, ONE);
    s.ledger().fault("A", new Fault.Refused());
    assertThat(s.deliver(completed("A", 1, "10.00"))).isEqualTo(seen(0, 0, MANUAL));
    assertThat(s.deliver(completed("A", 2, "12.00"))).isEqualTo(seen(12, 12, POSTED));
    s.check();
  }

  @ParameterizedTest
  @EnumSource(LoyaltyProgram.Verdict.class)
  void aPostingNobodyCanTellTheOutcomeOfWaitsForAVerdict(LoyaltyProgram.Verdict verdict) {
    boolean there = verdict == LoyaltyProgram.Verdict.POSTED;
    Scenario s = new Scenario(folder, ONE);
    s.provider.cannot(Capability.POSTING_LOOKUP);
    s.ledger()
        .fault("A", there ? new Fault.CommitThenTimeout(Duration.ZERO) : new Fault.Unavailable());
    assertThat(s.deliver(completed("A", 1, "10.00")).outcomes()).containsExactly(DEFERRED);
    assertThat(s.run("A").outcomes()).containsExactly(MANUAL);
    long balance = there ? 10 : 0;

    assertThat(s.signal("A")).isEqualTo(seen(0, balance, DUPLICATE));
    assertThat(s.deliver(completed("A", 2, "15.00"))).isEqualTo(seen(0, balance, MANUAL));
    s.program().retry(OrderId.of("A"));
    assertThat(s.run("A").posting()).isZero();
    assertThat(s.deliverDeletion("A").posting()).isZero();
    s.shop.put(completed("A", 3, "15.00").build());
    assertThat(s.ledger().writes()).isEqualTo(1);
    assertThat(s.story("A").status()).isEqualTo(OrderStatus.NEEDS_REVIEW);
    assertThat(s.story("A").note()).contains(FIRST.value());

    assertThat(s.program().decide(PostingReference.of("sdk:v1:main:order:B:1"), verdict)).isFalse();
    assertThat(s.program().decide(FIRST, verdict)).isTrue();
    assertThat(s.program().decide(FIRST, verdict)).isFalse();
    s.program().runOnce(10);
    assertThat(s.balance()).isEqualTo(15);
    assertThat(s.ledger().pointsOf("A")).isEqualTo(there ? List.of(10L, 5L) : List.of(15L));
    assertThat(s.ledger().entries()).extracting(LedgerEntry::reference).doesNotHaveDuplicates();
    s.check();
  }

  @Test
  void aCrashLeavesPeopleOnlyWhatWasUnderWayWhereTheProviderCannotBeAsked() {
    Scenario s = new Scenario(folder, ONE);
    s.provider.cannot(Capability.POSTING_LOOKUP);
    s.restart(EngineSettings.defaults().concurrency(2));
    FakeFeed feed = FakeFeed.numbered(s.shop, 50);
    s.shop.feed(feed);
    for (int i = 10; i < 40; i++) {
      s.shop.put(completed("" + i, 1, "10.00").build());
      feed.row("" + i, Orders.NOON);
    }
    s.ledger().fault("25", new Fault.CrashBefore());
    assertThatThrownBy(s::sync).isInstanceOf(SimulatedCrash.class);

    s.restart();
    s.clock.advance(EngineSettings.defaults().lease());
    SyncReport report = s.sync();

    assertThat(report.waitingForPerson()).isBetween(1L, 2L);
    assertThat(s.ledger().entries()).hasSizeBetween(28, 29);
    s.close();
  }

  @Test
  void onlySendsWithoutAnAnswerCountTowardsTheLimitOfResends() {
    Scenario s = new Scenario(folder, ONE);
    for (int i = 0; i < 6; i++) {
      s.ledger().fault("A", new Fault.ConnectionRefused());
    }
    s.ledger().fault("A", new Fault.Unavailable());
    s.restart(EngineSettings.defaults().patience(Duration.ofHours(1)));
    s.deliver(completed("A", 1, "10.00"));
    s.sync();
    assertThat(s.ledger().writes("A")).isEqualTo(8);
    assertThat(s.balance()).isEqualTo(10);

    for (int i = 0; i < 10; i++) {
      s.ledger().fault("B", new Fault.Unavailable());
    }
    s.deliver(completed("B", 1, "10.00"));
    s.sync();
    assertThat(s.ledger().writes("B")).isEqualTo(4);
    assertThat(s.story("B").postings().get(0).state()).isEqualTo(PostingState.UNCERTAIN);
    s.close();
  }

  @Test
  void aBugInAProviderModuleIsAnUnknownOutcome() {
    Scenario s = new Scenario(folder, ONE);
    s.ledger().fault("A", new Fault.Bug());
    s.shop.put(completed("A", 1, "10.00").build());
    s.shop.put(completed("B", 1, "11.00").build());
    s.program().orderChanged(OrderId.of("A"));
    s.program().orderChanged(OrderId.of("B"));
    s.program().runOnce(10);
    assertThat(s.balance()).isEqualTo(11);
    s.sync();
    assertThat(s.ledger().pointsOf("A")).containsExactly(10L);
    assertThat(s.ledger().lookups("A")).hasSize(3);
    s.check();
  }

  @Test
  void anOrderThatCannotBeComputedStopsNoOther() {
    Scenario s = new Scenario(folder, ONE);
    assertThat(s.deliver(completed("A", 1, "10.00"))).isEqualTo(seen(10, 10, POSTED));
    FakeFeed feed = FakeFeed.numbered(s.shop, 10);
    s.shop.feed(feed);
    s.shop.put(
        order("A", 2, OrderState.COMPLETED, "USD")
            .goods("1", 1, BigMoney.parse("USD 10.00"))
            .build());
    s.shop.put(completed("B", 1, "11.00").build());
    feed.row("A", Orders.NOON).row("B", Orders.NOON);

    SyncReport report = s.sync();

    assertThat(report.count(MANUAL)).isEqualTo(1);
    assertThat(report.count(POSTED)).isEqualTo(1);
    assertThat(s.balance()).isEqualTo(21);
    assertThat(s.story("A").note()).contains("cannot be computed");
    s.close();
  }

  @Test
  void aMemberWhoCannotBeLookedUpIsLookedUpAgain() {
    Scenario s = new Scenario(folder, ONE);
    s.provider.trouble(FakeProvider.Trouble.UNREACHABLE);
    assertThat(s.deliver(completed("A", 1, "10.00"))).isEqualTo(seen(0, 0, DEFERRED));
    s.provider.trouble(FakeProvider.Trouble.NONE);
    s.sync();
    assertThat(s.balance()).isEqualTo(10);
    s.provider.trouble(FakeProvider.Trouble.AMBIGUOUS);
    assertThat(s.deliver(completed("B", 1, "5.00").customer(Orders.customer("8", "b@example.com"))))
        .isEqualTo(seen(0, 10, MANUAL));
    s.provider.trouble(FakeProvider.Trouble.NONE);
    s.check();
  }

  @Test
  void aReadThatFailsIsNotAnOrderThatIsGone() {
    Scenario s = new Scenario(folder, ONE);
    OrderId a = OrderId.of("A");
    assertThat(s.deliver(completed("A", 1, "10.00"))).isEqualTo(seen(10, 10, POSTED));
    s.shop.fail(a, FakeShop.unavailable());
    assertThat(s.signal("A")).isEqualTo(seen(0, 10, DEFERRED));
    s.shop.put(completed("A", 2, "12.00").build());
    s.shop.mend(a);
    s.clock.advance(Duration.ofSeconds(2));
    assertThat(s.run("A")).isEqualTo(seen(2, 12, POSTED));

    s.shop.fail(
        a,
        new MalformedResponseException(
            "no total", FailedCall.unanswered(FakeShop.NAME, "getOrder"), RemoteEffect.UNKNOWN));
    assertThat(s.signal("A")).isEqualTo(seen(0, 12, MANUAL));
    s.shop.mend(a);
    s.shop.put(completed("A", 3, "13.00").build());
    assertThat(s.signal("A")).isEqualTo(seen(1, 13, POSTED));
    s.check();
  }

  @Test
  void anOpenPostingIsSettledAlsoWhenItsOrderCannotBeReadForAWhile() {
    Scenario s = new Scenario(folder, ONE);
    OrderId a = OrderId.of("A");
    s.ledger().fault("A", new Fault.CommitThenTimeout(Duration.ofSeconds(5)));
    s.deliver(completed("A", 1, "10.00"));
    s.shop.fail(
        a,
        new MalformedResponseException(
            "no total", FailedCall.unanswered(FakeShop.NAME, "getOrder"), RemoteEffect.UNKNOWN));
    s.program().runOnce(10);
    s.shop.mend(a);
    s.clock.advance(Duration.ofMinutes(10));
    s.sync();
    assertThat(s.story("A").status()).isEqualTo(OrderStatus.SETTLED);
    assertThat(s.ledger().writes()).isEqualTo(1);
    s.check();
  }

  @Test
  void aReversalThatMayNotGoBelowZeroWaitsForAPerson() {
    Scenario s = new Scenario(folder, ONE.negativeBalance(NegativeBalance.FAIL));
    assertThat(s.deliver(completed("A", 1, "100.00"))).isEqualTo(seen(100, 100, POSTED));
    s.ledger().book(s.member, -70);
    assertThat(s.deliver(completed("A", 2, "100.00").refund(refund("R", "50.00"))))
        .isEqualTo(seen(0, 30, MANUAL));
    s.ledger().book(s.member, 20);
    s.program().retry(OrderId.of("A"));
    assertThat(s.run("A")).isEqualTo(seen(-50, 0, POSTED));
    s.check();
  }

  @Test
  void aBalanceThatFellBetweenReadingAndPostingIsMeasuredAnew() {
    Scenario s = new Scenario(folder, ONE.negativeBalance(NegativeBalance.CLAMP_DEBT));
    s.ledger().refuseOverdraft();
    assertThat(s.deliver(completed("A", 1, "100.00"))).isEqualTo(seen(100, 100, POSTED));
    s.ledger()
        .beforePost(
            posting -> {
              s.ledger().beforePost(more -> {});
              s.ledger().book(s.member, -60);
            });
    s.deliver(completed("A", 2, "100.00").refund(refund("R", "100.00")));
    assertThat(s.ledger().pointsOf("A")).containsExactly(100L, -40L);
    assertThat(s.program().debt(s.member)).isEqualTo(60);
    assertThat(s.balance()).isZero();
    s.check();
  }

  @Test
  void aProviderThatRefusesWhatItsOwnBalanceCoversIsACaseForAPerson() {
    Scenario s = new Scenario(folder, ONE.negativeBalance(NegativeBalance.CLAMP_FORGIVE));
    s.ledger().refuseOverdraft();
    assertThat(s.deliver(completed("A", 1, "100.00"))).isEqualTo(seen(100, 100, POSTED));
    s.ledger().balanceSays(1_000);
    s.ledger().book(s.member, -90);
    s.deliver(completed("A", 2, "100.00").refund(refund("R", "100.00")));
    for (int i = 0; i < 5; i++) {
      s.sync();
      s.clock.advance(Duration.ofMinutes(10));
    }
    assertThat(s.ledger().writes("A")).isLessThanOrEqualTo(6);
    assertThat(s.story("A").status()).isEqualTo(OrderStatus.NEEDS_REVIEW);
    assertThat(s.balance()).isEqualTo(10);
    s.close();
  }

  @Test
  void aDebtPostingWithUnknownOutcomeIsSettledOnce() {
    Scenario s = new Scenario(folder, ONE.negativeBalance(NegativeBalance.CLAMP_DEBT));
    s.deliver(completed("A", 1, "100.00"));
    s.ledger().book(s.member, -100);
    s.deliver(completed("A", 2, "100.00").refund(refund("R", "100.00")));
    assertThat(s.program().debt(s.member)).isEqualTo(100);
    s.ledger().faultOfSubject("debt:M1", new Fault.CommitThenTimeout(Duration.ofSeconds(3)));

    s.deliver(completed("B", 1, "70.00"));
    s.sync();
    assertThat(s.balance()).isZero();
    assertThat(s.program().debt(s.member)).isEqualTo(30);
    s.deliver(order("C", 1, OrderState.COMPLETED).goods("1", 1, eur("50.00")));
    assertThat(s.balance()).isEqualTo(20);
    assertThat(s.program().debt(s.member)).isZero();
    s.check();
  }
}
