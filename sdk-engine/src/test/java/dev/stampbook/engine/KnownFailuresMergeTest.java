package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.refund;
import static dev.stampbook.engine.SagaWorld.reward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.Capability;
import dev.stampbook.engine.SagaWorld.Database;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MergeId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PostingReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two profiles are merged: KF-26, and what can go wrong on the way. A is {@code w.member}, customer 7; B is customer 8. */
class KnownFailuresMergeTest {

  private static final MemberIdentity CUSTOMER_B = Orders.customer("8", "second@example.com");
  private static final Instant DECIDED = Instant.parse("2025-03-02T10:00:00Z");
  private static final String MERGE = "merge:77";

  @TempDir private Path folder;
  private SagaWorld w;
  private MemberId b;

  private void open(Database database, PointsPolicy policy) {
    w = new SagaWorld(database, folder, policy, parts -> parts);
    b = w.provider.member("M2", CUSTOMER_B);
  }

  private void open() {
    open(Database.SQLITE, PointsPolicy.perUnit(1));
  }

  @AfterEach
  void close() {
    w.close();
  }

  private MemberMerge bIntoA() {
    return MemberMerge.of(MergeId.of("77"), b, w.member, DECIDED);
  }

  private void ofA(String order, long version, String amount) {
    w.deliver(completed(order, version, amount));
  }

  private Order.Builder ofB(String order, long version, String amount) {
    return completed(order, version, amount).customer(CUSTOMER_B);
  }

  private void balances(long ofA, long ofB) {
    assertThat(List.of(w.balance(), w.balance(b))).containsExactly(ofA, ofB);
  }

