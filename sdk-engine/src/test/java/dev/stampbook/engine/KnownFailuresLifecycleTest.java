package dev.stampbook.engine;

import static dev.stampbook.engine.AuditOutcome.DEFERRED;
import static dev.stampbook.engine.AuditOutcome.DUPLICATE;
import static dev.stampbook.engine.AuditOutcome.MANUAL;
import static dev.stampbook.engine.AuditOutcome.POSTED;
import static dev.stampbook.engine.AuditOutcome.SKIPPED;
import static dev.stampbook.engine.AuditOutcome.STALE;
import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.guest;
import static dev.stampbook.engine.Orders.line;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.Orders.refund;
import static dev.stampbook.engine.Scenario.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderLine.Kind;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.GuestRule;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.RefundMethod;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The known failures about what happens to an order over time (KF-13, KF-14, KF-17, KF-19, KF-25), with the numbers of their tables. */
class KnownFailuresLifecycleTest {

  @TempDir Path folder;

  @Test
  void kf13PointsEqualTheStateNotTheNumberOfStateChanges() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1)).startBalance(10);
    List<Order> all = new ArrayList<>();
    List<OrderState> states =
        List.of(
            OrderState.COMPLETED,
            OrderState.COMPLETED,
            OrderState.PROCESSING,
            OrderState.COMPLETED,
            OrderState.CANCELLED,
            OrderState.COMPLETED,
            OrderState.FAILED,
            OrderState.COMPLETED);
    for (OrderState state : states) {
      all.add(order("C1", all.size() + 1, state).goods("1", 1, eur("84.20")).build());
    }

    assertThat(s.deliver(all.get(0))).isEqualTo(seen(84, 94, POSTED));
    assertThat(s.deliver(all.get(1))).isEqualTo(seen(0, 94, SKIPPED));
    assertThat(s.deliver(all.get(2))).isEqualTo(seen(0, 94, SKIPPED));
    assertThat(s.deliver(all.get(3))).isEqualTo(seen(0, 94, SKIPPED));
    assertThat(s.deliver(all.get(4))).isEqualTo(seen(-84, 10, POSTED));
    assertThat(s.deliver(all.get(5))).isEqualTo(seen(84, 94, POSTED));
    assertThat(s.deliver(all.get(6))).isEqualTo(seen(-84, 10, POSTED));
    assertThat(s.deliver(all.get(7))).isEqualTo(seen(84, 94, POSTED));
    assertThat(s.deliverDeletion("C1")).isEqualTo(seen(-84, 10, POSTED));
    for (int i = 0; i < 9; i++) {
      assertThat(s.signal("C1")).isEqualTo(seen(0, 10, DUPLICATE));
    }
    s.shop.put(all.get(6)); // a reading that lags behind still sees what is gone
    assertThat(s.signal("C1")).isEqualTo(seen(0, 10, STALE));
    s.shop.delete(all.get(0).id());
    s.check();
  }

  @ParameterizedTest
  @EnumSource(
      value = RefundMethod.class,
      names = {"RECOMPUTE", "PROPORTIONAL"})
  void kf14AfterEveryEditTheOrdersPointsAreThoseOfItsPresentContent(RefundMethod method) {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1).includingTax().refunds(method));
    Order.Builder v3 = e1(3, 2).line(line("2", Kind.GOODS, 1, "5.00", "0.00"));
    Order.Builder v4 = e1(4, 2).line(line("2", Kind.VOIDED, 1, "5.00", "0.00"));
    Order.Builder v5 =
        e1(5, 2)
            .line(line("2", Kind.VOIDED, 1, "5.00", "0.00"))
            .goods("3", 1, eur("12.10"))
            .refund(refund("RF1", "19.95"));

    assertThat(s.deliver(e1(1, 2))).isEqualTo(seen(39, 39, POSTED));
    assertThat(s.deliver(e1(2, 3))).isEqualTo(seen(20, 59, POSTED));
    assertThat(s.deliver(v3)).isEqualTo(seen(-15, 44, POSTED));
    assertThat(s.deliver(v4)).isEqualTo(seen(-5, 39, POSTED));
    assertThat(s.deliver(v4.refund(refund("RF1", "19.95")))).isEqualTo(seen(-20, 19, POSTED));
    assertThat(s.deliver(v5)).isEqualTo(seen(13, 32, POSTED));
    assertThat(s.deliverLate(v3.build())).isEqualTo(seen(0, 32, STALE));
    s.check();
  }

  private static Order.Builder e1(long version, int quantity) {
    return completed("E1", version).goods("1", quantity, eur("19.95").multipliedBy(quantity));
  }

  @ParameterizedTest
  @EnumSource(
      value = NegativeBalance.class,
      names = {"ALLOW", "CLAMP_FORGIVE", "CLAMP_DEBT"})
  void kf17TheChosenPolicyForTooFewPointsIsAppliedExactly(NegativeBalance negative) {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1).negativeBalance(negative));
    boolean allow = negative == NegativeBalance.ALLOW;
    boolean debt = negative == NegativeBalance.CLAMP_DEBT;
    Order.Builder n1 = completed("N1", 1, "200.00");
    Order.Builder n2 = completed("N2", 1, "90.00");

    assertThat(s.deliver(n1)).isEqualTo(seen(200, 200, POSTED));
    redeem(s, 150);
    stands(s, 50, 0);
    assertThat(s.deliver(n1.refund(refund("R1", "200.00"))))
        .isEqualTo(allow ? seen(-200, -150, POSTED) : seen(-50, 0, POSTED));
    stands(s, allow ? -150 : 0, debt ? 150 : 0);
    assertThatThrownBy(() -> redeem(s, 10)).isInstanceOf(RedemptionRefusedException.class);
    assertThat(s.deliver(n2))
        .isEqualTo(
            allow ? seen(90, -60, POSTED) : debt ? seen(0, 0, POSTED) : seen(90, 90, POSTED));
    stands(s, allow ? -60 : debt ? 0 : 90, debt ? 60 : 0);
    assertThat(s.deliver(completed("N3", 1, "100.00")))
        .isEqualTo(
            allow ? seen(100, 40, POSTED) : debt ? seen(40, 40, POSTED) : seen(100, 190, POSTED));
    stands(s, allow ? 40 : debt ? 40 : 190, 0);
    assertThat(s.signal("N1").outcomes()).containsExactly(DUPLICATE);
    assertThat(s.deliver(n2.refund(refund("R2", "90.00"))))
        .isEqualTo(
            allow ? seen(-90, -50, POSTED) : debt ? seen(-40, 0, POSTED) : seen(-90, 100, POSTED));
    stands(s, allow ? -50 : debt ? 0 : 100, debt ? 50 : 0);
    s.check();
  }

  private static void stands(Scenario s, long balance, long debt) {
    assertThat(s.balance()).isEqualTo(balance);
    assertThat(s.program().debt(s.member)).isEqualTo(debt);
  }

  private static void redeem(Scenario s, long points) {
    Reward reward =
        Reward.builder(RewardId.of("r" + points), "off", new RewardCost.Fixed(points)).build();
    s.program().redeem(s.member, reward).into(CheckoutId.of("c" + points));
  }

  @Test
  void kf19TheResultDependsOnTheFactsNotOnTheOrderOfArrival() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));

    assertThat(s.signal("O1")).isEqualTo(seen(0, 0, DEFERRED));
    s.restart();
    assertThat(s.story("O1").status()).isEqualTo(OrderStatus.WAITING_FOR_ORDER);
    assertThat(s.deliver(completed("O1", 1, "75.00").refund(refund("RF1", "25.00"))))
        .isEqualTo(seen(50, 50, POSTED));
    assertThat(s.deliver(order("O2", 3, OrderState.CANCELLED).goods("1", 1, eur("60.00"))))
        .isEqualTo(seen(0, 50, SKIPPED));
    assertThat(s.deliverLate(completed("O2", 2, "60.00").build())).isEqualTo(seen(0, 50, STALE));
    Order.Builder o3 = completed("O3", 1, "40.00");
    Order paid = o3.build();
    assertThat(s.deliver(paid)).isEqualTo(seen(40, 90, POSTED));
    s.clock.advance(Duration.ofMinutes(10));
    assertThat(s.deliver(o3.refund(refund("RF3", "40.00")))).isEqualTo(seen(-40, 50, POSTED));
    s.clock.advance(Duration.ofHours(2));
    assertThat(s.signal("O3")).isEqualTo(seen(0, 50, DUPLICATE));
    assertThat(s.signal("O1")).isEqualTo(seen(0, 50, DUPLICATE));
    s.check();
  }

  @Test
  void kf19ASignalWaitsForItsOrderOnlySoLong() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    assertThat(s.signal("O1")).isEqualTo(seen(0, 0, DEFERRED));

    s.clock.advance(Duration.ofHours(47));
    assertThat(s.run("O1")).isEqualTo(seen(0, 0, DEFERRED));
    s.clock.advance(Duration.ofHours(2));
    assertThat(s.run("O1")).isEqualTo(seen(0, 0, MANUAL));
    assertThat(s.program().waitingForPerson(10))
        .extracting(LoyaltyProgram.OrderStoryHead::order)
        .containsExactly(dev.stampbook.order.OrderId.of("O1"));
    s.clock.advance(Duration.ofDays(30));
    assertThat(s.run("O1")).isEqualTo(seen(0, 0));
    assertThat(s.deliver(completed("O1", 1, "5.00"))).isEqualTo(seen(5, 5, POSTED));
    s.check();
  }

  @Test
  void kf25AVerifiedAddressClaimsItsRecentGuestOrdersOnce() {
    PointsPolicy policy =
        PointsPolicy.perUnit(1).guests(new GuestRule.ClaimAfterVerification(Duration.ofDays(30)));
    Scenario s = new Scenario(folder, policy);
    s.clock.set(Instant.parse("2025-03-22T10:00:00Z"));
    Order.Builder g1 = guestOrder("G1", "2025-03-01", "Ana.B@Example.com", "40.00");
    Order.Builder g2 = guestOrder("G2", "2025-03-20", "ana.b@example.com", "25.50");
    EmailAddress address = EmailAddress.of("ANA.B@example.com");

    assertThat(s.deliver(guestOrder("G3", "2025-01-15", "ana.b@example.com", "99.00")).outcomes())
        .containsExactly(DEFERRED);
    assertThat(s.deliver(g1).outcomes()).containsExactly(DEFERRED);
    assertThat(s.deliver(g2).outcomes()).containsExactly(DEFERRED);
    g2.refund(refund("R2", "10.00"));
    assertThat(s.deliver(g2).outcomes()).containsExactly(DEFERRED);
    assertThat(s.ledger().writes()).isZero();

    s.clock.set(Instant.parse("2025-03-25T10:00:00Z"));
    dev.stampbook.member.MemberId ana =
        s.provider.member("ANA", Orders.customer("900", "ana.b@example.com"));
    s.program().registered(address, s.now());
    s.program().runOnce(100);
    assertThat(s.ledger().writes()).isZero();

    s.skipAudit();
    s.clock.set(Instant.parse("2025-03-26T10:00:00Z"));
    assertThat(s.program().emailVerified(address, s.now())).isTrue();
    s.program().runOnce(100);
    assertThat(s.ledger().pointsOf("G1")).containsExactly(40L);
    assertThat(s.ledger().pointsOf("G2")).containsExactly(15L);
    assertThat(s.ledger().pointsOf("G3")).isEmpty();
    assertThat(s.newestAudit("G3").outcome()).isEqualTo(SKIPPED);
    assertThat(s.newestAudit("G1").outcome()).isEqualTo(POSTED);
    assertThat(s.ledger().runningBalance(ana)).isEqualTo(55);

    assertThat(s.program().emailVerified(address, s.now())).isFalse();
    assertThat(memberOutcomes(s)).containsExactly(DUPLICATE, SKIPPED, SKIPPED);
    s.skipAudit();
    assertThat(s.signal("G1").outcomes()).containsExactly(DUPLICATE);
    assertThat(s.deliver(g1.refund(refund("R1", "10.00"))).outcomes()).containsExactly(POSTED);
    assertThat(s.ledger().runningBalance(ana)).isEqualTo(45);
    s.check();
  }

  private static List<AuditOutcome> memberOutcomes(Scenario s) {
    return s.program().audit().find(AuditQuery.newest()).stream()
        .filter(entry -> entry.kind() == AuditEntry.Kind.MEMBER)
        .map(AuditEntry::outcome)
        .toList();
  }

  private static Order.Builder guestOrder(String id, String day, String email, String eur) {
    return completed(id, 1, eur)
        .createdAt(Instant.parse(day + "T09:00:00Z"))
        .customer(guest(email));
  }
}
