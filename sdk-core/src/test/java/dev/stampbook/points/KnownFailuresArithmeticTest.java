package dev.stampbook.points;

import static dev.stampbook.points.Samples.coupon;
import static dev.stampbook.points.Samples.eur;
import static dev.stampbook.points.Samples.free;
import static dev.stampbook.points.Samples.in;
import static dev.stampbook.points.Samples.line;
import static dev.stampbook.points.Samples.money;
import static dev.stampbook.points.Samples.ofGoods;
import static dev.stampbook.points.Samples.ofLine;
import static dev.stampbook.points.Samples.ofShipping;
import static dev.stampbook.points.Samples.ofUnits;
import static dev.stampbook.points.Samples.order;
import static dev.stampbook.points.Samples.parts;
import static dev.stampbook.points.Samples.quote;
import static dev.stampbook.points.Samples.reward;
import static dev.stampbook.points.Samples.taxed;
import static dev.stampbook.points.Samples.untaxed;
import static dev.stampbook.points.Samples.withoutAmount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.member.TierName;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount.Source;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.points.TierRules.Downgrade;
import dev.stampbook.points.TierRules.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of the known failures KF-01 to KF-14 as states, with the numbers of their tables. */
class KnownFailuresArithmeticTest {

  private static final PointsPolicy ONE_PER_UNIT = PointsPolicy.perUnit(1);

  @ParameterizedTest
  @CsvSource({"-7.00", "7.00"})
  void kf01ARewardsDiscountLineIsAReductionWhateverItsSign(String delivered) {
    Order d1 =
        order("D1")
            .goods("1", 1, eur("70.00"))
            .discountLine(OrderDiscountId.of("reward"), Source.REWARD, eur(delivered))
            .build();

    assertThat(quote(d1, PointsPolicy.perUnit(10)).entitlement()).isEqualTo(630);
    assertThat(
            quote(d1, PointsPolicy.perUnit(10).counting(Set.of(BaseComponent.REWARD_DISCOUNT)))
                .entitlement())
        .isEqualTo(700);
    assertThat(d1.total()).isEqualTo(eur("63.00"));
  }

  @Test
  void kf01RefundingAllThatWasPaidTakesAlsoThePointsOfAnEarningRewardDiscount() {
    Order.Builder d1 = order("D1").goods("1", 1, eur("70.00")).discount(reward("reward", "7.00"));
    PointsPolicy policy = PointsPolicy.perUnit(10).counting(Set.of(BaseComponent.REWARD_DISCOUNT));

    assertThat(quote(d1.refund(ofLine("R1", "1", "31.50")).build(), policy).worth()).isEqualTo(350);
    assertThat(quote(d1.refund(ofLine("R2", "1", "31.50")).build(), policy).worth()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, 52.25, FLOOR, 52",
    "false, false, 52.25, HALF_UP, 52",
    "false, false, 52.25, CEILING, 53",
    "true, false, 60.91, FLOOR, 60",
    "true, false, 60.91, HALF_UP, 61",
    "true, false, 60.91, CEILING, 61",
    "false, true, 58.15, FLOOR, 58",
    "false, true, 58.15, HALF_UP, 58",
    "false, true, 58.15, CEILING, 59",
    "true, true, 67.99, FLOOR, 67",
    "true, true, 67.99, HALF_UP, 68",
    "true, true, 67.99, CEILING, 68"
  })
  void kf02TaxAndShippingCountExactlyAsThePolicySays(
      boolean tax, boolean shipping, BigDecimal base, RoundingMode mode, long points) {
    PointsPolicy taxed = tax ? ONE_PER_UNIT.includingTax() : ONE_PER_UNIT.excludingTax();
    PointsPolicy policy =
        (shipping ? taxed.includingShipping() : taxed.excludingShipping()).rounding(mode);
    Order.Builder t1 =
        order("T1")
            .line(line("1", 3, "39.90", "7.98"))
            .line(line("2", 1, "12.35", "0.68"))
            .shipping(taxed("5.90", "1.18"));
    OrderBook book = new OrderBook(0);

    assertThat(t1.build().total()).isEqualTo(eur("67.99"));
    assertThat(quote(t1.build(), policy).base().getAmount()).isEqualByComparingTo(base);
    assertThat(book.see(t1.build(), policy)).isEqualTo(points);
    Refund everything =
        parts(
            "R1",
            RefundPart.ofLine(LineId.of("1"), taxed("39.90", "7.98")),
            RefundPart.ofLine(LineId.of("2"), taxed("12.35", "0.68")),
            RefundPart.of(Component.SHIPPING, taxed("5.90", "1.18")));
    assertThat(book.see(t1.refund(everything).build(), policy)).isEqualTo(-points);
    assertThat(book.balance()).isZero();
  }

