package dev.stampbook.points;

import static dev.stampbook.points.Samples.eur;
import static dev.stampbook.points.Samples.free;
import static dev.stampbook.points.Samples.line;
import static dev.stampbook.points.Samples.ofShipping;
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
import dev.stampbook.order.ProductId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.RefundPart.Component;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks, caps, minimum, currencies and standings of the calculator. */
class CalculatorLimitsTest {

  private static final PointsPolicy ONE_PER_UNIT = PointsPolicy.perUnit(1);
  private static final PointsPolicy BY_LINE = ONE_PER_UNIT.roundingScope(RoundingScope.LINE);

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
  void partialRefundsChangeNothingUnderNone() {
    Order order =
        order("1")
            .goods("1", 1, eur("60.00"))
            .refund(free("R1", "EUR 59.99"))
            .refund(Samples.withoutAmount("R2"))
            .build();
    PointsQuote quote = quote(order, ONE_PER_UNIT.refunds(RefundMethod.NONE));

    assertThat(quote.entitlement()).isEqualTo(60);
    assertThat(quote.refundedBase()).isEqualTo(eur("0.00"));
    assertThat(quote.reviews()).isEmpty();
  }

  @Test
  void aRefundOfEverythingTakesAllPointsUnderNoneToo() {
    Order order =
        order("1")
            .goods("1", 1, eur("60.00"))
            .refund(free("R1", "EUR 59.99"))
            .refund(free("R2", "EUR 0.01"))
            .build();
    PointsQuote quote = quote(order, ONE_PER_UNIT.refunds(RefundMethod.NONE));

    assertThat(quote.entitlement()).isZero();
    assertThat(quote.refundedBase()).isEqualTo(eur("60.00"));
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
