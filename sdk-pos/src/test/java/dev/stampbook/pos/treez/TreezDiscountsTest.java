package dev.stampbook.pos.treez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.discount.AppliedDiscount;
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
import dev.stampbook.pos.treez.api.Fee;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketItem;
import dev.stampbook.pos.treez.api.TicketUpdate;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.SandboxCoupon;
import dev.stampbook.sandbox.shop.OrderStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is special about rewards at Treez: lines, previews, automatic discounts, coupons (sheet 12, 13). */
class TreezDiscountsTest {

  private static final String UPDATE = "PUT /{id}/dispensary/examplestore/ticket/update/{id}";

  private static DiscountRequest request(
      CheckoutId checkout, String redemption, Discount discount) {
    return new DiscountRequest(
        RedemptionId.of(redemption), RewardId.of("reward"), checkout, discount, "A reward");
  }

  private static Discount dollars(String amount) {
    return new Discount.AmountOff(Money.parse("USD " + amount));
  }

  private static AppliedDiscount applied(DiscountOutcome outcome) {
    assertThat(outcome).isInstanceOf(DiscountOutcome.Applied.class);
    return ((DiscountOutcome.Applied) outcome).discount();
  }

  private static Reason refused(DiscountOutcome outcome) {
    assertThat(outcome).isInstanceOf(DiscountOutcome.Refused.class);
    return ((DiscountOutcome.Refused) outcome).reason();
  }

  private static CheckoutId id(Ticket ticket) {
    return CheckoutId.of(ticket.ticketId());
  }

  private static Ticket read(Treez treez, CheckoutId id) {
    return treez
        .api()
        .tickets()
        .ticket(id.value(), Optional.empty())
        .orElseThrow()
        .ticket()
        .orElseThrow();
  }

  /** The numbers of sheet section 4: ten dollars over lines of 40.00 and 20.00 are 6.67 and 3.33. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.00 | 40.00 20.00       | 6.67 3.33
          1.00  | 1.00 1.00 1.00    | 0.34 0.33 0.33
          0.01  | 5.00 5.00         | 0.01 0.00
          7.00  | 0.00 7.00         | 0.00 7.00
          5.00  | 2.505 2.505       | 2.50 2.50
          0.00  | 0.00              | 0.00
          2.00  | -3.00 2.00        | 0.00 2.00
          """)
  void aRewardIsSpreadByLargestRemainder(BigDecimal reward, String prices, String shares) {
    assertThat(LineAllocation.spread(reward, decimals(prices))).isEqualTo(decimals(shares));
  }

  private static List<BigDecimal> decimals(String text) {
    return List.of(text.split(" ")).stream().map(BigDecimal::new).toList();
  }

  @Test
  void sharesAddUpAndNoneIsAboveItsLine() {
    long seed = 4711;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2_000; round++) {
      List<BigDecimal> prices = new ArrayList<>();
      for (int line = 0; line <= random.nextInt(8); line++) {
        prices.add(BigDecimal.valueOf(random.nextLong(0, 100_000), random.nextInt(2, 4)));
      }
      BigDecimal room = LineAllocation.room(prices);
      BigDecimal reward =
          BigDecimal.valueOf(random.nextLong(room.unscaledValue().longValueExact() + 1), 2);

      List<BigDecimal> shares = LineAllocation.spread(reward, prices);

      assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .as("seed %s, round %s", seed, round)
          .isEqualByComparingTo(reward);
      for (int line = 0; line < prices.size(); line++) {
        assertThat(shares.get(line)).isBetween(BigDecimal.ZERO, prices.get(line));
      }
    }
  }

  @Test
  void moreThanTheLinesCostIsNoReward() {
    assertThatThrownBy(() -> LineAllocation.spread(new BigDecimal("5.01"), decimals("2.505 2.505")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void everyLineGetsItsShareAndFeesNone(ApiVersion version) {
    try (EmulatedTreez store = new EmulatedTreez(version, 0)) {
      Treez treez = store.treez();
      Ticket opened = store.open(treez, Optional.empty(), "40.00x1", "24.00x1");
      CheckoutId checkout = id(opened);
      var same = new OpenTicket(opened, settings(version)).asIs().asUpdate();
      treez.api().tickets().update(opened.ticketId(), withFee(same));

      AppliedDiscount discount =
          applied(treez.discounts().apply(request(checkout, "rd-77", dollars("10.00"))));

      assertThat(discount.worth()).contains(Money.parse("USD 10.00"));
      Ticket after = read(treez, checkout);
      assertThat(after.items()).hasSize(3);
      assertThat(after.items())
          .filteredOn(TicketItem::isFee)
          .singleElement()
          .satisfies(fee -> assertThat(fee.discounts()).isEmpty());
      assertThat(after.items().get(0).discounts().get(0).savings().orElseThrow())
          .isEqualByComparingTo("6.25");
      assertThat(after.items().get(1).discounts().get(0).savings().orElseThrow())
          .isEqualByComparingTo("3.75");
      assertThat(after.items().get(0).discounts().get(0).discountTitle())
          .contains("A reward [loyalty rd-77]");
      assertThat(after.subTotal().orElseThrow()).isEqualByComparingTo("54.00");
      assertThat(after.fees().get(0).totalAmount().orElseThrow()).isEqualByComparingTo("5.50");
      assertThat(after.externalOrderNumber()).contains("ord-1");
      assertThat(after.revenueSource()).contains("ExampleShop");
    }
  }

  private static TreezSettings settings(ApiVersion version) {
    return new TreezSettings(
        version,
        "Stampbook",
        version == ApiVersion.V2 ? DiscountKey.CAPITALS : DiscountKey.LOWER_CASE,
        TicketDeltaPath.AUTOMATIC,
        RefundMode.SUB_TOTAL,
        1,
        50,
        Duration.ZERO,
        Duration.ZERO,
        CustomerLookup.POS_ID,
        title -> false,
        NativeLoyalty.CONFLICT,
        Set.of(),
        ZoneOffset.UTC,
        InstantSource.system());
  }

  private static TicketUpdate withFee(TicketUpdate same) {
    return new TicketUpdate(
        same.type(),
        same.orderSource(),
        same.orderStatus(),
        same.revenueSource(),
        same.customerId(),
        same.externalOrderNumber(),
        same.ticketNote(),
        same.deliveryAddress(),
        same.scheduleStartDate(),
        same.scheduledDate(),
        same.items(),
        Optional.of(
            List.of(new Fee(Optional.of("DELIVERY FEE"), Optional.of(new BigDecimal("5.50"))))),
        same.discountIds(),
        same.couponCodes(),
        same.stateOfResidency(),
        same.listenerUrl(),
        same.payments(),
        same.employeeId(),
        same.cashDrawerName());
  }

  /** An automatic discount that stands back makes the reward worth less than it says, so it is refused before points move. */
  @Test
  void aRewardThatDrivesAnAutomaticDiscountAwayIsRefused() {
    try (EmulatedTreez store =
        new EmulatedTreez(
            ApiVersion.V2,
            0,
            1,
            builder -> builder.shyAutomaticDiscount("Ten off", BigDecimal.TEN))) {
      Treez treez = store.treez();
      CheckoutId checkout = id(store.open(treez, Optional.empty(), "40.00x1"));
      DiscountRequest request = request(checkout, "rd-1", dollars("5.00"));

      assertThat(refused(treez.discounts().preview(request))).isEqualTo(Reason.NOT_ELIGIBLE);
      assertThat(refused(treez.discounts().apply(request))).isEqualTo(Reason.NOT_ELIGIBLE);
      assertThat(read(treez, checkout).subTotal().orElseThrow()).isEqualByComparingTo("36.00");
    }
  }