  @Test
  void kf03ShippingThatWasNotPaidIsNotSubtracted() {
    Order.Builder v = order("V").goods("1", 1, eur("142.50")).shipping(untaxed("0.00"));
    Order n = order("N").goods("1", 1, eur("142.50")).shipping(untaxed("9.50")).build();

    for (PointsPolicy policy : List.of(ONE_PER_UNIT, ONE_PER_UNIT.includingShipping())) {
      boolean withShipping = policy != ONE_PER_UNIT;
      OrderBook book = new OrderBook(0);
      assertThat(book.see(v.build(), policy)).isEqualTo(142);
      assertThat(book.see(n, policy)).isEqualTo(withShipping ? 152 : 142);
      Order refunded = v.refund(ofShipping("R1", "9.50")).build();
      assertThat(book.see(refunded, policy)).isZero();
      assertThat(book.balance()).isEqualTo(withShipping ? 294 : 284);
      assertThat(quote(refunded, policy).excess()).isEqualTo(eur(withShipping ? "9.50" : "0.00"));
    }
  }

  @Test
  void kf04NoBinaryFractionAndEqualAmountsAreEqual() {
    PointsPolicy policy = PointsPolicy.perUnit(100);
    OrderBook book = new OrderBook(0);

    assertThat(book.see(order("1").goods("1", 1, eur("1.15")).build(), policy)).isEqualTo(115);
    Order.Builder second = order("2").goods("1", 1, eur("4.35"));
    assertThat(book.see(second.build(), policy)).isEqualTo(435);
    assertThat(book.see(order("3").goods("1", 1, eur("0.29")).build(), policy)).isEqualTo(29);
    assertThat(book.see(order("4").goods("1", 1, eur("8.7000")).build(), policy)).isEqualTo(870);
    assertThat(book.see(order("4").goods("1", 1, eur("8.7")).build(), policy)).isZero();
    assertThat(book.see(second.refund(free("R", "EUR 4.35")).build(), policy)).isEqualTo(-435);
    assertThat(book.balance()).isEqualTo(1014);
  }

