package dev.stampbook.engine;

import static dev.stampbook.engine.AuditOutcome.DUPLICATE;
import static dev.stampbook.engine.AuditOutcome.POSTED;
import static dev.stampbook.engine.AuditOutcome.SKIPPED;
import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.line;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.Orders.parts;
import static dev.stampbook.engine.Orders.refund;
import static dev.stampbook.engine.Orders.refundOfLine;
import static dev.stampbook.engine.Orders.refundOfShipping;
import static dev.stampbook.engine.Orders.taxed;
import static dev.stampbook.engine.Orders.untaxed;
import static dev.stampbook.engine.Scenario.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.TierName;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount.Source;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderLine.Kind;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.RefundMethod;
import dev.stampbook.points.RoundingScope;
import dev.stampbook.points.TierRules;
import dev.stampbook.points.TierRules.Downgrade;
import dev.stampbook.points.TierRules.Tier;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The known failures about what an order is worth (KF-01 to KF-06), with the numbers of their tables. */
class KnownFailuresEarnBaseTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"false, 630, 750", "true, 700, 820"})
  void kf01ARewardsDiscountLineIsAReduction(boolean earnOnReward, long posting, long balance) {
    PointsPolicy ten = PointsPolicy.perUnit(10);
    PointsPolicy policy = earnOnReward ? ten.counting(Set.of(BaseComponent.REWARD_DISCOUNT)) : ten;
    Scenario s = new Scenario(folder, policy).startBalance(620);
    Reward tenPercent =
        Reward.builder(RewardId.of("r10"), "10% off", new RewardCost.Fixed(500)).build();

    Redemption taken = s.program().redeem(s.member, tenPercent).into(CheckoutId.of("D1"));
    assertThat(taken.state()).isEqualTo(RedemptionState.APPLIED);
    assertThat(s.balance()).isEqualTo(120);
    assertThat(s.deliver(d1("-7.00"))).isEqualTo(seen(posting, balance, POSTED));
    assertThat(s.deliver(d1("7.00"))).isEqualTo(seen(0, balance, DUPLICATE));
    s.check();
  }

  private static Order.Builder d1(String discountLine) {
    return completed("D1", 1, "70.00")
        .discountLine(OrderDiscountId.of("reward"), Source.REWARD, eur(discountLine));
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, DOWN, 52",
    "false, false, HALF_UP, 52",
    "false, false, CEILING, 53",
    "true, false, DOWN, 60",
    "true, false, HALF_UP, 61",
    "true, false, CEILING, 61",
    "false, true, DOWN, 58",
    "false, true, HALF_UP, 58",
    "false, true, CEILING, 59",
    "true, true, DOWN, 67",
    "true, true, HALF_UP, 68",
    "true, true, CEILING, 68"
  })
  void kf02TaxAndShippingCountExactlyAsThePolicySays(
      boolean tax, boolean shipping, RoundingMode mode, long points) {
    PointsPolicy one = PointsPolicy.perUnit(1).rounding(mode);
    PointsPolicy taxed = tax ? one.includingTax() : one.excludingTax();
    Scenario s =
        new Scenario(folder, shipping ? taxed.includingShipping() : taxed.excludingShipping());
    Order.Builder t1 =
        completed("T1", 1)
            .line(line("1", Kind.GOODS, 3, "39.90", "7.98"))
            .line(line("2", Kind.GOODS, 1, "12.35", "0.68"))
            .shipping(taxed("5.90", "1.18"));
    Refund everything =
        parts(
            "R1",
            RefundPart.ofLine(LineId.of("1"), taxed("39.90", "7.98")),
            RefundPart.ofLine(LineId.of("2"), taxed("12.35", "0.68")),
            RefundPart.of(Component.SHIPPING, taxed("5.90", "1.18")));

    assertThat(s.deliver(t1)).isEqualTo(seen(points, points, POSTED));
    assertThat(s.deliver(t1.refund(everything))).isEqualTo(seen(-points, 0, POSTED));
    s.check();
  }

  @ParameterizedTest
  @CsvSource({"false, 142, 284", "true, 152, 294"})
  void kf03ShippingThatWasNotPaidIsNotSubtracted(boolean shipping, long ofN, long balance) {
    PointsPolicy one = PointsPolicy.perUnit(1);
    Scenario s = new Scenario(folder, shipping ? one.includingShipping() : one.excludingShipping());
    Order.Builder v = completed("V", 1, "142.50").shipping(untaxed("0.00"));

    assertThat(s.deliver(v)).isEqualTo(seen(142, 142, POSTED));
    assertThat(s.deliver(completed("N", 1, "142.50").shipping(untaxed("9.50"))))
        .isEqualTo(seen(ofN, balance, POSTED));
    assertThat(s.deliver(v.refund(refundOfShipping("R", "9.50"))))
        .isEqualTo(seen(0, balance, SKIPPED));
    s.check();
  }

  @Test
  void kf04NoBinaryFractionAndEqualAmountsAreEqual() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(100));
    Order.Builder second = completed("2", 1, "4.35");

    assertThat(s.deliver(completed("1", 1, "1.15"))).isEqualTo(seen(115, 115, POSTED));
    assertThat(s.deliver(second)).isEqualTo(seen(435, 550, POSTED));
    assertThat(s.deliver(completed("3", 1, "0.29"))).isEqualTo(seen(29, 579, POSTED));
    assertThat(s.deliver(completed("4", 1, "8.7000"))).isEqualTo(seen(870, 1449, POSTED));
    assertThat(s.deliver(completed("4", 1, "8.7"))).isEqualTo(seen(0, 1449, DUPLICATE));
    assertThat(s.deliver(second.refund(refundOfLine("R", "1", "4.35"))))
        .isEqualTo(seen(-435, 1014, POSTED));
    s.check();
  }

  @ParameterizedTest
  @CsvSource({"ORDER, DOWN, 11", "LINE, DOWN, 8", "ORDER, HALF_UP, 11", "LINE, HALF_UP, 12"})
  void kf04PreviewAndPostingAgree(RoundingScope scope, RoundingMode mode, long points) {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1).roundingScope(scope).rounding(mode));
    Order.Builder cart = completed("C", 1);
    for (int i = 1; i <= 4; i++) {
      cart.goods("" + i, 1, eur("2.75"));
    }
    s.shop.put(cart.build());

    assertThat(s.program().explain(OrderId.of("C")).worth()).isEqualTo(points);
    assertThat(s.deliver(cart)).isEqualTo(seen(points, points, POSTED));
    s.check();
  }

  @ParameterizedTest
  @EnumSource(
      value = RefundMethod.class,
      names = {"RECOMPUTE", "PROPORTIONAL"})
  void kf05PointsDependOnTheValueInProgramCurrencyAtTheOrdersOwnRate(RefundMethod method) {
    boolean recompute = method == RefundMethod.RECOMPUTE;
    Scenario s =
        new Scenario(folder, PointsPolicy.perUnit(1).currency(CurrencyUnit.EUR).refunds(method));
    Order.Builder x3 = in("X3", "JPY 12800", "0.0061");

    assertThat(s.deliver(completed("X1", 1, "100.00"))).isEqualTo(seen(100, 100, POSTED));
    assertThat(s.deliver(in("X2", "ZAR 1700.00", "0.052"))).isEqualTo(seen(88, 188, POSTED));
    assertThat(s.deliver(x3)).isEqualTo(seen(78, 266, POSTED));
    assertThat(s.deliver(in("X4", "BHD 12.345", "2.4303"))).isEqualTo(seen(30, 296, POSTED));
    Refund halfOfX2 = refund("R2", BigMoney.parse("ZAR 850.00"));
    assertThat(s.deliver(in("X2", "ZAR 1700.00", "0.060").refund(halfOfX2)))
        .isEqualTo(seen(-44, 252, POSTED));
    assertThat(s.deliver(x3.refund(refund("R3", BigMoney.parse("JPY 3000")))))
        .isEqualTo(recompute ? seen(-19, 233, POSTED) : seen(-18, 234, POSTED));
    assertThat(s.deliver(in("X2", "ZAR 1700.00", "0.071").refund(halfOfX2)))
        .isEqualTo(seen(0, recompute ? 233 : 234, DUPLICATE));
    s.check();
  }

  private static Order.Builder in(String id, String amount, String rate) {
    BigMoney money = BigMoney.parse(amount);
    return order(id, 1, OrderState.COMPLETED, money.getCurrencyUnit().getCode())
        .goods("1", 1, money)
        .exchangeRate(
            ExchangeRate.worth(money.getCurrencyUnit(), CurrencyUnit.EUR, new BigDecimal(rate)));
  }

  @ParameterizedTest
  @CsvSource({"FOLLOWS_SPEND, 100, 220, 157", "STICKY, 125, 245, 182"})
  void kf06TheTierBeforeTheOrderMultipliesItForEver(
      Downgrade downgrade, long ofT4, long afterT4, long last) {
    Scenario s = new Scenario(folder, tiered(downgrade));
    Order.Builder t1 = completed("T1", 1, "480.00");
    Order.Builder t3 = completed("T3", 3, "200.00").createdAt(Orders.NOON.plusSeconds(3));

    assertThat(s.deliver(t1)).isEqualTo(seen(480, 480, POSTED));
    assertThat(s.deliver(completed("T2", 2, "90.50").createdAt(Orders.NOON.plusSeconds(2))))
        .isEqualTo(seen(90, 570, POSTED));
    s.ledger().book(s.member, -400);
    assertThat(s.deliver(t3)).isEqualTo(seen(250, 420, POSTED));
    assertThat(s.deliver(t1.refund(refund("R1", "300.00")))).isEqualTo(seen(-300, 120, POSTED));
    assertThat(s.deliver(completed("T4", 4, "100.00").createdAt(Orders.NOON.plusSeconds(4))))
        .isEqualTo(seen(ofT4, afterT4, POSTED));
    assertThat(s.deliver(t3.refund(refund("R3", "50.10")))).isEqualTo(seen(-63, last, POSTED));
    assertThat(s.signal("T3")).isEqualTo(seen(0, last, DUPLICATE));
    s.check();
  }

  /** A catch-up meets several orders of one member in one page; each has the tier of the orders placed before it. */
  @Test
  void kf06OneCatchUpGivesEachOrderTheTierBeforeIt() {
    Scenario s = new Scenario(folder, tiered(Downgrade.FOLLOWS_SPEND));
    FakeFeed feed = FakeFeed.numbered(s.shop, 10);
    s.shop.feed(feed);
    int second = 0;
    for (Order.Builder one :
        List.of(
            completed("T1", 1, "480.00"),
            completed("T2", 2, "90.50"),
            completed("T3", 3, "200.00"))) {
      s.shop.put(one.createdAt(Orders.NOON.plusSeconds(++second)).build());
    }
    feed.row("T3", Orders.NOON.plusSeconds(1));
    feed.row("T1", Orders.NOON.plusSeconds(2));
    feed.row("T2", Orders.NOON.plusSeconds(3));

    assertThat(s.sync().pointsPosted()).isEqualTo(480 + 90 + 250);
    assertThat(s.ledger().pointsOf("T3")).containsExactly(250L);
    s.close();
  }

  private static PointsPolicy tiered(Downgrade downgrade) {
    return PointsPolicy.perUnit(1)
        .tiers(
            new TierRules(
                List.of(
                    new Tier(TierName.of("Bronze"), BigDecimal.ZERO, BigDecimal.ONE),
                    new Tier(TierName.of("Silver"), new BigDecimal("500"), new BigDecimal("1.25")),
                    new Tier(TierName.of("Gold"), new BigDecimal("1500"), new BigDecimal("1.5"))),
                downgrade));
  }
}