  @Test
  void aRewardComesBesideAnAutomaticDiscountThatStays() {
    try (EmulatedTreez store =
        new EmulatedTreez(
            ApiVersion.V2, 0, 1, builder -> builder.automaticDiscount("Ten off", BigDecimal.TEN))) {
      Treez treez = store.treez();
      CheckoutId checkout = id(store.open(treez, Optional.empty(), "40.00x1"));

      applied(treez.discounts().apply(request(checkout, "rd-1", dollars("5.00"))));
      applied(treez.discounts().apply(request(checkout, "rd-2", dollars("2.00"))));

      assertThat(read(treez, checkout).subTotal().orElseThrow()).isEqualByComparingTo("29.00");
      assertThat(treez.discounts().remove(request(checkout, "rd-1", dollars("5.00"))))
          .isEqualTo(Removal.REMOVED);
      assertThat(read(treez, checkout).subTotal().orElseThrow()).isEqualByComparingTo("34.00");
      assertThat(treez.discounts().find(request(checkout, "rd-2", dollars("2.00"))))
          .flatMap(AppliedDiscount::worth)
          .contains(Money.parse("USD 2.00"));
    }
  }

  /** A wrong spelling is ignored by the store; the preview notices. */
  @Test
  void theWrongSpellingIsNoticedByThePreview() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      Treez treez = store.builder().discountKey(DiscountKey.LOWER_CASE).build();
      CheckoutId checkout = id(store.open(treez, Optional.empty(), "40.00x1"));