  @ParameterizedTest
  @CsvSource({"ORDER, FLOOR, 11", "LINE, FLOOR, 8", "ORDER, HALF_UP, 11", "LINE, HALF_UP, 12"})
  void kf04PreviewAndPostingAreOneCalculation(RoundingScope scope, RoundingMode mode, long points) {
    Order.Builder cart = order("cart");
    for (int i = 1; i <= 4; i++) {
      cart.goods("" + i, 1, eur("2.75"));
    }
    PointsPolicy policy = ONE_PER_UNIT.roundingScope(scope).rounding(mode);

    assertThat(quote(cart.build(), policy, Standing.WAITING).worth()).isEqualTo(points);
    assertThat(quote(cart.build(), policy, Standing.WAITING).entitlement()).isZero();
    assertThat(quote(cart.build(), policy, Standing.EARNING).entitlement()).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"RECOMPUTE, -19, 233", "PROPORTIONAL, -18, 234"})
  void kf05PointsFollowTheValueAtTheOrdersOwnRate(RefundMethod method, long row6, long balance) {
    PointsPolicy policy = ONE_PER_UNIT.currency(CurrencyUnit.EUR).refunds(method);
    OrderBook book = new OrderBook(0);

    assertThat(book.see(order("X1").goods("1", 1, eur("100.00")).build(), policy)).isEqualTo(100);
    assertThat(book.see(foreign("X2", "ZAR 1700.00", "0.052").build(), policy)).isEqualTo(88);
    assertThat(book.see(foreign("X3", "JPY 12800", "0.0061").build(), policy)).isEqualTo(78);
    assertThat(book.see(foreign("X4", "BHD 12.345", "2.4303").build(), policy)).isEqualTo(30);
    Order refundedX2 =
        foreign("X2", "ZAR 1700.00", "0.052").refund(free("R1", "ZAR 850.00")).build();
    assertThat(book.see(refundedX2, policy)).isEqualTo(-44);
    Order refundedX3 = foreign("X3", "JPY 12800", "0.0061").refund(free("R2", "JPY 3000")).build();
    assertThat(book.see(refundedX3, policy)).isEqualTo(row6);
    Order newRate = foreign("X2", "ZAR 1700.00", "0.060").refund(free("R1", "ZAR 850.00")).build();
    assertThat(book.see(newRate, policy)).isZero();
    assertThat(book.balance()).isEqualTo(balance);
  }

  @Test
  void kf05ARefundInProgramCurrencyIsConvertedWithTheOrdersRate() {
    PointsPolicy policy = ONE_PER_UNIT.currency(CurrencyUnit.EUR);
    Order inEuro = foreign("X2", "ZAR 1700.00", "0.052").refund(free("R1", "EUR 44.20")).build();

    assertThat(quote(inEuro, policy).worth()).isEqualTo(44);
    assertThat(quote(inEuro, policy).refundedBase()).isEqualTo(money("ZAR 850.00"));
  }

  @Test
  void kf05AnOrderWithoutRateWaitsForAPerson() {
    PointsPolicy policy = ONE_PER_UNIT.currency(CurrencyUnit.EUR);
    Order noRate = order("X5", "ZAR").goods("1", 1, money("ZAR 10")).build();

    assertThat(policy.termsFor(noRate, BigDecimal.ONE)).isEmpty();
  }

  private static Order.Builder foreign(String id, String amount, String rate) {
    BigMoney price = money(amount);
    return order(id, price.getCurrencyUnit().getCode())
        .goods("1", 1, price)
        .exchangeRate(
            ExchangeRate.worth(price.getCurrencyUnit(), CurrencyUnit.EUR, new BigDecimal(rate)));
  }

  @Test
  void kf06TheTierBeforeTheOrderMultipliesAndReversalsKeepIt() {
    kf06(Downgrade.FOLLOWS_SPEND, "Bronze", 100, 157);
  }

  @Test
  void kf06AStickyTierSurvivesARefund() {
    kf06(Downgrade.STICKY, "Silver", 125, 182);
  }

  private static void kf06(Downgrade downgrade, String afterRow5, long row6, long balance) {
    TierRules tiers =
        new TierRules(
            List.of(
                tier("Gold", "1500.00", "1.5"),
                tier("Bronze", "0.00", "1"),
                tier("Silver", "500.00", "1.25")),
            downgrade);
    for (RefundMethod method : List.of(RefundMethod.RECOMPUTE, RefundMethod.PROPORTIONAL)) {
      PointsPolicy policy = ONE_PER_UNIT.tiers(tiers).refunds(method);
      OrderBook book = new OrderBook(0);

      Tier tier = tiers.tierFor(new BigDecimal("0.00"));
      Order.Builder t1 = order("T1").goods("1", 1, eur("480.00"));
      assertThat(book.see(t1.build(), policy, tier.multiplier())).isEqualTo(480);

      tier = tiers.tierFor(new BigDecimal("480.00"), tier.name());
      assertThat(tier.name()).isEqualTo(TierName.of("Bronze"));
      Order t2 = order("T2").goods("1", 1, eur("90.50")).build();
      assertThat(book.see(t2, policy, tier.multiplier())).isEqualTo(90);

      book.change(-400);
      tier = tiers.tierFor(new BigDecimal("570.50"), tier.name());
      assertThat(tier.name()).isEqualTo(TierName.of("Silver"));
      Order.Builder t3 = order("T3").goods("1", 1, eur("200.00"));
      assertThat(book.see(t3.build(), policy, tier.multiplier())).isEqualTo(250);

      tier = tiers.tierFor(new BigDecimal("770.50"), tier.name());
      assertThat(tier.name()).isEqualTo(TierName.of("Silver"));
      Order refundedT1 = t1.refund(free("R1", "EUR 300.00")).build();
      assertThat(book.see(refundedT1, policy, tier.multiplier())).isEqualTo(-300);

      tier = tiers.tierFor(new BigDecimal("470.50"), tier.name());
      assertThat(tier.name()).isEqualTo(TierName.of(afterRow5));
      Order t4 = order("T4").goods("1", 1, eur("100.00")).build();
      assertThat(book.see(t4, policy, tier.multiplier())).isEqualTo(row6);

      Order refundedT3 = t3.refund(free("R2", "EUR 50.10")).build();
      assertThat(book.see(refundedT3, policy, BigDecimal.ONE)).isEqualTo(-63);
      assertThat(book.see(refundedT3, policy, new BigDecimal("1.5"))).isZero();
      assertThat(book.balance()).isEqualTo(balance);
      assertThat(tiers.tierFor(new BigDecimal("520.40")).name()).isEqualTo(TierName.of("Silver"));
    }
  }

  @Test
  void kf06ThresholdsAreInclusiveAndNegativeSpendIsNone() {
    TierRules tiers =
        new TierRules(
            List.of(tier("Bronze", "0.00", "1"), tier("Silver", "500.00", "1.25")),
            Downgrade.FOLLOWS_SPEND);

    assertThat(tiers.tierFor(new BigDecimal("499.99")).name()).isEqualTo(TierName.of("Bronze"));
    assertThat(tiers.tierFor(new BigDecimal("500")).name()).isEqualTo(TierName.of("Silver"));
    assertThat(tiers.tierFor(new BigDecimal("-1")).name()).isEqualTo(TierName.of("Bronze"));
  }

  private static Tier tier(String name, String from, String multiplier) {
    return new Tier(TierName.of(name), new BigDecimal(from), new BigDecimal(multiplier));
  }

  @Test
  void kf07RoundingRemaindersDoNotPileUp() {
    List<Long> e1 = List.of(29L, -10L, -10L, -9L);
    List<Long> p1 = List.of(29L, -10L, -9L, -10L);
    List<Long> e2 = List.of(30L, -5L, -4L, -4L, -5L, -4L, -4L, -4L);
    List<Long> p2 = List.of(30L, -4L, -5L, -4L, -4L, -4L, -5L, -4L);

    assertThat(unitByUnit(ONE_PER_UNIT, 3, "29.97")).isEqualTo(e1);
    assertThat(unitByUnit(ONE_PER_UNIT.refunds(RefundMethod.PROPORTIONAL), 3, "29.97"))
        .isEqualTo(p1);
    assertThat(unitByUnit(PointsPolicy.perUnit(3), 7, "10.01")).isEqualTo(e2);
    assertThat(unitByUnit(PointsPolicy.perUnit(3).refunds(RefundMethod.PROPORTIONAL), 7, "10.01"))
        .isEqualTo(p2);
  }

  /** Postings of an order that is refunded one unit at a time, the last ids first, so that their order is not that of the ids. */
  private static List<Long> unitByUnit(PointsPolicy policy, int units, String price) {
    OrderBook book = new OrderBook(100);
    Order.Builder order = order("P").goods("1", units, eur(price));
    List<Long> postings = new ArrayList<>();
    postings.add(book.see(order.build(), policy));
    for (int i = units; i > 0; i--) {
      postings.add(book.see(order.refund(ofUnits("R" + i, "1", 1)).build(), policy));
    }
    for (int i = 1; i <= units; i++) {
      assertThat(book.see(order.refund(ofUnits("R" + i, "1", 1)).build(), policy)).isZero();
    }
    assertThat(book.balance()).isEqualTo(100);
    return postings;
  }

  @ParameterizedTest
  @CsvSource({"RECOMPUTE, -18, -42", "PROPORTIONAL, -17, -43"})
  void kf08AStatusIsNoSecondRefund(RefundMethod method, long row2, long row4) {
    PointsPolicy policy = ONE_PER_UNIT.refunds(method);
    OrderBook book = new OrderBook(15);

    assertThat(book.see(s1(OrderState.COMPLETED).build(), policy)).isEqualTo(60);
    Refund r1 = ofLine("R1", "2", "17.14");
    assertThat(book.see(s1(OrderState.COMPLETED).refund(r1).build(), policy)).isEqualTo(row2);
    assertThat(book.see(s1(OrderState.PARTIALLY_REFUNDED).refund(r1).build(), policy)).isZero();
    Refund r2 = ofLine("R2", "1", "42.86");
    Order.Builder all = s1(OrderState.PARTIALLY_REFUNDED).refund(r1).refund(r2);
    assertThat(book.see(all.build(), policy)).isEqualTo(row4);
    Order.Builder marked = s1(OrderState.REFUNDED).refund(r1).refund(r2);
    assertThat(book.see(marked.build(), policy)).isZero();
    assertThat(quote(marked.build(), policy).reviews()).isEmpty();
    Order withR3 = marked.refund(withoutAmount("R3")).build();
    assertThat(book.see(withR3, policy)).isZero();
    assertThat(quote(withR3, policy).reviews())
        .containsExactly("refund R3 has no usable amount and was not counted");
    assertThat(book.balance()).isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({"REFUNDED", "PARTIALLY_REFUNDED"})
  void kf08AMarkWithoutRefundIsNeverTakenAsFull(OrderState marked) {
    Order onlyMarked = s1(marked).build();
    Order voided = s1(marked).refund(in(Refund.State.VOIDED, free("R", "EUR 60.00"))).build();

    for (Order order : List.of(onlyMarked, voided)) {
      assertThat(quote(order, ONE_PER_UNIT).entitlement()).isEqualTo(60);
      assertThat(quote(order, ONE_PER_UNIT).reviews())
          .containsExactly("the order is marked refunded or partially refunded but has no refund");
    }
    assertThat(quote(onlyMarked, ONE_PER_UNIT, Standing.TAKEN_BACK).reviews()).isEmpty();
  }

  static Order.Builder s1(OrderState state) {
    return order("S1", "EUR", state)
        .goods("1", 1, eur("50.00"))
        .goods("2", 1, eur("20.00"))
        .discount(coupon("coupon", "10.00"));
  }

  @Test
  void kf09AShippingRefundTouchesPointsOnlyWhereShippingEarned() {
    assertThat(kf09(ONE_PER_UNIT, "12.00", "S1")).containsExactly(80L, 0L, -80L);
    assertThat(kf09(ONE_PER_UNIT.includingShipping(), "12.00", "S1", "S3"))
        .containsExactly(92L, -12L, 0L, -80L);
    assertThat(kf09(ONE_PER_UNIT.includingShipping(), "0.00", "S1")).containsExactly(80L, 0L, -80L);
    assertThat(
            kf09(
                ONE_PER_UNIT.includingShipping().refunds(RefundMethod.PROPORTIONAL),
                "12.00",
                "S1",
                "S3"))
        .containsExactly(92L, -12L, 0L, -80L);
  }

  private static List<Long> kf09(PointsPolicy policy, String paid, String... shippingRefunds) {
    OrderBook book = new OrderBook(0);
    Order.Builder h = order("H").goods("1", 1, eur("80.40")).shipping(untaxed(paid));
    List<Long> postings = new ArrayList<>();
    postings.add(book.see(h.build(), policy));
    for (String id : shippingRefunds) {
      postings.add(book.see(h.refund(ofShipping(id, "12.00")).build(), policy));
    }
    postings.add(book.see(h.refund(ofGoods("S2", "80.40")).build(), policy));
    assertThat(book.balance()).isZero();
    return postings;
  }

  @ParameterizedTest
  @CsvSource({"RECOMPUTE", "PROPORTIONAL"})
  void kf10RefundsStopAtTheOrderAndAVoidedOneIsWithdrawn(RefundMethod method) {
    PointsPolicy policy = PointsPolicy.perUnit(2).refunds(method);
    OrderBook book = new OrderBook(0);
    Order.Builder o = order("O").goods("1", 1, eur("64.00"));

    assertThat(book.see(o.build(), policy)).isEqualTo(128);
    assertThat(book.see(o.refund(free("R1", "EUR 40.00")).build(), policy)).isEqualTo(-80);
    assertThat(quote(o.build(), policy).excess()).isEqualTo(eur("0.00"));
    assertThat(book.see(o.refund(free("R2", "EUR 40.00")).build(), policy)).isEqualTo(-48);
    assertThat(quote(o.build(), policy).excess()).isEqualTo(eur("16.00"));
    assertThat(book.see(o.refund(free("R3", "EUR 10.00")).build(), policy)).isZero();
    assertThat(quote(o.build(), policy).excess()).isEqualTo(eur("26.00"));
    Refund voided = in(Refund.State.VOIDED, free("R2", "EUR 40.00"));
    assertThat(book.see(o.refund(voided).build(), policy)).isEqualTo(28);
    assertThat(book.see(o.refund(voided).build(), policy)).isZero();
    assertThat(book.see(o.refund(free("R4", "EUR 14.00")).build(), policy)).isEqualTo(-28);
    assertThat(book.balance()).isZero();
  }

  @Test
  void kf10APendingRefundDoesNotCountYet() {
    Order.Builder o = order("O").goods("1", 1, eur("64.00"));
    Refund pending = in(Refund.State.PENDING, free("R1", "EUR 40.00"));

    assertThat(quote(o.refund(pending).build(), ONE_PER_UNIT).worth()).isEqualTo(64);
    assertThat(quote(o.refund(free("R1", "EUR 40.00")).build(), ONE_PER_UNIT).worth())
        .isEqualTo(24);
  }

  @Test
  void kf11AnOrderIsUnwoundUnderTheTermsItEarnedUnder() {
    PointsPolicy doubled = PointsPolicy.perUnit(2);
    PointsPolicy disabled = PointsPolicy.perUnit(0);
    OrderBook book = new OrderBook(7);
    Order.Builder a = order("A").goods("1", 1, eur("50.00"));
    Order.Builder b = order("B").goods("1", 1, eur("30.00"));

    assertThat(book.see(a.build(), ONE_PER_UNIT)).isEqualTo(50);
    assertThat(book.see(b.build(), doubled)).isEqualTo(60);
    assertThat(book.see(a.refund(free("R1", "EUR 20.00")).build(), doubled)).isEqualTo(-20);
    assertThat(book.see(b.refund(free("R2", "EUR 30.00")).build(), disabled)).isEqualTo(-60);
    assertThat(book.see(a.refund(free("R3", "EUR 30.00")).build(), disabled)).isEqualTo(-30);
    assertThat(book.balance()).isEqualTo(7);
  }
}
