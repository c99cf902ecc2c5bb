package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.Orders.refundOfLine;
import static dev.stampbook.engine.SagaWorld.reward;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.SagaWorld.Database;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.StateRules;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Redeemed points that come back, or do not: KF-12, KF-15, KF-16. */
class KnownFailuresRestorationTest {

  private static final PointsPolicy ONE = PointsPolicy.perUnit(1);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf12ARefundGivesThePointsShareBackAsPointsOnce(Database database) {
    SagaWorld w = new SagaWorld(database, folder, ONE, parts -> parts).startBalance(1000);
    CheckoutId cart = w.carts.cart("M", "EUR 100.00");
    Reward points = reward("488", 488, "EUR 2.44");

    assertThat(w.redeem("R", points, cart).state()).isEqualTo(RedemptionState.APPLIED);
    assertThat(w.balance()).isEqualTo(512);
    assertThat(w.deliver(m(1))).isEqualTo(97);
    assertThat(w.balance()).isEqualTo(609);
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    Order.Builder refunded = m(2).refund(refundOfLine("RF1", "L1", "35.21"));
    assertThat(w.deliver(refunded)).isEqualTo(-35 + 176);
    assertThat(postings(w, "redemption:R")).containsExactly(176L);
    assertThat(postings(w, "order:M")).containsExactly(97L, -35L);
    assertThat(w.balance()).isEqualTo(750);
    assertThat(w.signal("M")).isZero();
    assertThat(w.deliver(refunded.refund(refundOfLine("RF2", "L2", "62.35")))).isEqualTo(-62 + 312);
    assertThat(postings(w, "redemption:R")).containsExactly(176L, 312L);
    assertThat(w.balance()).isEqualTo(1000);
    assertThat(w.find("R").restored()).isEqualTo(488);
    w.check(() -> w.redeem("R", points, cart));
  }

  @ParameterizedTest
  @EnumSource(
      value = Restoration.class,
      names = {"NONE", "CANCEL_ONLY"})
  void kf12WithoutRestorationRefundsGiveNoPointsBack(Restoration restoration) {
    SagaWorld w =
        new SagaWorld(
                Database.SQLITE,
                folder,
                ONE,
                parts -> parts.redemptionRules(RedemptionRules.standard().restoration(restoration)))
            .startBalance(1000);
    w.redeem("R", reward("488", 488, "EUR 2.44"), w.carts.cart("M", "EUR 100.00"));
    w.deliver(m(1));
    w.deliver(m(2).refund(refundOfLine("RF1", "L1", "35.21")));
    w.deliver(
        m(3).refund(refundOfLine("RF1", "L1", "35.21")).refund(refundOfLine("RF2", "L2", "62.35")));

    assertThat(w.balance()).isEqualTo(512);
    w.check();
  }

  private static Order.Builder m(long version) {
    return completed("M", version)
        .checkout(CheckoutId.of("M"))
        .goods("L1", 1, eur("36.09"))
        .goods("L2", 1, eur("63.91"))
        .discount(rewardDiscount("2.44"));
  }

  static OrderDiscount rewardDiscount(String amount) {
    return new OrderDiscount(
        OrderDiscountId.of("points"), OrderDiscount.Source.REWARD, eur(amount), Set.of());
  }

