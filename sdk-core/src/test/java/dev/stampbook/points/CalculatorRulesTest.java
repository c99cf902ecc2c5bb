package dev.stampbook.points;

import static dev.stampbook.points.Samples.allocated;
import static dev.stampbook.points.Samples.coupon;
import static dev.stampbook.points.Samples.eur;
import static dev.stampbook.points.Samples.free;
import static dev.stampbook.points.Samples.line;
import static dev.stampbook.points.Samples.ofGoods;
import static dev.stampbook.points.Samples.ofLine;
import static dev.stampbook.points.Samples.ofUnits;
import static dev.stampbook.points.Samples.order;
import static dev.stampbook.points.Samples.parts;
import static dev.stampbook.points.Samples.quote;
import static dev.stampbook.points.Samples.taxed;
import static dev.stampbook.points.Samples.untaxed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.CategoryId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
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
      names = {"GIFT_CARD", "TIP", "DEPOSIT", "VOIDED", "EXCLUDED"})
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
}
