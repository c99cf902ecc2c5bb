package dev.stampbook.engine;

import static dev.stampbook.engine.AuditOutcome.DUPLICATE;
import static dev.stampbook.engine.AuditOutcome.MANUAL;
import static dev.stampbook.engine.AuditOutcome.POSTED;
import static dev.stampbook.engine.AuditOutcome.SKIPPED;
import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.Orders.parts;
import static dev.stampbook.engine.Orders.refund;
import static dev.stampbook.engine.Orders.refundOfLine;
import static dev.stampbook.engine.Orders.refundOfShipping;
import static dev.stampbook.engine.Orders.refundOfUnits;
import static dev.stampbook.engine.Orders.untaxed;
import static dev.stampbook.engine.Orders.voided;
import static dev.stampbook.engine.Orders.withoutAmount;
import static dev.stampbook.engine.Scenario.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundPart;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PolicyRules;
import dev.stampbook.points.RefundMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The known failures about refunds (KF-07 to KF-11), with the numbers of their tables; where E and P differ, both. */
class KnownFailuresRefundsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = RefundMethod.class,
      names = {"RECOMPUTE", "PROPORTIONAL"})
  void kf07ReversalsAddUpToExactlyWhatTheOrderEarned(RefundMethod method) {
    boolean recompute = method == RefundMethod.RECOMPUTE;
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1).refunds(method)).startBalance(100);
    Order.Builder p1 = completed("P1", 1).goods("1", 3, eur("29.97"));
    long balance = 129;
    assertThat(s.deliver(p1)).isEqualTo(seen(29, balance, POSTED));
    long[] ofP1 = recompute ? new long[] {-10, -10, -9} : new long[] {-10, -9, -10};
    for (int i = 0; i < ofP1.length; i++) {
      balance += ofP1[i];
      assertThat(s.deliver(p1.refund(refundOfUnits("A" + i, "1", 1))))
          .isEqualTo(seen(ofP1[i], balance, POSTED));
    }
    assertThat(balance).isEqualTo(100);

    s.restart(PolicyRules.always(PointsPolicy.perUnit(3).refunds(method)));
    Order.Builder p2 = completed("P2", 1).goods("1", 7, eur("10.01"));
    balance = 130;
    assertThat(s.deliver(p2)).isEqualTo(seen(30, balance, POSTED));
    long[] ofP2 =
        recompute
            ? new long[] {-5, -4, -4, -5, -4, -4, -4}
            : new long[] {-4, -5, -4, -4, -4, -5, -4};
    for (int i = 0; i < ofP2.length; i++) {
      balance += ofP2[i];
      assertThat(s.deliver(p2.refund(refundOfUnits("B" + i, "1", 1))))
          .isEqualTo(seen(ofP2[i], balance, POSTED));
    }
    for (int i = 0; i < 7; i++) {
      assertThat(s.signal("P2")).isEqualTo(seen(0, 100, DUPLICATE));
    }
    s.check();
  }

  @ParameterizedTest
  @EnumSource(
      value = RefundMethod.class,
      names = {"RECOMPUTE", "PROPORTIONAL"})
  void kf08TheStatusRefundedIsNoSecondRefund(RefundMethod method) {
    boolean recompute = method == RefundMethod.RECOMPUTE;
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1).refunds(method)).startBalance(15);
    Refund r1 = refundOfLine("R1", "2", "17.14");
    Refund r2 = refundOfLine("R2", "1", "42.86");

    assertThat(s.deliver(s1(1, OrderState.COMPLETED))).isEqualTo(seen(60, 75, POSTED));
    assertThat(s.deliver(s1(2, OrderState.COMPLETED).refund(r1)))
        .isEqualTo(recompute ? seen(-18, 57, POSTED) : seen(-17, 58, POSTED));
    assertThat(s.deliver(s1(3, OrderState.PARTIALLY_REFUNDED).refund(r1)))
        .isEqualTo(seen(0, recompute ? 57 : 58, SKIPPED));
    assertThat(s.deliver(s1(4, OrderState.PARTIALLY_REFUNDED).refund(r1).refund(r2)))
        .isEqualTo(recompute ? seen(-42, 15, POSTED) : seen(-43, 15, POSTED));
    assertThat(s.deliver(s1(5, OrderState.REFUNDED).refund(r1).refund(r2)))
        .isEqualTo(seen(0, 15, SKIPPED));
    assertThat(
            s.deliver(s1(6, OrderState.REFUNDED).refund(r1).refund(r2).refund(withoutAmount("R3"))))
        .isEqualTo(seen(0, 15, MANUAL));
    assertThat(s.story("S1").status()).isEqualTo(OrderStatus.NEEDS_REVIEW);
    s.check();
  }

  private static Order.Builder s1(long version, OrderState state) {
    return order("S1", version, state)
        .goods("1", 1, eur("50.00"))
        .goods("2", 1, eur("20.00"))
        .discount(
            new OrderDiscount(
                OrderDiscountId.of("c"), OrderDiscount.Source.COUPON, eur("10.00"), Set.of()));
  }

  @Test
  void kf09ARefundOfShippingTouchesNothingWhereShippingDoesNotEarn() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1).excludingShipping());
    Order.Builder h = completed("H", 1, "80.40").shipping(untaxed("12.00"));

    assertThat(s.deliver(h)).isEqualTo(seen(80, 80, POSTED));
    assertThat(s.deliver(h.refund(refundOfShipping("S1", "12.00"))))
        .isEqualTo(seen(0, 80, SKIPPED));
    assertThat(s.deliver(h.refund(refundOfLine("S2", "1", "80.40"))))
        .isEqualTo(seen(-80, 0, POSTED));
    s.check();
  }

  @ParameterizedTest
  @EnumSource(
      value = RefundMethod.class,
      names = {"RECOMPUTE", "PROPORTIONAL"})
  void kf09ARefundOfShippingTakesAtMostWhatWasPaidForShipping(RefundMethod method) {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1).includingShipping().refunds(method));
    Order.Builder h = completed("H", 1, "80.40").shipping(untaxed("12.00"));

    assertThat(s.deliver(h)).isEqualTo(seen(92, 92, POSTED));
    assertThat(s.deliver(h.refund(refundOfShipping("S1", "12.00"))))
        .isEqualTo(seen(-12, 80, POSTED));
    assertThat(s.deliver(h.refund(refundOfShipping("S3", "12.00"))))
        .isEqualTo(seen(0, 80, SKIPPED));
    assertThat(s.deliver(h.refund(refundOfLine("S2", "1", "80.40"))))
        .isEqualTo(seen(-80, 0, POSTED));
    s.check();
  }

  @Test
  void kf09ShippingThatWasFreeCannotBeRefunded() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1).includingShipping());
    Order.Builder h = completed("H", 1, "80.40").shipping(untaxed("0.00"));

    assertThat(s.deliver(h)).isEqualTo(seen(80, 80, POSTED));
    assertThat(s.deliver(h.refund(refundOfShipping("S1", "12.00"))))
        .isEqualTo(seen(0, 80, SKIPPED));
    assertThat(s.deliver(h.refund(refundOfLine("S2", "1", "80.40"))))
        .isEqualTo(seen(-80, 0, POSTED));
    s.check();
  }

  @ParameterizedTest
  @EnumSource(
      value = RefundMethod.class,
      names = {"RECOMPUTE", "PROPORTIONAL"})
  void kf10RefundsAreCappedAtTheOrderAndAVoidedOneIsWithdrawn(RefundMethod method) {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(2).refunds(method));
    Order.Builder o = completed("O", 1, "64.00");
    Refund r2 = refund("R2", "40.00");

    assertThat(s.deliver(o)).isEqualTo(seen(128, 128, POSTED));
    assertThat(s.deliver(o.refund(refund("R1", "40.00")))).isEqualTo(seen(-80, 48, POSTED));
    assertThat(s.deliver(o.refund(r2))).isEqualTo(seen(-48, 0, POSTED));
    assertThat(s.newestAudit("O").detail()).contains("EUR 16.00");
    assertThat(s.deliver(o.refund(refund("R3", "10.00")))).isEqualTo(seen(0, 0, SKIPPED));
    assertThat(s.newestAudit("O").detail()).contains("EUR 26.00");
    assertThat(s.deliver(o.refund(voided(r2)))).isEqualTo(seen(28, 28, POSTED));
    assertThat(s.deliver(o)).isEqualTo(seen(0, 28, DUPLICATE));
    assertThat(s.deliver(o.refund(refund("R4", "14.00")))).isEqualTo(seen(-28, 0, POSTED));
    s.check();
  }

  @Test
  void kf11AnOrderIsUnwoundWithTheTermsUnderWhichItEarned() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1)).startBalance(7);
    Order.Builder a = completed("A", 1, "50.00");
    Order.Builder b = completed("B", 1, "30.00");

    assertThat(s.deliver(a)).isEqualTo(seen(50, 57, POSTED));
    s.restart(PolicyRules.always(PointsPolicy.perUnit(2)));
    assertThat(s.deliver(b)).isEqualTo(seen(60, 117, POSTED));
    assertThat(s.deliver(a.refund(refund("R1", "20.00")))).isEqualTo(seen(-20, 97, POSTED));
    s.restart(PolicyRules.never("the rule is disabled"));
    assertThat(s.deliver(b.refund(refund("R2", "30.00")))).isEqualTo(seen(-60, 37, POSTED));
    assertThat(s.deliver(a.refund(refund("R3", "30.00")))).isEqualTo(seen(-30, 7, POSTED));
    assertThat(s.deliver(completed("C", 1, "10.00"))).isEqualTo(seen(0, 7, SKIPPED));
    s.check();
  }

  @Test
  void kf11TermsThatNeedLinesAreFollowedAlsoWhenNoPolicyNeedsLinesAnyMore() {
    PointsPolicy byLine =
        PointsPolicy.perUnit(1).roundingScope(dev.stampbook.points.RoundingScope.LINE);
    Scenario s = new Scenario(folder, byLine);
    s.shop.headers(Orders::withoutLines);
    FakeFeed feed = FakeFeed.numbered(s.shop, 10);
    s.shop.feed(feed);
    Order.Builder o = completed("O", 1).goods("1", 1, eur("2.75")).goods("2", 1, eur("2.75"));
    assertThat(s.deliver(o)).isEqualTo(seen(4, 4, POSTED));

    s.restart(PolicyRules.always(PointsPolicy.perUnit(1)));
    Order changed =
        o.refund(parts("R", RefundPart.ofLine(LineId.of("1"), untaxed("2.75")))).build();
    s.shop.put(changed);
    feed.row("O", Orders.NOON);
    SyncReport report = s.sync();

    assertThat(report.pointsPosted()).isEqualTo(-2);
    assertThat(report.count(MANUAL)).isZero();
    assertThat(s.ledger().pointsOf("O")).isEqualTo(List.of(4L, -2L));
    s.close();
  }
}