  private List<Long> moved() {
    List<Long> moved = new ArrayList<>();
    for (LedgerEntry entry : w.ledger().entries()) {
      entry
          .reference()
          .filter(reference -> FakeLedger.subject(reference).startsWith("merge:"))
          .ifPresent(reference -> moved.add(entry.points()));
    }
    return moved;
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf26PointsAreConservedAndLaterEventsActOnTheSurvivor(Database database) {
    open(database, PointsPolicy.perUnit(1));
    ofA("O1", 1, "120.00");
    w.deliver(ofB("O2", 1, "95.00"));
    w.ledger().book(b, -20); // the redemption
    balances(120, 75);

    w.ledger().faultOfSubject(MERGE, new Fault.CrashAfter());
    assertThatThrownBy(() -> w.program().merged(bIntoA())).isInstanceOf(SimulatedCrash.class);
    balances(120, 0);

    w.restart();
    w.clock.advance(Duration.ofMinutes(10)); // until the lease of the process that died is over
    w.run();
    balances(195, 0);

    assertThat(w.program().merged(bIntoA())).isEqualTo(MergeOutcome.DUPLICATE);
    balances(195, 0);

    w.deliver(ofB("O2", 2, "95.00").refund(refund("r1", "30.00")));
    balances(165, 0);

    w.deliver(ofB("O2", 2, "95.00").refund(refund("r1", "30.00")));
    balances(165, 0);

    w.deliver(ofB("O3", 1, "10.00"));
    balances(175, 0);

    MemberMerge late =
        MemberMerge.of(MergeId.of("70"), w.member, b, DECIDED.minus(Duration.ofHours(1)));
    assertThat(w.program().merged(late)).isEqualTo(MergeOutcome.STALE);
    balances(175, 0);
    assertThat(moved()).containsExactly(-75L, 75L);
    assertThat(w.program().story(OrderId.of("O3")).member()).contains(w.member);
    w.check(() -> w.program().merged(bIntoA()), () -> w.program().merged(late));
  }

  /** 1 and 2: around taking from B; 3 and 4: around giving to A. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void whereverItDiesThePointsArriveOnce(int moment) {
    open();
    w.deliver(ofB("O2", 1, "95.00"));
    Fault crash = moment % 2 == 1 ? new Fault.CrashBefore() : new Fault.CrashAfter();
    if (moment <= 2) {
      w.ledger().faultOfSubject(MERGE, crash);
      assertThatThrownBy(() -> w.program().merged(bIntoA())).isInstanceOf(SimulatedCrash.class);
    } else {
      w.ledger().faultOfSubject(MERGE, new Fault.Unavailable(), crash);
      assertThat(w.program().merged(bIntoA())).isEqualTo(MergeOutcome.UNDER_WAY);
      assertThatThrownBy(this::settle).isInstanceOf(SimulatedCrash.class);
    }
    w.restart();
    settle();
    balances(95, 0);
    assertThat(moved()).containsExactly(-95L, 95L);
    assertThat(w.program().merged(bIntoA())).isEqualTo(MergeOutcome.DUPLICATE);
  }

  private void settle() {
    for (int round = 0; round < 12; round++) {
      w.clock.advance(Duration.ofMinutes(5));
      w.run();
    }
  }

  @Test
  void aLostAnswerIsLookedUpAndAnUnreachableProviderIsWaitedFor() {
    open();
    w.deliver(ofB("O2", 1, "95.00"));
    w.ledger()
        .faultOfSubject(
            MERGE,
            new Fault.ConnectionRefused(),
            new Fault.CommitThenTimeout(Duration.ofSeconds(2)),
            new Fault.CommitThenTimeout(Duration.ZERO));
    assertThat(w.program().merged(bIntoA())).isEqualTo(MergeOutcome.UNDER_WAY);
    assertThat(w.program().sync().open()).isZero(); // it waits for the provider by itself
    balances(95, 0);
    assertThat(moved()).containsExactly(-95L, 95L);
  }

  @Test
  void aPostingNobodyCanTellOfIsDecidedByItsReference() {
    open();
    w.deliver(ofB("O2", 1, "95.00"));
    w.provider.cannot(Capability.POSTING_LOOKUP);
    w.ledger().faultOfSubject(MERGE, new Fault.Unavailable());
    w.program().merged(bIntoA());
    settle();
    assertThat(w.program().waitingMerges(10))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.merge().id()).isEqualTo(MergeId.of("77")));
    assertThat(w.program().sync().waitingForPerson()).isEqualTo(1);
    balances(0, 95);

    PostingReference taken = PostingReference.of("sdk:v1:main:merge:77:1");
    assertThat(w.program().decide(taken, LoyaltyProgram.Verdict.NOT_POSTED)).isTrue();
    settle();
    balances(95, 0);
    assertThat(w.program().waitingMerges(10)).isEmpty();
  }

  @Test
  void whatTheProviderRefusesAPersonMoves() {
    open();
    w.deliver(ofB("O2", 1, "95.00"));
    w.ledger().faultOfSubject(MERGE, new Fault.Refused());
    assertThat(w.program().merged(bIntoA())).isEqualTo(MergeOutcome.NEEDS_REVIEW);
    assertThat(w.program().waitingMerges(10).get(0).note()).startsWith("refused");
    w.ledger().book(b, -95);
    w.ledger().book(w.member, 95);

    assertThat(w.program().merged(bIntoA().movedAlready())).isEqualTo(MergeOutcome.MERGED);
    assertThat(w.program().waitingMerges(10)).isEmpty();
    w.deliver(ofB("O2", 2, "95.00").refund(refund("r1", "95.00")));
    balances(0, 0);
  }

  @Test
  void whatTheProviderHasMovedIsNotMovedAgain() {
    open();
    w.deliver(ofB("O2", 1, "95.00"));
    w.ledger().book(b, -95);
    w.ledger().book(w.member, 95);
    assertThat(w.program().merged(bIntoA().movedAlready())).isEqualTo(MergeOutcome.MERGED);
    w.deliver(ofB("O3", 1, "10.00"));
    balances(105, 0);
    assertThat(moved()).isEmpty();
  }

  /** C is absorbed by B, and B by A: C's orders are A's. */
  @Test
  void mergesOfMergedMembersEndAtTheLastSurvivor() {
    open();
    MemberIdentity third = Orders.customer("9", "third@example.com");
    MemberId c = w.provider.member("M3", third);
    w.deliver(completed("O9", 1, "40.00").customer(third));
    w.deliver(ofB("O2", 1, "95.00"));
    assertThat(w.program().merged(MemberMerge.of(MergeId.of("1"), c, b, DECIDED)))
        .isEqualTo(MergeOutcome.MERGED);
    assertThat(w.program().merged(bIntoA())).isEqualTo(MergeOutcome.MERGED);
    balances(135, 0);
    w.deliver(completed("O9", 2, "40.00").customer(third).refund(refund("r1", "40.00")));
    balances(95, 0);
    MemberMerge again = MemberMerge.of(MergeId.of("2"), c, w.member, DECIDED.plusSeconds(60));
    assertThat(w.program().merged(again)).isEqualTo(MergeOutcome.DUPLICATE);
  }

  /** B's order is known to be B's, and the merge is decided before its points are written down: while the next customer is looked up. */
  @Test
  void anOrderThatWasUnderWayDuringTheMergeIsTheSurvivors() {
    w =
        new SagaWorld(
            Database.SQLITE,
            folder,
            PointsPolicy.perUnit(1),
            parts -> parts.settings(EngineSettings.defaults().concurrency(1)));
    b = w.provider.member("M2", CUSTOMER_B);
    MemberIdentity third = Orders.customer("9", "third@example.com");
    MemberId c = w.provider.member("M3", third);
    w.shop.put(ofB("O3", 1, "10.00").build());
    w.shop.put(completed("O4", 1, "20.00").customer(third).build());
    AtomicInteger searches = new AtomicInteger();
    w.provider.afterSearch(
        () -> {
          if (searches.incrementAndGet() == 2) {
            w.program().merged(bIntoA());
          }
        });
    w.program().orderChanged(OrderId.of("O3"));
    w.program().orderChanged(OrderId.of("O4"));
    w.run();
    balances(10, 0);
    assertThat(w.balance(c)).isEqualTo(20);
    assertThat(w.ledger().pointsOf("O3")).containsExactly(10L);
  }

  @Test
  void debtAndRedemptionsBelongToTheSurvivor() {
    open(Database.SQLITE, PointsPolicy.perUnit(1).negativeBalance(NegativeBalance.CLAMP_DEBT));
    w.deliver(ofB("O2", 1, "95.00"));
    w.ledger().book(b, -80);
    w.deliver(ofB("O2", 2, "95.00").refund(refund("r1", "95.00")));
    assertThat(w.program().debt(b)).isEqualTo(80);
    w.startBalance(150);
    w.redeem("R", reward("five", 100, "EUR 5.00"), w.carts.cart("O", "EUR 40.00"));

    MemberMerge aIntoB = MemberMerge.of(MergeId.of("78"), w.member, b, DECIDED);
    assertThat(w.program().merged(aIntoB)).isEqualTo(MergeOutcome.MERGED);
    w.run();

    assertThat(w.find("R").member()).isEqualTo(b);
    assertThat(w.program().redemptions().usable(b)).hasSize(1);
    assertThat(w.program().redemptions().usable(w.member)).as("by the old id").hasSize(1);
    assertThat(w.program().redemptions().of(w.member, 10)).as("by the old id").hasSize(1);
    assertThat(w.program().debt(b)).isEqualTo(30);
    balances(0, 0);
  }

  @Test
  void aMemberIsNotMergedIntoThemselves() {
    open();
    assertThatThrownBy(() -> MemberMerge.of(MergeId.of("1"), b, b, DECIDED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a member cannot be merged into themselves");
  }
}
