package dev.stampbook.pos.blaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.NotFoundException;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier.Removal;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.blaze.BlazeAccount;
import dev.stampbook.sandbox.blaze.BlazeEmulator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlazeDiscountsTest {

  private static final Money FIFTY = Money.parse("USD 50.00");

  static DiscountRequest request(String redemption, String cart, Discount discount) {
    return new DiscountRequest(
        RedemptionId.of(redemption),
        RewardId.of("five-off"),
        CheckoutId.of(cart),
        discount,
        "Your reward");
  }

  static Discount off(String amount) {
    return new Discount.AmountOff(Money.parse(amount));
  }

  private static Reason refused(DiscountOutcome outcome) {
    return ((DiscountOutcome.Refused) outcome).reason();
  }

  private static AppliedDiscount applied(DiscountOutcome outcome) {
    assertThat(outcome).isInstanceOf(DiscountOutcome.Applied.class);
    return ((DiscountOutcome.Applied) outcome).discount();
  }

  /** The check before points move: a till that takes another amount than agreed is refused, and another place helps (sheet section 14). */
  @Test
  void aTillThatIgnoresTheDiscountIsFoundOutBeforePointsMove() {
    try (TestTill till = new TestTill(1, 0, BlazeEmulator.Builder::ignoringCartDiscounts)) {
      CheckoutId cart = till.cart(FIFTY);
      DiscountRequest request = request("r-1", cart.value(), off("USD 5.00"));

      assertThat(refused(till.blaze().discounts().preview(request))).isEqualTo(Reason.NOT_ELIGIBLE);
      assertThat(refused(till.blaze().discounts().apply(request))).isEqualTo(Reason.NOT_ELIGIBLE);
      assertThat(till.system.calls("POST /api/v1/partner/store/cart/updateCart/" + cart)).isZero();
      for (DiscountMode mode : List.of(DiscountMode.LINES, DiscountMode.AFTER_TAX)) {
        CheckoutId other = till.cart(FIFTY);
        BlazeDiscounts discounts = till.builder().discountMode(mode).build().discounts();
        AppliedDiscount done =
            applied(discounts.apply(request("r-" + mode, other.value(), off("USD 5.00"))));
        assertThat(done.worth()).contains(Money.parse("USD 5.00"));
      }
    }
  }

  @Test
  void theCartHasOnePlaceForADiscount() {
    try (TestTill till = new TestTill(0)) {
      String cart = till.cart(FIFTY).value();
      BlazeDiscounts discounts = till.blaze().discounts();
      applied(discounts.apply(request("r-1", cart, off("USD 5.00"))));

      assertThat(refused(discounts.preview(request("r-2", cart, off("USD 7.00")))))
          .isEqualTo(Reason.OTHER_COUPON_APPLIED);
      assertThat(discounts.remove(request("r-2", cart, off("USD 7.00")))).isEqualTo(Removal.ABSENT);
      assertThat(discounts.remove(request("r-1", cart, off("USD 5.00"))))
          .isEqualTo(Removal.REMOVED);
      assertThat(applied(discounts.apply(request("r-2", cart, off("USD 7.00")))).worth())
          .contains(Money.parse("USD 7.00"));
    }
  }

  @Test
  void aPercentageGoesToTheTillAsPercentage() {
    try (TestTill till = new TestTill(0)) {
      CheckoutId cart = till.cart(Money.parse("USD 33.33"));
      DiscountRequest request =
          request("r-1", cart.value(), new Discount.PercentOff(new BigDecimal("15")));

      AppliedDiscount done = applied(till.blaze().discounts().apply(request));

      assertThat(done.worth()).contains(Money.parse("USD 5.00"));
      var stored = till.account.cart(cart.value()).orElseThrow().path("cart");
      assertThat(stored.path("discountType").asText()).isEqualTo("Percentage");
      assertThat(stored.path("discount").decimalValue()).isEqualByComparingTo("15");
      assertThat(stored.path("cartDiscountNotes").asText()).isEqualTo("Your reward [r-1]");
      // The other scale would take off almost nothing, which the check finds out.
      CheckoutId other = till.cart(FIFTY);
      BlazeDiscounts wrong = till.builder().percentScale(PercentScale.ONE).build().discounts();
      assertThat(
              refused(
                  wrong.preview(
                      request(
                          "r-2", other.value(), new Discount.PercentOff(new BigDecimal("15"))))))
          .isEqualTo(Reason.NOT_ELIGIBLE);
    }
  }

  @Test
  void aPromotionCodeIsWhatBlazeSays() {
    try (TestTill till = new TestTill(0)) {
      till.account.addPromotion("SPRING-5", new BigDecimal("5.00"));
      String cart = till.cart(FIFTY).value();
      BlazeDiscounts discounts = till.blaze().discounts();
      DiscountRequest unknown =
          request("r-1", cart, new Discount.Coupon(CouponCode.of("NOBODY-KNOWS")));
      DiscountRequest known = request("r-2", cart, new Discount.Coupon(CouponCode.of("spring-5")));

      assertThat(refused(discounts.apply(unknown))).isEqualTo(Reason.NOT_ELIGIBLE);
      AppliedDiscount done = applied(discounts.apply(known));

      assertThat(done.worth()).contains(Money.parse("USD 5.00"));
      assertThat(discounts.find(known)).isPresent();
      assertThat(discounts.checkout(CheckoutId.of(cart)).orElseThrow().codes())
          .containsExactly(CouponCode.of("spring-5"));
      assertThat(discounts.remove(known)).isEqualTo(Removal.REMOVED);
      assertThat(discounts.checkout(CheckoutId.of(cart)).orElseThrow().goods()).isEqualTo(FIFTY);
    }
  }

  /** A redemption is found by its code, so the completed sale has to tell it. */
  @Test
  void aCompletedSaleTellsItsPromotionCode() {
    try (TestTill till = new TestTill(0)) {
      till.account.addPromotion("SPRING-5", new BigDecimal("5.00"));
      CheckoutId cart = till.cart(FIFTY);
      applied(
          till.blaze()
              .discounts()
              .apply(request("r-1", cart.value(), new Discount.Coupon(CouponCode.of("SPRING-5")))));

      int sale = till.account.till().place(cart.value());

      Order order =
          till.blaze()
              .orders()
              .find(OrderId.of(BlazeAccount.transactionId(sale)), OrderDetail.LINES)
              .orElseThrow();
      assertThat(order.discounts().stream().flatMap(discount -> discount.code().stream()))
          .containsExactly(CouponCode.of("SPRING-5"));
      assertThat(
              order.discounts().stream()
                  .map(discount -> discount.amount().getAmount())
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo("5.00");
    }
  }

  /** Whatever becomes of the answer, the order is placed once, and calling again tells. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void anOrderIsPlacedOnce(Fault fault) {
    try (TestTill till = new TestTill(0)) {
      CheckoutId cart = till.cart(FIFTY);
      BlazeDiscounts discounts = till.blaze().discounts();
      applied(discounts.apply(request("r-1", cart.value(), off("USD 5.00"))));
      till.system.fault("POST", "/partner/store/cart/submitCart/*", fault);

      Optional<Checkout> first;
      try {
        first = Optional.of(discounts.submit(cart));
      } catch (dev.stampbook.LoyaltyException failure) {
        first = Optional.empty();
      }
      Checkout last = discounts.submit(cart);

      assertThat(till.account.cart(cart.value()).orElseThrow().path("cartStatus").asText())
          .isEqualTo("Placed");
      assertThat(last.goods()).isEqualTo(Money.parse("USD 45.00"));
      first.ifPresent(checkout -> assertThat(checkout).isEqualTo(last));
      assertThat(discounts.remove(request("r-1", cart.value(), off("USD 5.00"))))
          .isEqualTo(Removal.ALREADY_USED);
      assertThat(refused(discounts.preview(request("r-2", cart.value(), off("USD 1.00")))))
          .isEqualTo(Reason.CHECKOUT_GONE);
    }
  }

  @Test
  void aPlacedCartNamesItsTransactionOnceTheShopAcceptsIt() {
    try (TestTill till = new TestTill(0)) {
      CheckoutId cart = till.cart(FIFTY);
      BlazeDiscounts discounts = till.blaze().discounts();
      assertThat(discounts.submit(cart).order()).isEmpty();
      int number = till.account.accept(cart.value());

      assertThat(discounts.checkout(cart).orElseThrow().order())
          .contains(OrderId.of(BlazeAccount.transactionId(number)));
      assertThatThrownBy(() -> discounts.submit(CheckoutId.of("b1a2e000000000067ffffff1")))
          .isInstanceOf(NotFoundException.class);
    }
  }

  /** Nobody used the discount of an order the shop declined, so the points may go back. */
  @Test
  void aDeclinedOrderGivesItsDiscountBack() {
    try (TestTill till = new TestTill(0)) {
      CheckoutId cart = till.cart(FIFTY);
      BlazeDiscounts discounts = till.blaze().discounts();
      DiscountRequest request = request("r-1", cart.value(), off("USD 5.00"));
      applied(discounts.apply(request));
      discounts.submit(cart);
      till.account.decline(cart.value());

      assertThat(discounts.remove(request)).isEqualTo(Removal.REMOVED);
    }
  }

  /** An after-tax discount leaves the goods, and the points, as they are (sheet section 12). */
  @Test
  void aDiscountAfterTaxLeavesTheGoodsAlone() {
    try (TestTill till = new TestTill(0)) {
      CheckoutId cart = till.cart(FIFTY);
      Blaze blaze = till.builder().discountMode(DiscountMode.AFTER_TAX).build();
      applied(blaze.discounts().apply(request("r-1", cart.value(), off("USD 5.00"))));
      blaze.discounts().submit(cart);
      int number = till.account.accept(cart.value());
      till.account.complete(cart.value());

      Order order =
          blaze
              .orders()
              .find(OrderId.of(BlazeAccount.transactionId(number)), OrderDetail.LINES)
              .orElseThrow();

      assertThat(order.goods().net()).isEqualTo(BigMoney.parse("USD 50.00"));
      assertThat(order.total()).isEqualTo(BigMoney.parse("USD 49.13"));
    }
  }

  @Test
  void aRewardOnLinesIsAReward() {
    try (TestTill till = new TestTill(0)) {
      CheckoutId cart = till.cart(FIFTY);
      Blaze blaze = till.builder().discountMode(DiscountMode.LINES).build();
      applied(blaze.discounts().apply(request("r-1", cart.value(), off("USD 5.00"))));
      blaze.discounts().submit(cart);
      int number = till.account.accept(cart.value());
      till.account.complete(cart.value());

      Order order =
          blaze
              .orders()
              .find(OrderId.of(BlazeAccount.transactionId(number)), OrderDetail.LINES)
              .orElseThrow();

      assertThat(order.discounts())
          .singleElement()
          .satisfies(
              discount ->
                  assertThat(discount.source())
                      .isEqualTo(dev.stampbook.order.OrderDiscount.Source.REWARD));
      assertThat(order.goods().net()).isEqualTo(BigMoney.parse("USD 45.00"));
    }
  }

  /** A till that stores something else than it priced is put back as it was. */
  @Test
  void whatIsNotStoredAsPricedIsPutBack() {
    try (TestTill till = new TestTill(0)) {
      CheckoutId cart = till.cart(FIFTY);
      till.system.tamper(
          (request, answer) ->
              request.path().contains("/updateCart/")
                  ? dev.stampbook.contract.EmulatedSystem.json(
                      200,
                      dev.stampbook.contract.EmulatedSystem.text(answer.body())
                          .replaceAll(
                              "\"cartDiscountNotes\":\"[^\"]*\"", "\"cartDiscountNotes\":\"\""))
                  : answer);

      assertThat(
              refused(
                  till.blaze().discounts().apply(request("r-1", cart.value(), off("USD 5.00")))))
          .isEqualTo(Reason.NOT_ELIGIBLE);
      assertThat(
              till.account
                  .cart(cart.value())
                  .orElseThrow()
                  .path("cart")
                  .path("totalDiscount")
                  .decimalValue())
          .isEqualByComparingTo("0");
    }
  }
}
