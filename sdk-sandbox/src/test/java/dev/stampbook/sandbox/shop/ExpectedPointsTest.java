package dev.stampbook.sandbox.shop;

import static dev.stampbook.sandbox.shop.PointsRule.Counted.SHIPPING;
import static dev.stampbook.sandbox.shop.PointsRule.Counted.TAX;
import static dev.stampbook.sandbox.shop.Refund.Amounts.COMPUTED;
import static dev.stampbook.sandbox.shop.Refund.Amounts.TYPED_BY_MERCHANT;
import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.PointsRule.Counted;
import dev.stampbook.sandbox.shop.PointsRule.Refunds;
import dev.stampbook.sandbox.shop.Refund.ItemType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks the truth itself, against arithmetic done by hand. */
class ExpectedPointsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final PointsRule EXACT = PointsRule.standard();
  private static final PointsRule SHARES = EXACT.refunding(Refunds.PROPORTIONAL);
  private static final ShopProduct GOODS =
      new ShopProduct(1, 1, "G", "Goods", ShopProduct.Kind.PHYSICAL, BigDecimal.ONE);
  private static final ShopProduct CERTIFICATE =
      new ShopProduct(2, 2, "C", "Card", ShopProduct.Kind.GIFT_CERTIFICATE, BigDecimal.ONE);

  private int lastId = 10;

  @Test
  void taxAndShippingCountOnlyWhenTheRuleSaysSo() {
    // KF-02 with one tax rate of 20 %: 3 x 13.30 = 39.90 + 7.98 tax, 1 x 12.35 + 2.47 tax,
    // shipping 5.90 + 1.18. Goods 52.25 and 62.70 with tax; with shipping 58.15 and 69.78.
    ShopOrder order = completed(goods("0.20", "5.90", item("13.30", 3), item("12.35", 1)));
    assertPoints(order, Set.of(), 52, 52, 53);
    assertPoints(order, Set.of(TAX), 62, 63, 63);
    assertPoints(order, Set.of(SHIPPING), 58, 58, 59);
    assertPoints(order, Set.of(TAX, SHIPPING), 69, 70, 70);
  }

  private static void assertPoints(
      ShopOrder order, Set<Counted> counted, long floor, long halfUp, long ceiling) {
    PointsRule rule = EXACT.counting(counted);
    assertThat(ExpectedPoints.of(order, rule.rounding(RoundingMode.FLOOR))).isEqualTo(floor);
    assertThat(ExpectedPoints.of(order, rule.rounding(RoundingMode.HALF_UP))).isEqualTo(halfUp);
    assertThat(ExpectedPoints.of(order, rule.rounding(RoundingMode.CEILING))).isEqualTo(ceiling);
  }

  @Test
  void aTaxInclusivePriceEarnsOnWhatIsLeftWithoutTheTax() {
    // 2 x 19.95 = 39.90 with 20 % tax inside: 39.90 / 1.20 = 33.25 without.
    Basket basket =
        new Basket(
            ShopCurrency.USD,
            Taxation.INCLUSIVE,
            new BigDecimal("0.20"),
            List.of(item("19.95", 2)),
            List.of(),
            new BigDecimal("6.00"),
            new BigDecimal("6.00"),
            ZERO,
            List.of());
    assertThat(ExpectedPoints.of(completed(basket), EXACT)).isEqualTo(33);
    assertThat(ExpectedPoints.of(completed(basket), EXACT.counting(Set.of(TAX)))).isEqualTo(39);
    // Shipping 6.00 / 1.20 = 5.00; 33.25 + 5.00 = 38.25.
    assertThat(ExpectedPoints.of(completed(basket), EXACT.counting(Set.of(SHIPPING))))
        .isEqualTo(38);
  }

  @Test
  void foreignMoneyIsConvertedWithTheOrdersOwnRateAndRoundedOnce() {
    // KF-05 turned to "foreign per store unit": 12800 JPY at 160 = 80.00; refund 3000 = 18.75:
    // 61.25 is left. Today's list rate of 148 would say 86.
    ShopCurrency yen = ShopCurrency.JPY.at(new BigDecimal("160.0000000000"));
    Basket basket = plain(yen, "0", item("12800", 1));
    ShopOrder order = completed(basket);
    assertThat(ExpectedPoints.of(order, EXACT)).isEqualTo(80);
    ShopOrder refunded = order.change().refund(freeAmount(order, "3000")).build();
    assertThat(ExpectedPoints.of(refunded, EXACT)).isEqualTo(61);
    // 80 - HALF_UP(80 x 3000 / 12800 = 18.75) = 80 - 19.
    assertThat(ExpectedPoints.of(refunded, SHARES)).isEqualTo(61);
    // 1700.00 EUR at 0.85 are 2000.00 exactly; a rounded inverse of the rate would miss it.
    ShopCurrency euro = ShopCurrency.EUR.at(new BigDecimal("0.8500000000"));
    assertThat(ExpectedPoints.of(completed(plain(euro, "0", item("1700.00", 1))), EXACT))
        .isEqualTo(2_000);
    // 0.29 EUR at 0.29 is 1.00: binary fractions give 0.
    ShopCurrency dear = ShopCurrency.EUR.at(new BigDecimal("0.2900000000"));
    assertThat(ExpectedPoints.of(completed(plain(dear, "0", item("0.29", 1))), EXACT)).isEqualTo(1);
  }

  @Test
  void refundsUnitByUnitTakeExactlyWhatWasEarned() {
    // KF-07 P1: 3 x 9.99. Left 29.97, 19.98, 9.99, 0; shares 10, 20 of 29 by HALF_UP(9.67, 19.33).
    Basket basket = goods("0", "0", item("9.99", 3));
    assertChain(completed(basket), EXACT, 29, 19, 9, 0);
    assertChain(completed(basket), SHARES, 29, 19, 10, 0);
    // KF-07 P2: 7 x 1.43 at 3 points: 30.03, 25.74, 21.45, 17.16, 12.87, 8.58, 4.29, 0.
    Basket seven = goods("0", "0", item("1.43", 7));
    PointsRule three = EXACT.perUnit(new BigDecimal("3"));
    assertChain(completed(seven), three, 30, 25, 21, 17, 12, 8, 4, 0);
    // Sevenths of 30: 4.29, 8.57, 12.86, 17.14, 21.43, 25.71, 30.
    assertChain(
        completed(seven), three.refunding(Refunds.PROPORTIONAL), 30, 26, 21, 17, 13, 9, 4, 0);
  }

  private void assertChain(ShopOrder start, PointsRule rule, long... points) {
    ShopOrder order = start;
    List<Long> found = new ArrayList<>(List.of(ExpectedPoints.of(order, rule)));
    for (int i = 1; i < points.length; i++) {
      order = order.change().refund(units(order, 0, 1)).build();
      found.add(ExpectedPoints.of(order, rule));
    }
    assertThat(found).containsExactlyElementsOf(Arrays.stream(points).boxed().toList());
  }

  @Test
  void anOrderDiscountIsSpreadBeforeALineIsRefunded() {
    // KF-08: 50.00 + 20.00 with 10.00 off: 7.14 and 2.86 off, net 42.86 and 17.14.
    Basket basket = goods("0", "0", item("50.00", 1), item("20.00", 1));
    Basket discounted = withDiscount(basket, "10.00");
    ShopOrder order = completed(discounted);
    assertThat(ExpectedPoints.of(order, EXACT)).isEqualTo(60);
    ShopOrder second = order.change().refund(units(order, 1, 1)).build();
    assertThat(second.refunds().get(0).total()).isEqualByComparingTo("17.14");
    // 60 - 17.14 = 42.86; 60 - HALF_UP(17.14) = 43.
    assertThat(ExpectedPoints.of(second, EXACT)).isEqualTo(42);
    assertThat(ExpectedPoints.of(second, SHARES)).isEqualTo(43);
    ShopOrder both = second.change().refund(units(second, 0, 1)).build();
    assertThat(ExpectedPoints.of(both, EXACT)).isZero();
    assertThat(ExpectedPoints.of(both, SHARES)).isZero();
  }

  @Test
  void refundsBeyondTheOrderTakeNothingMoreAndADeclinedOneGivesBack() {
    // KF-10: base 64.00 at 2 points. 40 + 40 + 10 refunded is capped at 64; without the second
    // 50.00 are refunded and 14.00 x 2 = 28 points are left.
    PointsRule two = EXACT.perUnit(new BigDecimal("2"));
    ShopOrder order = completed(goods("0", "0", item("64.00", 1)));
    ShopOrder one = order.change().refund(freeAmount(order, "40.00")).build();
    ShopOrder both = one.change().refund(freeAmount(order, "40.00")).build();
    ShopOrder all = both.change().refund(freeAmount(order, "10.00")).build();
    assertThat(ExpectedPoints.of(order, two)).isEqualTo(128);
    assertThat(ExpectedPoints.of(one, two)).isEqualTo(48);
    assertThat(ExpectedPoints.of(both, two)).isZero();
    assertThat(ExpectedPoints.of(all, two)).isZero();
    ShopOrder declined = all.change().replaceRefund(all.refunds().get(1).declined()).build();
    assertThat(ExpectedPoints.of(declined, two)).isEqualTo(28);
    assertThat(ExpectedPoints.of(declined, two.refunding(Refunds.PROPORTIONAL))).isEqualTo(28);
  }

  @Test
  void refundedShippingTakesPointsOnlyIfShippingEarnedThemAndOnlyOnce() {
    // KF-09: goods 80.40, shipping 12.00.
    ShopOrder order = completed(goods("0", "12.00", item("80.40", 1)));
    ShopOrder once = order.change().refund(shipping(order)).build();
    ShopOrder twice = once.change().refund(shipping(order)).build();
    PointsRule withShipping = EXACT.counting(Set.of(SHIPPING));
    assertThat(ExpectedPoints.of(twice, EXACT)).isEqualTo(80);
    assertThat(ExpectedPoints.of(order, withShipping)).isEqualTo(92);
    assertThat(ExpectedPoints.of(once, withShipping)).isEqualTo(80);
    assertThat(ExpectedPoints.of(twice, withShipping)).isEqualTo(80);
  }

  @Test
  void aFreeOrTypedAmountTakesTheBasesShareOfTheOrder() {
    // Goods 50.00 + 4.00 tax, shipping 5.56 + 0.44 tax (8 %: 0.4448): total 60.00.
    // 12.00 x 50 / 60 = 10.00 leaves 40.00.
    ShopOrder order = completed(goods("0.08", "5.56", item("50.00", 1)));
    assertThat(order.money().total().incTax()).isEqualByComparingTo("60.00");
    ShopOrder free = order.change().refund(freeAmount(order, "12.00")).build();
    assertThat(ExpectedPoints.of(free, EXACT)).isEqualTo(40);
    Refund typed =
        refund("12.00", TYPED_BY_MERCHANT, new Refund.Item(ItemType.PRODUCT, 0, 1, d("12.00")));
    assertThat(ExpectedPoints.of(order.change().refund(typed).build(), EXACT)).isEqualTo(40);
    // Half of the money was refused: 5.00 of the base came back.
    Refund half =
        new Refund(
            90,
            NOON,
            "",
            d("12.00"),
            ZERO,
            COMPUTED,
            List.of(new Refund.Item(ItemType.ORDER, order.id(), 0, d("12.00"))),
            List.of(
                new Refund.Payment(1, "card", d("6.00"), Refund.PaymentState.ACCEPTED),
                new Refund.Payment(2, "card", d("6.00"), Refund.PaymentState.DECLINED)));
    assertThat(ExpectedPoints.of(order.change().refund(half).build(), EXACT)).isEqualTo(45);
  }

  @Test
  void certificatesGuestsAndMigratedOrdersEarnNothingButTendersDo() {
    // 25.00 certificate + 30.00 goods: 30; the discount of 3.00 leaves the certificate alone: 27.
    Basket.Item certificate =
        new Basket.Item(++lastId, CERTIFICATE, 1, d("25.00"), List.of(), ZERO);
    Basket basket = goods("0", "0", certificate, item("30.00", 1));
    assertThat(ExpectedPoints.of(completed(basket), EXACT)).isEqualTo(30);
    assertThat(ExpectedPoints.of(completed(withDiscount(basket, "3.00")), EXACT)).isEqualTo(27);
    ShopOrder order = completed(basket);
    assertThat(ExpectedPoints.of(order.change().tender(d("10.00"), d("20.00")).build(), EXACT))
        .isEqualTo(30);
    assertThat(ExpectedPoints.of(order.change().origin(ShopOrder.Origin.MIGRATED).build(), EXACT))
        .isZero();
    ShopOrder guest = ShopOrder.builder(2, 0, basket, NOON).status(OrderStatus.COMPLETED).build();
    assertThat(ExpectedPoints.of(guest, EXACT)).isZero();
  }

  @Test
  void anOrderKeepsItsPointsUntilItIsTakenBackAndEarnsThemAgain() {
    // KF-13: 84.20.
    ShopOrder waiting =
        ShopOrder.builder(3, 1, goods("0", "0", item("84.20", 1)), NOON)
            .status(OrderStatus.AWAITING_SHIPMENT)
            .build();
    assertThat(ExpectedPoints.of(waiting, EXACT)).isZero();
    ShopOrder done = waiting.change().status(OrderStatus.COMPLETED).markRead().build();
    assertThat(ExpectedPoints.of(done, EXACT)).isEqualTo(84);
    for (OrderStatus kept :
        List.of(
            OrderStatus.AWAITING_SHIPMENT, OrderStatus.PARTIALLY_REFUNDED, OrderStatus.DISPUTED)) {
      assertThat(ExpectedPoints.of(done.change().status(kept).build(), EXACT)).isEqualTo(84);
    }
    for (OrderStatus taken :
        List.of(OrderStatus.REFUNDED, OrderStatus.CANCELLED, OrderStatus.DECLINED)) {
      ShopOrder gone = done.change().status(taken).build();
      assertThat(ExpectedPoints.of(gone, EXACT)).isZero();
      assertThat(
              ExpectedPoints.of(gone.change().status(OrderStatus.AWAITING_SHIPMENT).build(), EXACT))
          .isZero();
      assertThat(ExpectedPoints.of(gone.change().status(OrderStatus.COMPLETED).build(), EXACT))
          .isEqualTo(84);
    }
  }

  @Test
  void anEditedOrderIsWorthItsPresentContentMinusRefunds() {
    // KF-14 with 19.95 each: 39.90, 59.85, 44.90, refund of 19.95 leaves 24.95 -> 24.
    Basket.Item towel = item("19.95", 2);
    ShopOrder order = completed(goods("0", "0", towel));
    assertThat(ExpectedPoints.of(order, EXACT)).isEqualTo(39);
    ShopOrder up = edited(order, towel.times(3));
    assertThat(ExpectedPoints.of(up, EXACT)).isEqualTo(59);
    ShopOrder down = edited(up, towel.times(2), item("5.00", 1));
    assertThat(ExpectedPoints.of(down, EXACT)).isEqualTo(44);
    ShopOrder refunded = down.change().refund(units(down, 0, 1)).build();
    assertThat(ExpectedPoints.of(refunded, EXACT)).isEqualTo(24);
  }

  private static ShopOrder edited(ShopOrder order, Basket.Item... items) {
    return order.change().basket(order.basket().withItems(List.of(items))).build();
  }

  private static ShopOrder completed(Basket basket) {
    return ShopOrder.builder(1, 1, basket, NOON).status(OrderStatus.COMPLETED).build();
  }

  private static Basket goods(String taxRate, String shipping, Basket.Item... items) {
    return new Basket(
        ShopCurrency.USD,
        Taxation.EXCLUSIVE,
        d(taxRate),
        List.of(items),
        List.of(),
        d(shipping),
        d(shipping),
        ZERO,
        List.of());
  }

  private static Basket plain(ShopCurrency currency, String taxRate, Basket.Item... items) {
    return new Basket(
        currency,
        Taxation.EXCLUSIVE,
        d(taxRate),
        List.of(items),
        List.of(),
        ZERO,
        ZERO,
        ZERO,
        List.of());
  }

  private static Basket withDiscount(Basket basket, String amount) {
    return new Basket(
        basket.currency(),
        basket.taxation(),
        basket.taxRate(),
        basket.items(),
        List.of(new Discount(Discount.Kind.COUPON, "Off", "OFF", 1, d(amount))),
        basket.shippingList(),
        basket.shippingPaid(),
        basket.handling(),
        basket.fees());
  }

  private Basket.Item item(String price, int quantity) {
    return new Basket.Item(++lastId, GOODS, quantity, d(price), List.of(), ZERO);
  }

  private Refund units(ShopOrder order, int line, int quantity) {
    PricedBasket.Line of = order.money().lines().get(line);
    BigDecimal unit =
        of.net()
            .incTax()
            .divide(BigDecimal.valueOf(of.item().quantity()), RoundingMode.UNNECESSARY);
    return refund(
        unit.toPlainString(),
        COMPUTED,
        new Refund.Item(ItemType.PRODUCT, of.item().lineId(), quantity, unit));
  }

  private Refund shipping(ShopOrder order) {
    BigDecimal amount = order.money().shipping().incTax();
    return refund(
        amount.toPlainString(),
        COMPUTED,
        new Refund.Item(ItemType.SHIPPING, order.addressId(), 0, amount));
  }

  private Refund freeAmount(ShopOrder order, String amount) {
    return refund(amount, COMPUTED, new Refund.Item(ItemType.ORDER, order.id(), 0, d(amount)));
  }

  private Refund refund(String total, Refund.Amounts amounts, Refund.Item item) {
    return new Refund(
        ++lastId,
        NOON,
        "",
        d(total),
        ZERO,
        amounts,
        List.of(item),
        List.of(new Refund.Payment(++lastId, "card", d(total), Refund.PaymentState.ACCEPTED)));
  }

  private static BigDecimal d(String amount) {
    return new BigDecimal(amount);
  }
}
