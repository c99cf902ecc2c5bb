package dev.stampbook.points;

import static dev.stampbook.points.Samples.allocated;
import static dev.stampbook.points.Samples.coupon;
import static dev.stampbook.points.Samples.eur;
import static dev.stampbook.points.Samples.free;
import static dev.stampbook.points.Samples.line;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampbook.order.CategoryId;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.OrderLine.Kind;
import dev.stampbook.order.ProductId;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules of earn base, spreading, refunds and rounding at their edges (C2 to C8, C16). */
class CalculatorRulesTest {

  private static final PointsPolicy ONE_PER_UNIT = PointsPolicy.perUnit(1);
  private static final PointsPolicy BY_LINE = ONE_PER_UNIT.roundingScope(RoundingScope.LINE);

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"GIFT_CARD", "TIP", "DEPOSIT", "VOIDED"})
  void onlyGoodsEarnAndRefundsOfOtherLinesTakeNothing(Kind kind) {
    Order.Builder order =
        order("1").goods("1", 1, eur("30.00")).line(line("2", kind, 1, "50.00", "0.00"));

    assertThat(quote(order.build(), ONE_PER_UNIT).entitlement()).isEqualTo(30);
    order.refund(ofLine("R1", "2", "50.00")).refund(ofUnits("R2", "2", 1));
    assertThat(quote(order.build(), ONE_PER_UNIT).entitlement()).isEqualTo(30);
    assertThat(quote(order.build(), ONE_PER_UNIT).reviews()).isEmpty();
  }

  @Test
  void giftCardLinesEarnWhereThePolicySaysSo() {
    Order order =
        order("1")
            .goods("1", 1, eur("30.00"))
            .line(line("2", Kind.GIFT_CARD, 1, "50.00", "0.00"))
            .build();

    assertThat(
            quote(order, ONE_PER_UNIT.counting(Set.of(BaseComponent.GIFT_CARD_LINES)))
                .entitlement())
        .isEqualTo(80);
  }

  @Test
  void aRefundOfGoodsOfNoParticularLineCountsForTheShareThatEarns() {
    Order order =
        order("1")
            .goods("1", 1, eur("20.00"))
            .line(line("2", Kind.GIFT_CARD, 1, "80.00", "0.00"))
            .refund(ofGoods("R", "50.00"))
            .build();

    assertThat(quote(order, ONE_PER_UNIT).entitlement()).isEqualTo(10);
  }

  @Test
  void excludedProductsAndCategoriesEarnNothingAndPoliciesAddThemUp() {
    PointsPolicy policy =
        ONE_PER_UNIT
            .excludingProducts(Set.of(ProductId.of("A")))
            .excludingProducts(Set.of(ProductId.of("B")))
            .excludingCategories(Set.of(CategoryId.of("sale")));
    Order order =
        order("1")
            .line(product("1", "A", "c", "10.00"))
            .line(product("2", "B", "c", "20.00"))
            .line(product("3", "C", "sale", "40.00"))
            .line(product("4", "C", "c", "80.00"))
            .build();

    assertThat(quote(order, policy).entitlement()).isEqualTo(80);
    assertThat(policy.needsLines()).isTrue();
  }

  private static OrderLine product(String id, String product, String category, String price) {
    return new OrderLine(
        LineId.of(id),
        Kind.GOODS,
        Optional.of(ProductId.of(product)),
        Set.of(CategoryId.of(category)),
        BigDecimal.ONE,
        eur(price),
        eur("0.00"),
        Map.of());
  }

  @Test
  void aDiscountLargerThanItsLineComesOffTheOtherLines() {
    Order.Builder builder =
        order("1")
            .goods("1", 1, eur("20.00"))
            .goods("2", 1, eur("30.60"))
            .goods("3", 1, eur("30.60"))
            .discount(coupon("c", "30.00", "1"));
    Order order = builder.build();

    assertThat(quote(order, ONE_PER_UNIT).base()).isEqualTo(eur("51.20"));
    assertThat(quote(order, BY_LINE).entitlement()).isEqualTo(25 + 25);
    assertThat(order.total()).isEqualTo(eur("51.20"));
    assertThat(refundedBaseOf(builder, "1")).isEqualTo(eur("0.00"));
    assertThat(refundedBaseOf(builder, "2")).isEqualTo(eur("25.60"));
  }

  @Test
  void discountsLargerThanTheGoodsLeaveABaseOfZeroAndTheShippingToPay() {
    Order order =
        order("1")
            .goods("1", 1, eur("20.00"))
            .discount(coupon("a", "15.00"))
            .discount(coupon("b", "15.00"))
            .shipping(untaxed("5.00"))
            .build();

    assertThat(quote(order, ONE_PER_UNIT).entitlement()).isZero();
    assertThat(quote(order, ONE_PER_UNIT.includingShipping()).entitlement()).isEqualTo(5);
    assertThat(order.total()).isEqualTo(eur("5.00"));
  }

  @Test
  void severalDiscountsAreEachSpreadOverTheLinesTheyApplyTo() {
    Order.Builder order =
        order("1")
            .goods("1", 1, eur("50.00"))
            .goods("2", 1, eur("20.00"))
            .goods("3", 1, eur("30.00"))
            .discount(coupon("all", "10.00"))
            .discount(coupon("two", "7.00", "1", "2"));

    assertThat(refundedBaseOf(order, "1")).isEqualTo(eur("40.00"));
    assertThat(refundedBaseOf(order, "2")).isEqualTo(eur("16.00"));
    assertThat(refundedBaseOf(order, "3")).isEqualTo(eur("27.00"));
  }

  private static BigMoney refundedBaseOf(Order.Builder order, String line) {
    return quote(order.refund(ofUnits("R", line, 1)).build(), ONE_PER_UNIT).refundedBase();
  }

  @Test
  void anAllocationOnAVoidedLineContradictsTheHeader() {
    Order order =
        order("1")
            .line(allocated(line("1", 1, "50.00", "0.00"), "c", "6.00"))
            .line(allocated(line("2", Kind.VOIDED, 1, "40.00", "0.00"), "c", "4.00"))
            .discount(coupon("c", "10.00"))
            .build();

    assertThat(quote(order, ONE_PER_UNIT).base()).isEqualTo(eur("40.00"));
    assertThat(order.total()).isEqualTo(eur("40.00"));
  }

  @Test
  void aDiscountWhoseLinesAreGoneStillDecidesWhatIsPaid() {
    Order order =
        order("1")
            .goods("1", 1, eur("50.00"))
            .line(line("2", Kind.VOIDED, 1, "40.00", "0.00"))
            .discount(coupon("c", "10.00", "2"))
            .build();

    assertThat(quote(order, ONE_PER_UNIT).base()).isEqualTo(eur("40.00"));
  }

  @Test
  void aDiscountOnGiftCardsTakesNothingOffTheGoods() {
    Order order =
        order("1")
            .goods("1", 1, eur("50.00"))
            .line(line("2", Kind.GIFT_CARD, 1, "40.00", "0.00"))
            .discount(coupon("c", "10.00", "2"))
            .build();

    assertThat(quote(order, ONE_PER_UNIT).base()).isEqualTo(eur("50.00"));
  }

  @Test
  void aDiscountThatOnlyLinesKnowReducesBaseAndTotal() {
    Order order =
        order("1").line(allocated(line("1", 1, "50.00", "0.00"), "price-rule", "5.00")).build();

    assertThat(quote(order, ONE_PER_UNIT).base()).isEqualTo(eur("45.00"));
    assertThat(order.total()).isEqualTo(eur("45.00"));
  }

  @Test
  void noMoreUnitsComeBackThanWereBought() {
    Order order =
        order("1")
            .goods("1", 2, eur("20.00"))
            .goods("2", 1, eur("50.00"))
            .refund(ofUnits("R1", "1", 2))
            .refund(ofUnits("R2", "1", 1))
            .build();

    assertThat(quote(order, ONE_PER_UNIT).entitlement()).isEqualTo(50);
    assertThat(quote(order, ONE_PER_UNIT).excess()).isEqualTo(eur("10.00"));
  }

  @Test
  void aRefundOfALineTheOrderDoesNotHaveIsCountedAndShownToAPerson() {
    Order order = order("1").goods("1", 1, eur("50.00")).refund(ofLine("R", "9", "20.00")).build();

    assertThat(quote(order, ONE_PER_UNIT).entitlement()).isEqualTo(30);
    assertThat(quote(order, ONE_PER_UNIT).reviews())
        .containsExactly(
            "refund R names line 9, which the order does not have; it was counted as goods of no"
                + " particular line");
  }

  @Test
  void unitsOfAnUnknownLineFallBackToTheAmountOrToAPerson() {
    RefundPart unknown = RefundPart.unitsOf(LineId.of("9"), BigDecimal.ONE);
    Order.Builder order = order("1").goods("1", 1, eur("50.00"));

    order.refund(refund("R", Optional.of(eur("20.00")), unknown));
    assertThat(quote(order.build(), ONE_PER_UNIT).entitlement()).isEqualTo(30);
    order.refund(refund("R", Optional.empty(), unknown));
    assertThat(quote(order.build(), ONE_PER_UNIT).entitlement()).isEqualTo(50);
    assertThat(quote(order.build(), ONE_PER_UNIT).reviews())
        .containsExactly("refund R has no usable amount and was not counted");
  }

  @Test
  void unitsOfALineWithoutQuantityHaveNoUsableAmount() {
    Order order = order("1").goods("1", 0, eur("50.00")).refund(ofUnits("R", "1", 1)).build();

    assertThat(quote(order, ONE_PER_UNIT).entitlement()).isEqualTo(50);
    assertThat(quote(order, ONE_PER_UNIT).reviews()).hasSize(1);
  }

  @Test
  void aRefundInACurrencyWithoutRateWaitsForAPersonInPartsAsWell() {
    BigMoney dollars = BigMoney.parse("USD 20.00");
    Order.Builder order = order("1").goods("1", 1, eur("50.00"));

    for (Refund refund :
        List.of(
            free("R", "USD 20.00"),
            refund(
                "R",
                Optional.of(dollars),
                RefundPart.ofLine(LineId.of("1"), Taxed.untaxed(dollars))))) {
      PointsQuote quote = quote(order.refund(refund).build(), ONE_PER_UNIT);
      assertThat(quote.entitlement()).isEqualTo(50);
      assertThat(quote.reviews())
          .containsExactly("refund R is in a currency without rate and was not counted");
    }
  }

  private static Refund refund(String id, Optional<BigMoney> amount, RefundPart part) {
    return new Refund(RefundId.of(id), Samples.NOON, Refund.State.VALID, amount, List.of(part));
  }

  @Test
  void theTaxOfARefundFollowsTheTaxFlag() {
    Order order =
        order("1")
            .line(line("1", 1, "50.00", "10.00"))
            .refund(parts("R", RefundPart.of(Component.GOODS, taxed("25.00", "5.00"))))
            .build();

    assertThat(quote(order, ONE_PER_UNIT).entitlement()).isEqualTo(25);
    assertThat(quote(order, ONE_PER_UNIT.includingTax()).entitlement()).isEqualTo(30);
  }

  @Test
  void aFreeRefundCountsForItsShareOfTheBase() {
    Order order =
        order("1")
            .line(line("1", 1, "50.00", "10.00"))
            .shipping(untaxed("40.00"))
            .refund(free("R", "EUR 50.00"))
            .build();

    assertThat(quote(order, ONE_PER_UNIT).entitlement()).isEqualTo(25);
  }

  @Test
  void roundingPerLineTakesAFreeRefundFromAllThatCounts() {
    Order order =
        order("1")
            .goods("1", 1, eur("10.00"))
            .shipping(untaxed("10.00"))
            .refund(free("R", "EUR 15.00"))
            .build();

    assertThat(quote(order, BY_LINE.includingShipping()).entitlement()).isEqualTo(2 + 2);
  }

  @Test
  void roundingPerLineTakesACreditTenderFromAllThatCounts() {
    PointsPolicy policy = BY_LINE.notCounting(Set.of(BaseComponent.CREDIT_TENDER));
    Order.Builder order =
        order("1")
            .goods("1", 1, eur("10.00"))
            .goods("2", 1, eur("10.00"))
            .creditTender(eur("5.00"));

    assertThat(quote(order.build(), policy).entitlement()).isEqualTo(7 + 7);
    assertThat(quote(order.build(), BY_LINE).entitlement()).isEqualTo(20);
    order.refund(ofLine("R", "1", "10.00"));
    assertThat(quote(order.build(), policy).entitlement()).isEqualTo(7);
  }

  @Test
  void aCreditTenderIsNoDiscountUnlessThePolicySaysSo() {
    Order.Builder order = order("1").goods("1", 1, eur("80.00")).creditTender(eur("20.00"));
    PointsPolicy policy = ONE_PER_UNIT.notCounting(Set.of(BaseComponent.CREDIT_TENDER));

    assertThat(quote(order.build(), ONE_PER_UNIT).entitlement()).isEqualTo(80);
    assertThat(quote(order.build(), policy).entitlement()).isEqualTo(60);
    assertThat(quote(order.refund(ofGoods("R", "40.00")).build(), policy).entitlement())
        .isEqualTo(30);
    assertThat(quote(order.refund(free("R", "EUR 40.00")).build(), policy).entitlement())
        .isEqualTo(30);
  }

  @Test
  void goodwillBeyondALineCountsAgainstTheOrderInBothScopes() {
    Order order =
        order("1")
            .goods("1", 1, eur("20.00"))
            .goods("2", 1, eur("50.00"))
            .refund(ofLine("R", "1", "30.00"))
            .build();

    assertThat(quote(order, ONE_PER_UNIT).entitlement()).isEqualTo(40);
    assertThat(quote(order, BY_LINE).entitlement()).isEqualTo(40);
  }

  @Test
  void blocksCountOnlyWhenFullAlsoAfterARefund() {
    PointsPolicy policy = PointsPolicy.perBlock(5, BigDecimal.TEN);
    Order.Builder order = order("1").goods("1", 1, eur("39.99"));

    assertThat(quote(order.build(), policy).entitlement()).isEqualTo(15);
    assertThat(quote(order.refund(free("R", "EUR 9.99")).build(), policy).entitlement())
        .isEqualTo(15);
    assertThat(quote(order.refund(free("R", "EUR 10.00")).build(), policy).entitlement())
        .isEqualTo(10);
    PointsTerms gold = policy.termsFor(order.build(), new BigDecimal("1.5")).orElseThrow();
    assertThat(PointsCalculator.quote(order.build(), gold, Standing.EARNING).earned())
        .isEqualTo(22);
  }

  @Test
  void theCapHoldsBeforeAndAfterRefunds() {
    PointsPolicy policy = ONE_PER_UNIT.cap(100);
    Order.Builder order = order("1").goods("1", 1, eur("250.00"));

    assertThat(quote(order.build(), policy).entitlement()).isEqualTo(100);
    order.refund(free("R", "EUR 125.00"));
    assertThat(quote(order.build(), policy).entitlement()).isEqualTo(100);
    assertThat(quote(order.build(), policy.refunds(RefundMethod.PROPORTIONAL)).entitlement())
        .isEqualTo(50);
    order.refund(free("R", "EUR 170.00"));
    assertThat(quote(order.build(), policy).entitlement()).isEqualTo(80);
  }

  @Test
  void theMinimumIsInclusiveAndHoldsForWhatIsLeft() {
    PointsPolicy policy = ONE_PER_UNIT.minimumBase(new BigDecimal("50.00"));
    Order.Builder order = order("1").goods("1", 1, eur("60.00"));

    assertThat(quote(order.build(), policy).entitlement()).isEqualTo(60);
    assertThat(quote(order.refund(free("R", "EUR 10.00")).build(), policy).entitlement())
        .isEqualTo(50);
    order.refund(free("R", "EUR 10.01"));
    assertThat(quote(order.build(), policy).entitlement()).isZero();
    assertThat(quote(order.build(), policy.refunds(RefundMethod.PROPORTIONAL)).entitlement())
        .isEqualTo(50);
  }

  @Test
  void theMinimumIsInTheCurrencyOfTheRate() {
    PointsPolicy policy =
        ONE_PER_UNIT.currency(CurrencyUnit.EUR).minimumBase(new BigDecimal("50.00"));
    Order yen =
        order("1", "JPY")
            .goods("1", 1, BigMoney.parse("JPY 8000"))
            .exchangeRate(
                ExchangeRate.buys(CurrencyUnit.JPY, CurrencyUnit.EUR, new BigDecimal("160")))
            .build();

    assertThat(quote(yen, policy).entitlement()).isEqualTo(50);
    assertThat(quote(yen, policy.minimumBase(new BigDecimal("50.01"))).entitlement()).isZero();
  }

  @Test
  void aCurrencyMayHaveARateOfItsOwn() {
    PointsPolicy policy =
        ONE_PER_UNIT.currency(CurrencyUnit.EUR).rate(CurrencyUnit.JPY, new BigDecimal("0.01"));
    Order yen = order("1", "JPY").goods("1", 1, BigMoney.parse("JPY 12850")).build();

    assertThat(quote(yen, policy).entitlement()).isEqualTo(128);
  }

  @Test
  void refundsChangeNothingUnderNone() {
    Order order =
        order("1")
            .goods("1", 1, eur("60.00"))
            .refund(free("R1", "EUR 60.00"))
            .refund(Samples.withoutAmount("R2"))
            .build();
    PointsQuote quote = quote(order, ONE_PER_UNIT.refunds(RefundMethod.NONE));

    assertThat(quote.entitlement()).isEqualTo(60);
    assertThat(quote.refundedBase()).isEqualTo(eur("0.00"));
    assertThat(quote.reviews()).isEmpty();
  }

  @Test
  void anOrderOfNothingIsWorthNothingUnderEveryRounding() {
    for (RoundingMode mode : List.of(RoundingMode.CEILING, RoundingMode.UP, RoundingMode.HALF_UP)) {
      Order.Builder order = order("1").goods("1", 1, eur("0.00"));
      assertThat(quote(order.build(), ONE_PER_UNIT.rounding(mode)).entitlement()).isZero();
      order.refund(free("R", "EUR 5.00")).refund(ofShipping("S", "5.00"));
      assertThat(quote(order.build(), ONE_PER_UNIT.rounding(mode)).entitlement()).isZero();
    }
  }

  @Test
  void aRefundOfAnOrderForWhichNothingWasPaidWaitsForAPerson() {
    Order order =
        order("1")
            .goods("1", 1, eur("20.00"))
            .discount(reward("r", "20.00"))
            .refund(free("R", "EUR 5.00"))
            .build();
    PointsQuote quote = quote(order, ONE_PER_UNIT.counting(Set.of(BaseComponent.REWARD_DISCOUNT)));

    assertThat(quote.entitlement()).isEqualTo(20);
    assertThat(quote.reviews())
        .containsExactly("refund R was not counted because nothing was paid for the order");
  }

  @Test
  void unitsOfAFreeLineTakeThePointsItsRewardEarned() {
    Order order =
        order("1")
            .goods("1", 2, eur("20.00"))
            .discount(reward("r", "20.00"))
            .refund(
                parts(
                    "R",
                    new RefundPart(
                        Component.GOODS,
                        Optional.of(LineId.of("1")),
                        Optional.of(BigDecimal.ONE),
                        Optional.of(untaxed("0.00")))))
            .build();

    assertThat(
            quote(order, ONE_PER_UNIT.counting(Set.of(BaseComponent.REWARD_DISCOUNT)))
                .entitlement())
        .isEqualTo(10);
  }

  @Test
  void pointsBeyondLongAreShownToAPersonUnlessACapApplies() {
    PointsPolicy huge = PointsPolicy.perUnit(Long.MAX_VALUE);
    Order order = order("1").goods("1", 1, eur("1.00")).build();
    Order twice = order("2").goods("1", 1, eur("2.00")).build();

    assertThat(quote(order, huge).entitlement()).isEqualTo(Long.MAX_VALUE);
    assertThat(quote(twice, huge).entitlement()).isZero();
    assertThat(quote(twice, huge).reviews())
        .containsExactly("the points are beyond 9223372036854775807; check rate and amounts");
    assertThat(quote(twice, huge.cap(500)).entitlement()).isEqualTo(500);
    assertThat(quote(twice, huge.cap(500)).reviews()).isEmpty();
  }

  @Test
  void termsThatNeedLinesRefuseAHeader() {
    Order header = order("7").goodsWithoutLines(untaxed("20.00")).build();

    assertThat(quote(header, ONE_PER_UNIT).entitlement()).isEqualTo(20);
    for (PointsPolicy policy :
        List.of(
            BY_LINE,
            ONE_PER_UNIT.excludingProducts(Set.of(ProductId.of("A"))),
            ONE_PER_UNIT.excludingCategories(Set.of(CategoryId.of("A"))),
            ONE_PER_UNIT.counting(Set.of(BaseComponent.REWARD_DISCOUNT)),
            ONE_PER_UNIT.counting(Set.of(BaseComponent.GIFT_CARD_LINES)))) {
      assertThat(policy.needsLines()).isTrue();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> quote(header, policy))
          .withMessage("order 7 was read without lines, but its terms need them; read it again");
    }
  }

  @Test
  void termsOfAnotherCurrencyRefuseTheOrder() {
    Order euros = order("7").goods("1", 1, eur("20.00")).build();
    Order yen = order("7", "JPY").goods("1", 1, BigMoney.parse("JPY 20")).build();
    PointsTerms terms = ONE_PER_UNIT.termsFor(euros, BigDecimal.ONE).orElseThrow();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PointsCalculator.quote(yen, terms, Standing.EARNING))
        .withMessageContaining("order 7 is in JPY, but its terms are for EUR");
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void onlyAnEarningOrderIsWorthAnything(Standing standing) {
    Order order = order("1").goods("1", 1, eur("20.00")).build();
    boolean earning = standing == Standing.EARNING || standing == Standing.FROZEN_EARNING;

    assertThat(quote(order, ONE_PER_UNIT, standing).worth()).isEqualTo(20);
    assertThat(quote(order, ONE_PER_UNIT, standing).entitlement()).isEqualTo(earning ? 20 : 0);
    assertThat(standing.isFrozen()).isEqualTo(standing.name().startsWith("FROZEN"));
    assertThat(standing.after(StateEffect.FREEZE).after(StateEffect.KEEP))
        .isEqualTo(standing.after(StateEffect.KEEP));
  }

  @Test
  void theFirstMatchingRuleChoosesThePolicy() {
    PointsPolicy yen = PointsPolicy.perUnit(2);
    PolicyRules rules =
        PolicyRules.always(ONE_PER_UNIT)
            .skip(
                new PolicyRules.Match(Set.of(ChannelId.of("outlet")), Set.of(), Set.of()),
                "the outlet earns nothing")
            .when(PolicyRules.Match.currencies(Set.of(CurrencyUnit.JPY)), yen);

    assertThat(rules.choose(order("1").build()))
        .isEqualTo(new PolicyRules.Choice.Use(ONE_PER_UNIT));
    assertThat(rules.choose(order("1", "JPY").build())).isEqualTo(new PolicyRules.Choice.Use(yen));
    assertThat(rules.choose(order("1", "JPY").channel(ChannelId.of("outlet")).build()))
        .isEqualTo(new PolicyRules.Choice.Skip("the outlet earns nothing"));
    assertThat(rules.policies()).containsExactly(yen, ONE_PER_UNIT);
  }

  @Test
  void presetsEarnAsTheirProvidersDo() {
    Order.Builder order =
        order("1")
            .line(line("1", 1, "43.00", "8.60"))
            .shipping(taxed("5.00", "1.00"))
            .refund(free("R", "EUR 28.80"));

    assertThat(quote(order.build(), PointsPolicy.springbigEcom()).entitlement()).isEqualTo(43);
    assertThat(quote(order.build(), PointsPolicy.leatBigCommerce(1)).earned()).isEqualTo(57);
    assertThat(quote(order.build(), PointsPolicy.leatBigCommerce(1)).entitlement()).isEqualTo(28);
  }
}