      assertThat(refused(treez.discounts().apply(request(checkout, "rd-1", dollars("5.00")))))
          .isEqualTo(Reason.NOT_ELIGIBLE);
      assertThat(store.system.calls(UPDATE)).isZero();
      Treez right = store.treez();
      applied(right.discounts().apply(request(checkout, "rd-1", dollars("5.00"))));
      assertThat(store.system.calls(UPDATE)).isEqualTo(1);
    }
  }

  @Test
  void couponsGoOnTheTicketAndWorkOnce() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      Treez treez = store.treez();
      List<String> used = new ArrayList<>();
      store.emulator.onCouponUsed(used::add);
      store
          .emulator
          .coupons()
          .issued(
              new SandboxCoupon(
                  "GIVEN-1",
                  "Five off",
                  SandboxCoupon.Kind.AMOUNT_OFF,
                  new BigDecimal("5"),
                  Optional.empty()));
      Discount coupon = new Discount.Coupon(CouponCode.of("given-1"));
      CheckoutId first = id(store.open(treez, Optional.empty(), "40.00x1"));
      CheckoutId second = id(store.open(treez, Optional.empty(), "40.00x1"));

      assertThat(applied(treez.discounts().preview(request(first, "rd-1", coupon))).worth())
          .contains(Money.parse("USD 5.00"));
      applied(treez.discounts().apply(request(first, "rd-1", coupon)));
      applied(treez.discounts().apply(request(first, "rd-1", coupon)));
      assertThat(read(treez, first).subTotal().orElseThrow()).isEqualByComparingTo("35.00");
      assertThat(treez.discounts().checkout(first).orElseThrow().codes()).hasSize(1);
      assertThat(treez.discounts().remove(request(first, "rd-1", coupon)))
          .isEqualTo(Removal.REMOVED);
      applied(treez.discounts().apply(request(first, "rd-1", coupon)));
      store.pay(treez, first);

      assertThat(used).containsExactly("given-1");
      Order order = treez.orders().find(OrderId.of(first.value()), OrderDetail.LINES).orElseThrow();
      assertThat(order.discounts())
          .filteredOn(discount -> discount.code().isPresent())
          .singleElement()
          .satisfies(
              discount -> {
                assertThat(discount.code()).contains(CouponCode.of("given-1"));
                assertThat(discount.amount().getAmount()).isEqualByComparingTo("5.00");
              });
      assertThat(treez.discounts().remove(request(first, "rd-1", coupon)))
          .isEqualTo(Removal.ALREADY_USED);
      assertThat(refused(treez.discounts().apply(request(second, "rd-2", coupon))))
          .isEqualTo(Reason.NOT_ELIGIBLE);
    }
  }

  @Test
  void aTicketThatIsPaidOrCanceledIsNoCheckoutAnyMore() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      Treez treez = store.treez();
      CheckoutId paid = id(store.open(treez, Optional.empty(), "40.00x1"));
      CheckoutId canceled = id(store.open(treez, Optional.empty(), "40.00x1"));
      DiscountRequest onPaid = request(paid, "rd-1", dollars("5.00"));
      DiscountRequest onCanceled = request(canceled, "rd-2", dollars("5.00"));
      applied(treez.discounts().apply(onPaid));
      applied(treez.discounts().apply(onCanceled));
      store.pay(treez, paid);
      store.cancel(treez, canceled);

      assertThat(treez.discounts().checkout(paid).orElseThrow().order())
          .hasValueSatisfying(order -> assertThat(order.value()).isEqualTo(paid.value()));
      assertThat(treez.discounts().checkout(canceled)).isEmpty();
      assertThat(treez.discounts().remove(onPaid)).isEqualTo(Removal.ALREADY_USED);
      assertThat(treez.discounts().remove(onCanceled)).isEqualTo(Removal.REMOVED);
      assertThat(treez.discounts().find(onPaid)).isPresent();
      assertThat(refused(treez.discounts().preview(request(paid, "rd-3", dollars("1.00")))))
          .isEqualTo(Reason.CHECKOUT_GONE);
      assertThat(store.shop.orders())
          .extracting(order -> order.status())
          .containsExactlyInAnyOrder(OrderStatus.COMPLETED, OrderStatus.CANCELLED);
    }
  }

  /** A ticket the till opened itself can take a reward as well. */
  @Test
  void ticketsOfTheTillTakeRewards() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      Treez treez = store.treez();
      var order =
          store.put(
              0,
              store.basket(List.of(store.line("24.00", 2), store.line("24.00", 1)), List.of()),
              OrderStatus.AWAITING_FULFILLMENT);
      CheckoutId checkout = CheckoutId.of(store.emulator.ticketOf(order.id()));

      applied(treez.discounts().apply(request(checkout, "rd-1", dollars("72.00"))));

      assertThat(treez.discounts().checkout(checkout).orElseThrow().goods().isZero()).isTrue();
      assertThat(read(treez, checkout).orderStatus().orElseThrow().raw()).isEqualTo("IN_PROCESS");
      assertThat(refused(treez.discounts().apply(request(checkout, "rd-2", dollars("1.00")))))
          .isEqualTo(Reason.NOT_ELIGIBLE);
    }
  }
}
