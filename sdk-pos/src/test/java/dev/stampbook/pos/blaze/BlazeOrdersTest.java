package dev.stampbook.pos.blaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.MalformedResponseException;
import dev.stampbook.SystemName;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.Standing;
import dev.stampbook.points.StateEffect;
import dev.stampbook.sandbox.blaze.BlazeAccount;
import dev.stampbook.sandbox.blaze.BlazeEmulator;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.ExpectedPoints;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.PointsRule;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlazeOrdersTest {

  private static final PointsPolicy POLICY =
      PointsPolicy.perUnit(1).excludingTax().excludingShipping().rounding(RoundingMode.DOWN);

  private static UnaryOperator<BlazeEmulator.Builder> as(String kind) {
    return switch (kind) {
      case "refunds hidden" -> BlazeEmulator.Builder::hidingRefundsFromMembers;
      case "refunds with tax" -> BlazeEmulator.Builder::refundsWithTax;
      case "listed by change" -> BlazeEmulator.Builder::listedByChange;
      default -> UnaryOperator.identity();
    };
  }

  /** The points of every order that was read are those the shop works out by itself, before and after 300 changes. */
  @ParameterizedTest
  @ValueSource(strings = {"as assumed", "refunds hidden", "refunds with tax", "listed by change"})
  void everySaleIsWorthWhatTheShopSays(String kind) {
    try (TestTill till = new TestTill(kind.hashCode(), 120, as(kind))) {
      BlazeOrders orders =
          till.builder()
              .pageSize(37)
              .refundAmounts(
                  kind.equals("refunds with tax")
                      ? RefundAmounts.INCLUDING_TAX
                      : RefundAmounts.WITHOUT_TAX)
              .build()
              .orders();
      Map<OrderId, Order> read = new HashMap<>();
      sync(till, orders, read, Instant.parse("2025-01-01T00:00:00Z"));
      assertThat(read.size()).isGreaterThan(90);
      assertWorthAsExpected(till, orders, read);

      Instant since = till.clock.instant().minus(Duration.ofDays(1));
      new ShopChanges(till.shop, 7, till.clock).apply(300);
      sync(till, orders, read, since);
      assertWorthAsExpected(till, orders, read);
      assertThat(read.values()).anyMatch(order -> !order.refunds().isEmpty());
      assertThat(read.values()).anyMatch(order -> order.state() == OrderState.VOIDED);
      assertThat(read.values()).anyMatch(order -> order.state() == OrderState.REFUNDED);
    }
  }

  private static void sync(
      TestTill till, BlazeOrders orders, Map<OrderId, Order> into, Instant since) {
    ChangeFeed feed = orders.feeds().get(0);
    Instant end = till.clock.instant().plusSeconds(1);
    for (Instant from = since; from.isBefore(end); ) {
      Instant to = from.plus(feed.style().maxWindow().orElseThrow());
      FeedPage page;
      int number = 1;
      do {
        page = feed.read(new FeedQuery(from, Optional.of(to), number++, OrderDetail.LINES));
        for (OrderChange change : page.rows()) {
          if (change instanceof OrderChange.Snapshot row) {
            into.put(change.order(), row.snapshot());
          } else {
            into.put(change.order(), orders.find(change.order(), OrderDetail.LINES).orElseThrow());
          }
        }
      } while (page.end().filter(end1 -> end1 == FeedPage.End.MORE).isPresent());
      from = to;
    }
  }

  private static void assertWorthAsExpected(
      TestTill till, BlazeOrders orders, Map<OrderId, Order> read) {
    for (ShopOrder order : till.shop.orders()) {
      Order known = read.get(TestTill.id(order));
      long expected = ExpectedPoints.of(order, PointsRule.standard());
      if (known == null) {
        assertThat(expected).as("points of %s, which was not read", order).isZero();
      } else if (order.customerId() == 0) {
        assertThat(known.isGuest()).as("%s is a walk-in's", order).isTrue();
      } else {
        assertThat(points(orders, known)).as("points of %s", order).isEqualTo(expected);
        assertThat(known.total().getAmount())
            .as("total of %s", order)
            .isEqualByComparingTo(order.money().total().incTax());
        assertThat(known.goods().net().getAmount())
            .isEqualByComparingTo(
                order.money().lines().stream()
                    .map(line -> line.net().exTax())
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
      }
    }
  }

  private static long points(BlazeOrders orders, Order order) {
    Standing standing = Standing.WAITING.after(orders.defaultStates().effect(order.state()));
    return PointsCalculator.quote(
            order, POLICY.termsFor(order, BigDecimal.ONE).orElseThrow(), standing)
        .entitlement();
  }

  @Test
  void anOrderKnowsItsCustomerItsCheckoutAndItsReward() {
    try (TestTill till = new TestTill(0)) {
      String cart = till.cart(org.joda.money.Money.parse("USD 50.00")).value();
      Blaze blaze = till.blaze();
      var request = BlazeDiscountsTest.request("r-1", cart, BlazeDiscountsTest.off("USD 7.00"));
      assertThat(blaze.discounts().apply(request))
          .isInstanceOf(dev.stampbook.discount.DiscountOutcome.Applied.class);
      till.account.place(cart);
      int number = till.account.accept(cart);
      OrderId id = OrderId.of(BlazeAccount.transactionId(number));
      assertThat(blaze.orders().find(id, OrderDetail.LINES).orElseThrow().state())
          .isEqualTo(OrderState.PROCESSING);
      till.account.complete(cart);

      Order order = blaze.orders().find(id, OrderDetail.LINES).orElseThrow();

      assertThat(order.state()).isEqualTo(OrderState.COMPLETED);
      assertThat(order.checkout().orElseThrow().value()).isEqualTo(cart);
      assertThat(order.goods().net()).isEqualTo(BigMoney.parse("USD 43.00"));
      assertThat(order.discounts())
          .singleElement()
          .satisfies(
              discount -> {
                assertThat(discount.source()).isEqualTo(OrderDiscount.Source.REWARD);
                assertThat(discount.amount()).isEqualTo(BigMoney.parse("USD 7.00"));
              });
      assertThat(order.customer().orElseThrow().posId().orElseThrow().value())
          .isEqualTo(order.customer().orElseThrow().customerId().orElseThrow().value());
      assertThat(order.customer().orElseThrow().email().orElseThrow().value())
          .isEqualTo("person1@example.com");
      assertThat(order.customer().orElseThrow().phone().orElseThrow().value())
          .isEqualTo("+13125550101");
      assertThat(points(blaze.orders(), order)).isEqualTo(43);
    }
  }

  @Test
  void withIdsAloneNoMemberIsLookedUp() {
    try (TestTill till = new TestTill(0)) {
      ShopOrder sale = till.sell(till.member());
      BlazeOrders orders = till.builder().customerLookup(CustomerLookup.ID_ONLY).build().orders();

      Order order = orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();

      assertThat(order.customer().orElseThrow().email()).isEmpty();
      assertThat(order.customer().orElseThrow().posId()).isPresent();
      assertThat(till.system.server().calls().total()).isEqualTo(1);
    }
  }

  @Test
  void aLineKeptOutOfLoyaltyEarnsNothing() {
    try (TestTill till = new TestTill(0)) {
      ShopOrder sale = till.sell(till.member());
      till.system.rewrite(
          "GET",
          BlazeAccount.transactionId(sale.id()),
          json -> json.replaceFirst("\"loyaltyAccrual\":true", "\"loyaltyAccrual\":false"));
      BlazeOrders orders = till.blaze().orders();

      Order order = orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();

      assertThat(order.lines())
          .extracting(OrderLine::kind)
          .containsExactly(OrderLine.Kind.EXCLUDED, OrderLine.Kind.GOODS);
      assertThat(order.goods().net()).isEqualTo(BigMoney.parse("USD 53.00"));
      assertThat(points(orders, order)).isEqualTo(10);
    }
  }

  /** What lines and cart do not explain of {@code totalDiscount} is a discount all the same. */
  @Test
  void theTotalDecidesAboutDiscounts() {
    try (TestTill till = new TestTill(0)) {
      ShopOrder sale = till.sell(till.member());
      BlazeOrders orders = till.blaze().orders();
      till.system.rewrite(
          "GET",
          BlazeAccount.transactionId(sale.id()),
          json -> json.replaceFirst("\"totalDiscount\":0.00", "\"totalDiscount\":3.00"));
      Order more = orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();
      till.system.rewrite(
          "GET",
          BlazeAccount.transactionId(sale.id()),
          json -> json.replaceFirst("\"calcDiscount\":0.0", "\"calcDiscount\":5.0"));
      Order less = orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();

      assertThat(more.goods().net()).isEqualTo(BigMoney.parse("USD 50.00"));
      assertThat(less.goods().net()).isEqualTo(BigMoney.parse("USD 53.00"));
    }
  }

  @Test
  void aRefundNobodyListsStillTakesItsPoints() {
    try (TestTill till = new TestTill(1, 0, BlazeEmulator.Builder::hidingRefundsFromMembers)) {
      ShopOrder sale = till.sell(till.member());
      till.refundUnit(sale.id());
      BlazeOrders orders = till.blaze().orders();

      Order order = orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();

      assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_REFUNDED);
      assertThat(order.refunds())
          .singleElement()
          .satisfies(
              refund -> {
                assertThat(refund.id().value()).endsWith(":rest");
                assertThat(refund.amount()).contains(BigMoney.parse("USD 23.65"));
              });
      assertThat(points(orders, order)).isEqualTo(31);
    }
  }

  @Test
  void refundsAreFactsUnderTheirOwnIds() {
    try (TestTill till = new TestTill(0)) {
      ShopOrder sale = till.sell(till.member());
      till.refundUnit(sale.id());
      till.clock.advance(Duration.ofHours(2));
      till.refundUnit(sale.id());
      BlazeOrders orders = till.builder().pageSize(1).build().orders();

      Order order = orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();

      assertThat(order.refunds()).hasSize(2).allMatch(r -> r.state() == Refund.State.VALID);
      assertThat(order.refunds()).noneMatch(r -> r.id().value().endsWith(":rest"));
      assertThat(points(orders, order)).isEqualTo(10);
    }
  }

  @Test
  void aRefundThatWasTakenBackCountsNoMoreAndAnOpenOneNotYet() {
    try (TestTill till = new TestTill(0)) {
      ShopOrder sale = till.sell(till.member());
      till.refundUnit(sale.id());
      BlazeOrders orders = till.blaze().orders();
      Map<String, Refund.State> states = new HashMap<>();
      for (String status : List.of("Void", "Pending", "RefundWithoutInventory", "Tomorrow")) {
        till.system.rewrite(
            "GET", "/completed", json -> json.replace("RefundWithInventory", status));
        Order order = orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();
        Refund named =
            order.refunds().stream()
                .filter(refund -> !refund.id().value().endsWith(":rest"))
                .findFirst()
                .orElseThrow();
        states.put(status, named.state());
        // The sale still says that a unit came back, and the sale decides.
        assertThat(order.refunds().size() > 1).isEqualTo(status.equals("Void"));
      }

      assertThat(states)
          .containsEntry("Void", Refund.State.VOIDED)
          .containsEntry("Pending", Refund.State.PENDING)
          .containsEntry("RefundWithoutInventory", Refund.State.VALID)
          .containsEntry("Tomorrow", Refund.State.PENDING);
    }
  }

  @Test
  void aCompletelyRefundedOrVoidedSaleIsWorthNothing() {
    try (TestTill till = new TestTill(0)) {
      ShopOrder sale = till.sell(till.member());
      BlazeOrders orders = till.blaze().orders();
      till.system.rewrite(
          "GET",
          BlazeAccount.transactionId(sale.id()),
          json ->
              json.replace(
                  "\"transactionRefundStatus\":\"None\"",
                  "\"transactionRefundStatus\":\"Complete_Refund\""));
      assertThat(points(orders, orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow()))
          .isZero();
      till.system.tamper((request, answer) -> answer);
      till.shop.put(sale.change().status(OrderStatus.CANCELLED).build());

      Order voided = orders.find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();
      assertThat(voided.state()).isEqualTo(OrderState.VOIDED);
      assertThat(orders.defaultStates().effect(voided.state())).isEqualTo(StateEffect.TAKE_BACK);
    }
  }

  /** Both days of a range count, so a window never names an eighth one, whatever time it begins at. */
  @Test
  void noQueryNamesMoreThanSevenDays() {
    try (TestTill till = new TestTill(0)) {
      ChangeFeed feed = till.blaze().orders().feeds().get(0);
      Duration window = feed.style().maxWindow().orElseThrow();
      Instant start = Instant.parse("2026-03-04T07:30:00Z"); // clocks go forward on the 8th
      till.clock.set(start.plus(Duration.ofDays(30)));
      till.sell(till.member());

      for (int minutes = 0; minutes < 24 * 60; minutes += 13) {
        Instant since = start.plus(Duration.ofMinutes(minutes));
        feed.read(new FeedQuery(since, Optional.of(since.plus(window)), 1, OrderDetail.LINES));
      }

      assertThat(window).isLessThanOrEqualTo(Duration.ofDays(7));
      assertThat(till.system.calls("GET /api/v1/partner/transactions")).isZero();
      assertThat(feed.read(new FeedQuery(start, Optional.of(start), 1, OrderDetail.LINES)).rows())
          .isEmpty();
    }
  }

  @Test
  void fewerRowsThanAskedForAreNotTheEnd() {
    try (TestTill till = new TestTill(0)) {
      String member = till.member();
      List<OrderId> made = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        made.add(TestTill.id(till.sell(member)));
      }
      ChangeFeed feed = till.builder().pageSize(5).build().orders().feeds().get(0);
      Instant since = till.clock.instant().minusSeconds(60);
      till.system.tamper(
          (request, answer) -> {
            if (!request.path().endsWith("/partner/transactions")) {
              return answer;
            }
            var json =
                (com.fasterxml.jackson.databind.node.ObjectNode)
                    dev.stampbook.sandbox.SandboxJson.parse(answer.body()).orElseThrow();
            var values = (com.fasterxml.jackson.databind.node.ArrayNode) json.path("values");
            while (values.size() > 2) {
              values.remove(values.size() - 1);
            }
            return dev.stampbook.sandbox.EmulatorResponse.json(200, json);
          });

      FeedPage first = feed.read(new FeedQuery(since, Optional.empty(), 1, OrderDetail.LINES));
      FeedPage second = feed.read(new FeedQuery(since, Optional.empty(), 2, OrderDetail.LINES));

      assertThat(first.rows()).hasSize(5);
      assertThat(first.end()).contains(FeedPage.End.MORE);
      assertThat(second.end()).contains(FeedPage.End.LAST);
      List<OrderChange> all = new ArrayList<>(first.rows());
      all.addAll(second.rows());
      assertThat(all).extracting(OrderChange::order).containsExactlyInAnyOrderElementsOf(made);
    }
  }

  @Test
  void anAnswerWithoutRowsOrCartIsAFailure() {
    try (TestTill till = new TestTill(0)) {
      ShopOrder sale = till.sell(till.member());
      BlazeOrders orders = till.blaze().orders();
      Instant since = till.clock.instant().minusSeconds(60);
      till.system.rewrite(
          "GET", "/partner/transactions", json -> json.replace("\"values\"", "\"rows\""));
      assertThatThrownBy(
              () ->
                  orders
                      .feeds()
                      .get(0)
                      .read(new FeedQuery(since, Optional.empty(), 1, OrderDetail.LINES)))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("values");
      till.system.rewrite(
          "GET",
          BlazeAccount.transactionId(sale.id()),
          json -> json.replace("\"cart\":", "\"basket\":"));
      assertThatThrownBy(() -> orders.find(TestTill.id(sale), OrderDetail.LINES))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("cart is missing");
      till.system.rewrite(
          "GET",
          BlazeAccount.transactionId(sale.id()),
          json -> json.replace("\"items\":", "\"goods\":"));
      assertThatThrownBy(() -> orders.find(TestTill.id(sale), OrderDetail.LINES))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("items are missing");
    }
  }

  @Test
  void windowsBeforeTheShopWasMadeCostNoCall() {
    try (TestTill till = new TestTill(0)) {
      till.sell(till.member());
      ChangeFeed feed = till.blaze().orders().feeds().get(0);
      for (int year = 1970; year < 2020; year++) {
        Instant from = Instant.parse(year + "-01-01T00:00:00Z");
        FeedPage page =
            feed.read(
                new FeedQuery(
                    from, Optional.of(from.plus(Duration.ofDays(5))), 1, OrderDetail.LINES));
        assertThat(page.end()).contains(FeedPage.End.LAST);
      }

      assertThat(till.system.server().calls().total()).isEqualTo(1);
    }
  }

  @Test
  void twoReportersOfPurchasesAreAConflict() {
    try (TestTill till = new TestTill(1, 0, BlazeEmulator.Builder::springbigLink)) {
      assertThat(till.blaze().orders().conflict().orElseThrow())
          .contains("enableSpringBig")
          .contains("blaze.accrualOwner");
      assertThat(till.builder().loyaltyProvider(SystemName.of("smile")).build().orders().conflict())
          .isEmpty();
    }
    try (TestTill till = new TestTill(0)) {
      assertThat(till.blaze().orders().conflict()).isEmpty();
      for (AccrualOwner owner : List.of(AccrualOwner.POS, AccrualOwner.ECOM)) {
        assertThat(till.builder().accrualOwner(owner).build().orders().conflict().orElseThrow())
            .contains("blaze.accrualOwner")
            .contains(owner.name());
      }
    }
  }

  @Test
  void discountsOnLinesAndCartLieWhereTheShopPutThem() {
    try (TestTill till = new TestTill(0)) {
      Basket.Discount line =
          new Basket.Discount(
              Basket.Discount.Kind.AUTOMATIC, "Offer", "", 0, new BigDecimal("4.00"));
      Basket.Discount cart =
          new Basket.Discount(
              Basket.Discount.Kind.MANUAL, "Kind staff", "", 0, new BigDecimal("3.33"));
      ShopOrder sale = till.sell(till.member(), List.of(line), List.of(cart));

      Order order = till.blaze().orders().find(TestTill.id(sale), OrderDetail.LINES).orElseThrow();

      assertThat(order.discounts()).hasSize(2);
      assertThat(order.discounts()).noneMatch(d -> d.source() == OrderDiscount.Source.REWARD);
      assertThat(order.goods().net()).isEqualTo(BigMoney.parse("USD 45.67"));
      BigDecimal allocated =
          order.lines().stream()
              .flatMap(known -> known.allocations().values().stream())
              .map(BigMoney::getAmount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(allocated).isEqualByComparingTo("7.33");
    }
  }
}