  static List<Long> postings(SagaWorld w, String subject) {
    return w.ledger().entries().stream()
        .filter(
            entry -> entry.reference().map(FakeLedger::subject).filter(subject::equals).isPresent())
        .map(LedgerEntry::points)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf15RedeemedPointsComeBackOnceWhoeverAsks(Database database) {
    SagaWorld w = new SagaWorld(database, folder, ONE, parts -> parts).startBalance(80);
    Reward eighty = reward("80", 80, "EUR 8.00");

    w.redeem("R1", eighty, w.carts.cart("R1", "EUR 65.40"));
    assertThat(w.balance()).isZero();
    assertThat(w.deliver(paid("R1", 1))).isEqualTo(57);
    assertThat(w.deliver(cancelled("R1", 2))).isEqualTo(-57 + 80);
    assertThat(postings(w, "order:R1")).containsExactly(57L, -57L);
    assertThat(postings(w, "redemption:R1")).containsExactly(80L);
    assertThat(w.find("R1").state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.signal("R1")).isZero();
    w.program().redemptions().release(RedemptionId.of("R1"));
    assertThat(w.balance()).isEqualTo(80);
    w.program().sync();
    assertThat(w.balance()).isEqualTo(80);
    w.redeem("R2", eighty, w.carts.cart("R2", "EUR 65.40"));
    assertThat(w.balance()).isZero();
    assertThat(w.deliver(paid("R2", 1))).isEqualTo(57);
    assertThat(w.signal("R1")).isZero();
    assertThat(w.balance()).isEqualTo(57);
    w.check();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf15FourWhoAskAtOnceOnTwoInstancesRestoreOnce(Database database) throws Exception {
    SagaWorld w = SagaWorld.inRealTime(database, folder, parts -> parts).startBalance(80);
    w.redeem("R1", reward("80", 80, "EUR 8.00"), w.carts.cart("R1", "EUR 65.40"));
    w.deliver(paid("R1", 1));
    w.shop.put(cancelled("R1", 2).build());
    LoyaltyProgram other = w.second();
    OrderId id = OrderId.of("R1");
    Barrier.run(
        List.of(
            () -> drive(w.program(), id),
            () -> drive(other, id),
            () -> w.program().redemptions().release(RedemptionId.of("R1")),
            other::sync));
    w.program().sync();

    assertThat(postings(w, "order:R1")).containsExactly(57L, -57L);
    assertThat(postings(w, "redemption:R1")).containsExactly(80L);
    assertThat(w.balance()).isEqualTo(80);
    other.close();
    w.check();
  }

  private static void drive(LoyaltyProgram program, OrderId id) {
    program.orderChanged(id);
    program.runOnce(10);
  }

  private static Order.Builder paid(String id, long version) {
    return r(id, version, OrderState.COMPLETED);
  }

  private static Order.Builder cancelled(String id, long version) {
    return r(id, version, OrderState.CANCELLED);
  }

  private static Order.Builder r(String id, long version, OrderState state) {
    return order(id, version, state)
        .checkout(CheckoutId.of(id))
        .goods("1", 1, eur("65.40"))
        .discount(rewardDiscount("8.00"));
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf16AnUnpaidRedemptionIsReleasedByTimeAndTakenAgainByALatePayment(Database database) {
    SagaWorld w = new SagaWorld(database, folder, onPaid(NegativeBalance.ALLOW), p -> p);
    Reward reward = reward("120", 120, "EUR 6.00");
    CheckoutId cart = w.startBalance(200).carts.cart("K", "EUR 61.90");

    Redemption taken = w.redeem("R", reward, cart);
    assertThat(taken.heldUntil()).contains(Orders.NOON.plus(Duration.ofMinutes(60)));
    assertThat(w.balance()).isEqualTo(80);
    at(w, 59);
    assertThat(w.run()).isZero();
    at(w, 60);
    assertThat(w.run()).isEqualTo(120);
    assertThat(w.balance()).isEqualTo(200);
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.audit("R")).endsWith("COMPENSATED 120");
    assertThat(w.carts.has(taken.id())).isFalse();
    at(w, 61);
    assertThat(w.run()).isZero();
    at(w, 75);
    assertThat(w.deliver(k(1))).isEqualTo(55 - 120);
    assertThat(postings(w, "redemption:R")).containsExactly(120L, -120L);
    assertThat(w.details("R")).anyMatch(detail -> detail.startsWith("LATE_PAYMENT"));
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(w.balance()).isEqualTo(135);
    at(w, 80);
    assertThat(w.signal("K")).isZero();
    w.check(() -> w.redeem("R", reward, cart));
  }

  @ParameterizedTest
  @CsvSource({"ALLOW, 25", "CLAMP_FORGIVE, 145", "CLAMP_DEBT, 145"})
  void kf16ALatePaymentWithoutPointsFollowsTheBalancePolicy(
      NegativeBalance negative, long balance) {
    SagaWorld w = new SagaWorld(Database.SQLITE, folder, onPaid(negative), parts -> parts);
    w.startBalance(200).redeem("R", reward("120", 120, "EUR 6.00"), w.carts.cart("K", "EUR 61.90"));
    at(w, 60);
    w.run();
    at(w, 70);
    w.redeem("S", reward("110", 110, "EUR 5.50"), w.carts.cart("L", "EUR 50.00"));
    assertThat(w.balance()).isEqualTo(90);
    at(w, 75);
    w.deliver(k(1));

    assertThat(w.balance()).isEqualTo(balance);
    boolean manual = negative != NegativeBalance.ALLOW;
    assertThat(w.find("R").state())
        .isEqualTo(manual ? RedemptionState.NEEDS_REVIEW : RedemptionState.CONSUMED);
    if (manual) {
      assertThat(w.find("R").review().orElseThrow().question())
          .isEqualTo(RedemptionReview.Question.SHALL_POINTS_BE_TAKEN);
      assertThat(w.audit("R")).endsWith("MANUAL");
    }
    w.check();
  }

  @ParameterizedTest
  @CsvSource({"true, 35", "false, 155"})
  void aPersonDecidesALatePayment(boolean take, long balance) {
    SagaWorld w =
        new SagaWorld(
            Database.SQLITE,
            folder,
            onPaid(NegativeBalance.ALLOW),
            parts ->
                parts.redemptionRules(RedemptionRules.standard().latePayment(LatePayment.MANUAL)));
    w.startBalance(120);
    w.redeem("R", reward("120", 120, "EUR 6.00"), w.carts.cart("K", "EUR 61.90"));
    at(w, 60);
    w.run();
    at(w, 75);
    w.ledger().book(w.member, -20);
    w.deliver(k(1));
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.NEEDS_REVIEW);
    assertThat(w.balance()).isEqualTo(155);

    Redemption decided =
        w.program()
            .redemptions()
            .decide(
                RedemptionId.of("R"),
                take ? new RedemptionDecision.Take() : new RedemptionDecision.Waive());

    assertThat(decided.state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(w.balance()).isEqualTo(balance);
    w.check();
  }

  private static PointsPolicy onPaid(NegativeBalance negative) {
    return ONE.negativeBalance(negative)
        .states(StateRules.standard().earningOnlyIn(Set.of(OrderState.PAID)));
  }

  private static void at(SagaWorld w, int minutes) {
    w.clock.set(Orders.NOON.plus(Duration.ofMinutes(minutes)));
  }

  private static Order.Builder k(long version) {
    return order("K", version, OrderState.PAID)
        .checkout(CheckoutId.of("K"))
        .goods("1", 1, eur("61.90"))
        .discount(rewardDiscount("6.00"));
  }
}
