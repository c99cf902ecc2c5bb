package dev.stampbook.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.LoyaltyException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.Standing;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.bigcommerce.ApiAccount;
import dev.stampbook.sandbox.shop.ExpectedPoints;
import dev.stampbook.sandbox.shop.PointsRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShopOrdersTest {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void aWholeShopReadByPagesIsWorthWhatTheShopSays() {
    try (TestStore store = new TestStore(600)) {
      BigCommerceOrders orders = store.builder().build().orders();
      List<Order> headers = read(orders, OrderDetail.HEADER, 250);
      List<Order> lines = read(orders, OrderDetail.LINES, 250);

      assertThat(headers).hasSize(600);
      assertThat(points(headers, PointsPolicy.perUnit(1)))
          .isEqualTo(expected(store, PointsRule.standard()));
      assertThat(points(lines, PointsPolicy.perUnit(1)))
          .isEqualTo(expected(store, PointsRule.standard()));
      PointsPolicy all = PointsPolicy.perUnit(1).includingTax().includingShipping();
      PointsRule withTax =
          PointsRule.standard()
              .counting(java.util.Set.of(PointsRule.Counted.TAX, PointsRule.Counted.SHIPPING));
      assertThat(points(headers, all)).isEqualTo(expected(store, withTax));
      assertThat(store.server.violations()).isEmpty();
    }
  }

  /** Two calls a page, whatever the detail: the orders and their refunds. */
  @Test
  void aPageCostsTwoCallsAndNoOrderCostsOneOfItsOwn() {
    try (TestStore store = new TestStore(500)) {
      BigCommerceOrders orders =
          store
              .builder()
              .refundPageSize(250)
              .customerLookup(CustomerLookup.BILLING_ADDRESS)
              .build()
              .orders();
      for (OrderDetail detail : OrderDetail.values()) {
        long before = store.calls();
        FeedPage page =
            orders.feeds().get(0).read(new FeedQuery(LONG_AGO, Optional.empty(), 1, detail));

        assertThat(page.rows()).hasSize(250);
        assertThat(store.calls() - before).as("%s", detail).isEqualTo(2);
      }
      assertThat(store.server.calls().byOperation().keySet())
          .noneMatch(operation -> operation.contains("products"));
    }
  }

  @Test
  void accountsCostOneMoreCallAPage() {
    try (TestStore store = new TestStore(200)) {
      BigCommerceOrders orders = store.builder().refundPageSize(250).build().orders();
      FeedPage page =
          orders
              .feeds()
              .get(0)
              .read(new FeedQuery(LONG_AGO, Optional.empty(), 1, OrderDetail.HEADER));

      assertThat(store.calls()).isEqualTo(3);
      Order first =
          page.rows().stream()
              .map(row -> ((OrderChange.Snapshot) row).snapshot())
              .filter(order -> !order.isGuest())
              .findFirst()
              .orElseThrow();
      int customer =
          Integer.parseInt(first.customer().orElseThrow().customerId().orElseThrow().value());
      assertThat(first.customer().orElseThrow().email().orElseThrow().value())
          .isEqualTo(store.shop.customer(customer).orElseThrow().email());
    }
  }

  /** Providers look members up by e-mail: whose address it is decides who gets the points. */
  @Test
  void anAccountHolderIsKnownByTheAccountWhateverAddressWasTypedAtTheCheckout() {
    try (TestStore store =
        new TestStore(
            100,
            json -> json.replaceAll("\"email\":\"[^\"]*\"", "\"email\":\"other@example.com\""),
            List.of(ApiAccount.withAllScopes("sandbox-token")))) {
      List<Order> orders = read(store.builder().build().orders(), OrderDetail.HEADER, 250);

      assertThat(orders).anyMatch(Order::isGuest).anyMatch(order -> !order.isGuest());
      for (Order order : orders) {
        String known = order.customer().orElseThrow().email().orElseThrow().value();
        if (order.isGuest()) {
          assertThat(known).isEqualTo("other@example.com");
        } else {
          int customer =
              Integer.parseInt(order.customer().orElseThrow().customerId().orElseThrow().value());
          assertThat(known)
              .isEqualToIgnoringCase(store.shop.customer(customer).orElseThrow().email());
        }
      }
    }
  }

  @Test
  void linesThatAreNotInsideAreReadOrderByOrderOnlyWhereNeeded() {
    try (TestStore store =
        new TestStore(
            100,
            json ->
                json.replaceAll("\"consignments\":\\{\"pickups\"", "\"consignments\":{\"unknown\"")
                    .replace("\"shipping\":[{", "\"elsewhere\":[{"),
            List.of(ApiAccount.withAllScopes("sandbox-token")))) {
      BigCommerceOrders orders = store.builder().build().orders();
      List<Order> lines = read(orders, OrderDetail.LINES, 250);

      assertThat(points(lines, PointsPolicy.perUnit(1)))
          .isEqualTo(expected(store, PointsRule.standard()));
      assertThat(store.server.calls().byOperation())
          .containsKey("GET /stores/{id}/v2/orders/{id}/products");
    }
  }

  @Test
  void rowsThatCannotBeReadAreReportedAndThePageGoesOn() {
    try (TestStore store =
        new TestStore(
            5,
            json ->
                json.replaceFirst(
                        "\"status_id\":\\d+", "\"status_id\":{\"secret\":\"member@example.com\"}")
                    .replaceAll(
                        "(\"id\":100003,.*?\"default_currency_code\":)\"\\w+\"", "$1\"QQQ\""),
            List.of(ApiAccount.withAllScopes("sandbox-token")))) {
      FeedPage page =
          store
              .builder()
              .build()
              .orders()
              .feeds()
              .get(0)
              .read(new FeedQuery(LONG_AGO, Optional.empty(), 1, OrderDetail.HEADER));

      assertThat(page.rows()).hasSize(5);
      List<OrderChange.Unreadable> broken =
          page.rows().stream()
              .filter(OrderChange.Unreadable.class::isInstance)
              .map(OrderChange.Unreadable.class::cast)
              .toList();
      assertThat(broken).hasSizeBetween(1, 2);
      assertThat(broken)
          .extracting(OrderChange.Unreadable::problem)
          .allSatisfy(
              problem ->
                  assertThat(problem)
                      .containsAnyOf("status_id", "QQQ")
                      .doesNotContain("example.com"));
      assertThat(broken).allSatisfy(row -> assertThat(row.order().value()).startsWith("1000"));
    }
  }

  /** C15: what cannot be read just now is parked by its number; the others of its page are handled. */
  @Test
  void anOrderWhoseOwnCallFailsIsLeftForLaterAndThePageGoesOn() {
    try (TestStore store =
        new TestStore(
            5,
            json ->
                json.replaceAll("\"consignments\":\\{\"pickups\"", "\"consignments\":{\"unknown\"")
                    .replace("\"shipping\":[{", "\"elsewhere\":[{"),
            List.of(ApiAccount.withAllScopes("sandbox-token")))) {
      for (int attempt = 0; attempt < 4; attempt++) {
        store.server.faults().next("GET", "/v2/orders/100003/products", Fault.SERVER_ERROR_BEFORE);
      }
      FeedPage page =
          store
              .builder()
              .build()
              .orders()
              .feeds()
              .get(0)
              .read(new FeedQuery(LONG_AGO, Optional.empty(), 1, OrderDetail.LINES));

      assertThat(store.server.faults().scriptedLeft()).isZero();
      assertThat(page.rows().stream().filter(OrderChange.Snapshot.class::isInstance)).hasSize(4);
      assertThat(page.rows().stream().filter(OrderChange.Mark.class::isInstance))
          .extracting(OrderChange::order)
          .containsExactly(OrderId.of("100003"));
    }
  }

  /** A faulty read is either tried again unseen or reported as one that may be repeated; it never tells another story. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void aFaultyReadIsRepeatedOrReportedButNeverWrong(Fault fault) {
    try (TestStore store = new TestStore(120)) {
      BigCommerceOrders orders = store.builder().build().orders();
      Map<Long, Long> calm = points(read(orders, OrderDetail.HEADER, 250), PointsPolicy.perUnit(1));
      for (String path : List.of("/v2/orders", "/payment_actions/refunds")) {
        store.server.faults().next("GET", path, fault);
        try {
          assertThat(points(read(orders, OrderDetail.HEADER, 250), PointsPolicy.perUnit(1)))
              .isEqualTo(calm);
        } catch (LoyaltyException e) {
          assertThat(e.retryCanHelp()).as(path).isTrue();
        }
        assertThat(store.server.faults().scriptedLeft()).isZero();
        assertThat(points(read(orders, OrderDetail.HEADER, 250), PointsPolicy.perUnit(1)))
            .isEqualTo(calm);
      }
    }
  }

  @Test
  void aGoneOrderIsEmptyAndAnEmptyAnswerIsNot() {
    try (TestStore store = new TestStore(10)) {
      BigCommerceOrders orders = store.builder().build().orders();
      assertThat(orders.find(OrderId.of("999999"), OrderDetail.HEADER)).isEmpty();
      assertThat(orders.find(OrderId.of("no-number"), OrderDetail.HEADER)).isEmpty();

      OrderId known = OrderId.of(String.valueOf(store.shop.orders().get(0).id()));
      assertThat(orders.find(known, OrderDetail.LINES)).isPresent();
      for (int answer = 0; answer < 10; answer++) {
        store.server.faults().next("GET", "/v2/orders/*", Fault.EMPTY_BODY);
      }
      assertThatThrownBy(() -> orders.find(known, OrderDetail.HEADER))
          .isInstanceOfSatisfying(
              MalformedResponseException.class,
              brokenOff -> assertThat(brokenOff.retryCanHelp()).isTrue());
    }
  }

  /** Whoever reads such an order again and again never comes to an end, and nobody learns of it. */
  @Test
  void anOrderThatMakesNoSenseIsNotWorthReadingAgainBeforeSomebodyCorrectsIt() {
    try (TestStore store = new TestStore(10)) {
      store.system.tamper(
          (request, answer) ->
              request.path().matches(".*/v2/orders/[0-9]+")
                  ? EmulatedSystem.json(
                      200,
                      EmulatedSystem.text(answer.body())
                          .replaceFirst(
                              "\"total_inc_tax\":\"[^\"]*\"", "\"total_inc_tax\":\"abc\""))
                  : answer);
      OrderId order = OrderId.of(String.valueOf(store.shop.orders().get(0).id()));

      assertThatThrownBy(() -> store.builder().build().orders().find(order, OrderDetail.HEADER))
          .isInstanceOfSatisfying(
              MalformedResponseException.class,
              nonsense -> assertThat(nonsense.retryCanHelp()).isFalse())
          .hasMessageContaining("total_inc_tax is not a decimal");
    }
  }

  @Test
  void refundsMarkTheirOrdersOncePerPayment() {
    try (TestStore store = new TestStore(400)) {
      ChangeFeed refunds = store.builder().build().orders().feeds().get(1);
      List<OrderChange> rows = new ArrayList<>();
      FeedPage page;
      int number = 1;
      do {
        page =
            refunds.read(new FeedQuery(LONG_AGO, Optional.empty(), number++, OrderDetail.HEADER));
        assertThat(page.rows()).hasSizeLessThanOrEqualTo(50);
        rows.addAll(page.rows());
      } while (page.end().orElseThrow() == FeedPage.End.MORE);

      assertThat(rows)
          .hasSize(store.shop.refunds().size())
          .allMatch(OrderChange.Mark.class::isInstance);
      assertThat(rows.stream().map(row -> ((OrderChange.Mark) row).rowId()).distinct())
          .hasSameSizeAs(rows);
    }
  }

  private static List<Order> read(BigCommerceOrders orders, OrderDetail detail, int pageSize) {
    ChangeFeed feed = orders.feeds().get(0);
    List<Order> all = new ArrayList<>();
    FeedPage page;
    int number = 1;
    do {
      page = feed.read(new FeedQuery(LONG_AGO, Optional.empty(), number++, detail));
      page.rows().forEach(row -> all.add(((OrderChange.Snapshot) row).snapshot()));
    } while (page.rows().size() == pageSize);
    return all;
  }

  /** Points of every order that stands in an earning state, by order, zeros left out. */
  private static Map<Long, Long> points(List<Order> orders, PointsPolicy policy) {
    return orders.stream()
        .filter(
            order ->
                !order.isGuest()
                    && order.marks().stream().noneMatch(mark -> mark.name().equals("MIGRATED")))
        .collect(
            Collectors.toMap(
                order -> Long.parseLong(order.id().value()),
                order -> {
                  Standing standing =
                      Standing.WAITING.after(OrderStates.defaultRules().effect(order.state()));
                  return PointsCalculator.quote(
                          order, policy.termsFor(order, BigDecimal.ONE).orElseThrow(), standing)
                      .entitlement();
                }))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() != 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<Long, Long> expected(TestStore store, PointsRule rule) {
    PointsRule ours =
        rule.earningAt(
            java.util.Set.of(
                dev.stampbook.sandbox.shop.OrderStatus.SHIPPED,
                dev.stampbook.sandbox.shop.OrderStatus.COMPLETED,
                dev.stampbook.sandbox.shop.OrderStatus.PARTIALLY_REFUNDED));
    return store.shop.orders().stream()
        .filter(order -> ours.earning().contains(order.status()))
        .collect(
            Collectors.toMap(order -> (long) order.id(), order -> ExpectedPoints.of(order, ours)))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() != 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
