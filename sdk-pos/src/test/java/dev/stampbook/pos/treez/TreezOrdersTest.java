package dev.stampbook.pos.treez;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundPart;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.ExpectedPoints;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tickets as orders, judged by the shop's own model (sheet 3.2, 3.4, 12, 13). */
class TreezOrdersTest {

  @ParameterizedTest
  @EnumSource(RefundMode.class)
  void aRefundTicketIsARefundOfItsSale(RefundMode mode) {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezOrders orders = store.builder().refundMode(mode).build().orders();
      ShopCustomer customer = store.addCustomer();
      Basket basket =
          store.basket(List.of(store.line("24.00", 2), store.line("15.00", 1)), List.of());
      ShopOrder sale = store.put(customer.id(), basket, OrderStatus.COMPLETED);
      assertThat(
              Reading.points(orders, orders.find(store.id(sale), OrderDetail.LINES).orElseThrow()))
          .isEqualTo(63);

      store.refundUnits(sale, 0, 1);

      Order after = orders.find(store.id(sale), OrderDetail.LINES).orElseThrow();
      assertThat(Reading.points(orders, after)).isEqualTo(39);
      Refund refund = after.refunds().get(0);
      assertThat(refund.state()).isEqualTo(Refund.State.VALID);
      assertThat(refund.amount().orElseThrow().toMoney(RoundingMode.UNNECESSARY))
          .isEqualTo(Money.parse("USD 27.12"));
      assertThat(refund.parts()).hasSize(1);
      RefundPart part = refund.parts().get(0);
      assertThat(part.line().isPresent()).isEqualTo(mode == RefundMode.LINES);
      assertThat(part.amount().orElseThrow().tax().getAmount()).isEqualByComparingTo("3.12");
      assertThat(orders.find(OrderId.of(refund.id().value()), OrderDetail.LINES)).isEmpty();
      assertThat(orders.saleOf(OrderId.of(refund.id().value()))).contains(store.id(sale));
      assertThat(orders.saleOf(store.id(sale))).contains(store.id(sale));
    }
  }

  /** 63 dollars and 13 percent tax are 71.19; a free 20.00 takes 17.699..., leaving 45.3. */
  @Test
  void aRefundWithoutSubTotalCountsForItsShare() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      TreezOrders orders = store.treez().orders();
      Basket basket =
          store.basket(List.of(store.line("24.00", 2), store.line("15.00", 1)), List.of());
      ShopOrder sale = store.put(store.addCustomer().id(), basket, OrderStatus.COMPLETED);
      store.refundAmount(sale, "20.00");

      Order after = orders.find(store.id(sale), OrderDetail.LINES).orElseThrow();

      assertThat(after.refunds().get(0).parts()).isEmpty();
      assertThat(Reading.points(orders, after)).isEqualTo(45);
      assertThat(Reading.points(orders, after))
          .isEqualTo(ExpectedPoints.of(store.shop.order(sale.id()).orElseThrow(), Reading.RULE));
    }
  }

  @Test
  void feesAreNoGoodsAndDeliveryIsShipping() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezOrders orders = store.treez().orders();
      List<Basket.Fee> fees =
          List.of(
              new Basket.Fee(store.shop.nextId(), "Delivery fee", new BigDecimal("5.50")),
              new Basket.Fee(store.shop.nextId(), "Card fee", new BigDecimal("1.20")));
      Basket basket = store.basket(List.of(store.line("24.00", 1)), fees);
      ShopOrder sale = store.put(store.addCustomer().id(), basket, OrderStatus.COMPLETED);

      Order read = orders.find(store.id(sale), OrderDetail.LINES).orElseThrow();

      assertThat(read.lines()).hasSize(1);
      assertThat(read.goods().net().getAmount()).isEqualByComparingTo("24.00");
      assertThat(read.goods().tax().getAmount()).isEqualByComparingTo("3.12");
      assertThat(read.shipping().net().getAmount()).isEqualByComparingTo("5.50");
      assertThat(read.fees().net().getAmount()).isEqualByComparingTo("1.20");
      assertThat(read.total().getAmount()).isEqualByComparingTo("34.70");
      assertThat(Reading.points(orders, read)).isEqualTo(24);
    }
  }

  @Test
  void ticketsNameTheirCustomerByTheAccountOrByTheIdAlone() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      ShopCustomer customer = store.addCustomer();
      Basket basket = store.basket(List.of(store.line("24.00", 1)), List.of());
      OrderId named = store.id(store.put(customer.id(), basket, OrderStatus.COMPLETED));
      OrderId anonymous = store.id(store.put(0, basket, OrderStatus.COMPLETED));
      TreezOrders byAccount = store.treez().orders();
      TreezOrders byId = store.builder().customerLookup(CustomerLookup.POS_ID).build().orders();
      String id = Integer.toString(customer.id());

      MemberIdentity full =
          byAccount.find(named, OrderDetail.HEADER).orElseThrow().customer().orElseThrow();
      MemberIdentity bare =
          byId.find(named, OrderDetail.HEADER).orElseThrow().customer().orElseThrow();

      assertThat(full.email()).contains(EmailAddress.of(customer.email()));
      assertThat(full.phone()).isPresent();
      assertThat(full.posId().map(pos -> pos.value())).contains(id);
      assertThat(bare.customerId()).contains(CustomerId.of(id));
      assertThat(bare.email()).isEmpty();
      assertThat(byAccount.find(anonymous, OrderDetail.LINES).orElseThrow().isGuest()).isTrue();
    }
  }

  @Test
  void anUnpaidTicketDoesNotEarnAndACanceledOneGivesBack() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      Treez treez = store.treez();
      ShopCustomer customer = store.addCustomer();
      var ticket = store.open(treez, Optional.of("" + customer.id()), "24.00x1");
      OrderId id = OrderId.of(ticket.ticketId());
      Order open = treez.orders().find(id, OrderDetail.LINES).orElseThrow();
      assertThat(open.nativeState()).isEqualTo("AWAITING_PROCESSING, UNPAID");
      assertThat(Reading.points(treez.orders(), open)).isZero();

      store.pay(treez, open.checkout().orElseThrow());
      Order paid = treez.orders().find(id, OrderDetail.LINES).orElseThrow();
      assertThat(Reading.points(treez.orders(), paid)).isEqualTo(24);
      assertThat(store.shop.orders()).hasSize(1);

      store.system.rewrite("GET", "", text -> text.replace("\"PAID\"", "\"UNPAID\""));
      Order unpaid = treez.orders().find(id, OrderDetail.LINES).orElseThrow();
      assertThat(Reading.points(treez.orders(), unpaid)).isZero();
      store.system.rewrite("GET", "", text -> text.replace("COMPLETED", "REMOVED"));
      Order removed = treez.orders().find(id, OrderDetail.LINES).orElseThrow();
      assertThat(Reading.points(treez.orders(), removed)).isZero();
      store.system.rewrite("GET", "", text -> text.replace("COMPLETED", "SOME_DAY"));
      assertThat(treez.orders().find(id, OrderDetail.LINES).orElseThrow().state().name())
          .isEqualTo("UNKNOWN");
    }
  }

  /** Prices with tax inside: the post-tax sub-total is the goods and all tax is in it (sheet 13). */
  @Test
  void postTaxPricingUsesItsOwnSubTotal() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezOrders orders = store.treez().orders();
      Basket basket = store.basket(List.of(store.line("24.00", 1)), List.of());
      ShopOrder sale = store.put(store.addCustomer().id(), basket, OrderStatus.COMPLETED);
      store.system.rewrite(
          "GET",
          "",
          text ->
              text.replace("\"post_tax_pricing\":false", "\"post_tax_pricing\":true")
                  .replace("\"post_tax_subtotal\":null", "\"post_tax_subtotal\":27.12"));

      Order read = orders.find(store.id(sale), OrderDetail.LINES).orElseThrow();

      assertThat(read.goods().net().getAmount()).isEqualByComparingTo("27.12");
      assertThat(read.goods().tax().getAmount()).isEqualByComparingTo("0");
      assertThat(read.total().getAmount()).isEqualByComparingTo("27.12");
    }
  }

  @Test
  void aDiscountOfTheHeaderAloneIsSpreadAgainAndRewardsAreToldApart() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezOrders orders = store.treez().orders();
      Basket.Item line = store.line("24.00", 1);
      Basket.Item cheaper =
          new Basket.Item(
              line.lineId(),
              line.product(),
              1,
              line.unitPrice(),
              List.of(
                  new Basket.Discount(
                      Basket.Discount.Kind.MANUAL,
                      "Five off [loyalty rd-77]",
                      "",
                      0,
                      new BigDecimal("5.00")),
                  new Basket.Discount(
                      Basket.Discount.Kind.AUTOMATIC, "Happy hour", "", 0, new BigDecimal("1.00"))),
              line.wrapping());
      ShopOrder sale =
          store.put(
              store.addCustomer().id(),
              store.basket(List.of(cheaper, store.line("15.00", 1)), List.of()),
              OrderStatus.COMPLETED);

      Order read = orders.find(store.id(sale), OrderDetail.LINES).orElseThrow();
      assertThat(read.discounts())
          .extracting(OrderDiscount::source)
          .containsExactlyInAnyOrder(OrderDiscount.Source.REWARD, OrderDiscount.Source.PROMOTION);
      assertThat(read.goods().net().getAmount()).isEqualByComparingTo("33.00");

      store.system.rewrite(
          "GET", "", text -> text.replace("\"sub_total\":33.00", "\"sub_total\":30.00"));
      Order header = orders.find(store.id(sale), OrderDetail.LINES).orElseThrow();
      assertThat(header.goods().net().getAmount()).isEqualByComparingTo("30.00");
      assertThat(header.discounts())
          .anySatisfy(
              discount -> {
                assertThat(discount.id().value()).isEqualTo("ticket-discounts");
                assertThat(discount.amount().getAmount()).isEqualByComparingTo("3.00");
              });
    }
  }

  @Test
  void aRefundThatNamesNoSaleIsSetAside() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezOrders orders = store.treez().orders();
      Instant since = store.clock.instant().minus(Duration.ofMinutes(1));
      Basket basket = store.basket(List.of(store.line("24.00", 1)), List.of());
      ShopOrder sale = store.put(store.addCustomer().id(), basket, OrderStatus.COMPLETED);
      store.refundUnits(sale, 0, 1);
      store.system.tamper(
          (request, answer) ->
              EmulatedSystem.json(
                  answer.status(),
                  EmulatedSystem.text(answer.body())
                      .replaceAll(
                          "\"original_ticket_id\":\"[^\"]*\"", "\"original_ticket_id\":null")));

      List<OrderChange> rows = Reading.walk(orders.feeds().get(0), since, store.clock.instant());

      assertThat(rows).hasSize(2);
      assertThat(rows)
          .filteredOn(OrderChange.Unreadable.class::isInstance)
          .singleElement()
          .satisfies(
              row ->
                  assertThat(((OrderChange.Unreadable) row).problem()).contains("names no sale"));
    }
  }

  /** One odd value spoils one ticket: a customer's group longer than any group, a refund that is gone. */
  @Test
  void aTicketThatCannotBeHeldIsSetAside() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezOrders orders = store.treez().orders();
      Instant since = store.clock.instant().minus(Duration.ofMinutes(1));
      Basket basket = store.basket(List.of(store.line("24.00", 1)), List.of());
      store.put(store.addCustomer().id(), basket, OrderStatus.COMPLETED);
      OrderId anonymous = store.id(store.put(0, basket, OrderStatus.COMPLETED));
      store.system.rewrite(
          "GET",
          "",
          text ->
              text.replace(
                  "\"customer_groups\":[]", "\"customer_groups\":[\"" + "g".repeat(300) + "\"]"));

      List<OrderChange> rows = Reading.walk(orders.feeds().get(0), since, store.clock.instant());

      assertThat(rows).hasSize(2);
      assertThat(rows)
          .filteredOn(OrderChange.Unreadable.class::isInstance)
          .singleElement()
          .satisfies(row -> assertThat(row.order()).isNotEqualTo(anonymous));

      store.system.rewrite(
          "GET",
          "",
          text -> text.replace("\"refund_ticket_ids\":null", "\"refund_ticket_ids\":[\"gone-1\"]"));
      assertThat(Reading.walk(orders.feeds().get(0), since, store.clock.instant()))
          .hasSize(2)
          .allSatisfy(
              row ->
                  assertThat(((OrderChange.Unreadable) row).problem()).contains("does not exist"));
    }
  }

  @Test
  void aSecondOwnerOfTheEarningIsAConflict() {
    try (EmulatedTreez store =
        new EmulatedTreez(ApiVersion.V2, 0, 1, builder -> builder.nativePoints(10))) {
      Basket basket = store.basket(List.of(store.line("24.00", 1)), List.of());
      assertThat(store.treez().orders().conflict()).isEmpty();
      store.put(0, basket, OrderStatus.COMPLETED);

      assertThat(store.treez().orders().conflict().orElseThrow()).contains("nativeLoyalty");
      Treez.Builder beside = store.builder().nativeLoyalty(NativeLoyalty.SEPARATE_PROGRAM);
      assertThat(beside.build().orders().conflict()).isEmpty();

      var ticket = store.open(store.treez(), Optional.empty(), "24.00x1");
      store.pay(store.treez(), CheckoutId.of(ticket.ticketId()));
      beside.earnedElsewhere(Set.of("ExampleShop"));
      assertThat(beside.build().orders().conflict().orElseThrow())
          .contains("ExampleShop")
          .contains("earnedElsewhere");
    }
  }
}
