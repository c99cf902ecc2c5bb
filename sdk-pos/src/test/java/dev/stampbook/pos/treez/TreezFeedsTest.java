package dev.stampbook.pos.treez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.MalformedResponseException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderId;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.ExpectedPoints;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The feeds of tickets, judged by the shop's own model (sheet 3.2, 6, 12). */
class TreezFeedsTest {

  /** More than a year of tickets, most of them older than the 30 days Treez tells changes of. */
  @ParameterizedTest
  @CsvSource({"V2, 1", "V2, 2", "V3, 3", "V3, 4"})
  void everyTicketOfAYearIsWorthWhatTheShopSays(ApiVersion version, long seed) {
    try (EmulatedTreez store = new EmulatedTreez(version, 120, seed, UnaryOperator.identity())) {
      TreezOrders orders = store.builder().customerLookup(CustomerLookup.POS_ID).build().orders();

      Map<OrderId, Order> read = Reading.sync(store, orders, Instant.EPOCH);

      assertThat(Reading.byCustomer(store, orders, read))
          .as("seed %s", seed)
          .isEqualTo(ExpectedPoints.byCustomer(store.shop, Reading.RULE));
      assertThat(read.values())
          .allSatisfy(
              order -> {
                assertThat(order.checkout().map(id -> id.value())).contains(order.id().value());
                assertThat(order.total().getAmount())
                    .isEqualByComparingTo(
                        order
                            .goods()
                            .plus(order.shipping())
                            .plus(order.fees())
                            .gross()
                            .getAmount());
              });
    }
  }

  @ParameterizedTest
  @CsvSource({"V2, 5", "V3, 6"})
  void changesAreFollowedByTheDeltaAlone(ApiVersion version, long seed) {
    try (EmulatedTreez store = new EmulatedTreez(version, 60, seed, UnaryOperator.identity())) {
      TreezOrders orders = store.builder().customerLookup(CustomerLookup.POS_ID).build().orders();
      Map<OrderId, Order> known = Reading.sync(store, orders, Instant.EPOCH);
      ShopChanges changes = new ShopChanges(store.shop, seed, store.clock);
      for (int round = 0; round < 4; round++) {
        Instant since = store.clock.instant().minus(Duration.ofMinutes(5));
        store.clock.advance(Duration.ofHours(30));
        store.emulator.change(changes, 30);
        known.putAll(Reading.sync(store, orders, since));

        assertThat(Reading.byCustomer(store, orders, known))
            .as("seed %s, round %s", seed, round)
            .isEqualTo(ExpectedPoints.byCustomer(store.shop, Reading.RULE));
      }
    }
  }

  @Test
  void anAnswerWithoutItsListIsNoEmptyList() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 20)) {
      ChangeFeed feed = store.treez().orders().feeds().get(0);
      Instant now = store.clock.instant();
      store.system.tamper(
          (request, answer) ->
              request.path().contains("/ticket/")
                  ? EmulatedSystem.json(200, "{\"resultCode\":\"SUCCESS\"}")
                  : answer);

      assertThatThrownBy(() -> Reading.walk(feed, now.minusSeconds(60), now))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("ticketList");
    }
  }

  @Test
  void anOutageOfFortyDaysLosesNothing() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezOrders orders = store.treez().orders();
      ShopCustomer customer = store.addCustomer();
      Instant lastSync = store.clock.instant();
      List<OrderId> made = new ArrayList<>();
      for (int day = 0; day < 40; day++) {
        store.clock.advance(Duration.ofDays(1));
        Basket basket = store.basket(List.of(store.line("24.00", 1)), List.of());
        made.add(store.id(store.put(customer.id(), basket, OrderStatus.COMPLETED)));
      }

      assertThat(Reading.sync(store, orders, lastSync).keySet())
          .containsExactlyInAnyOrderElementsOf(made);
    }
  }

  @Test
  void theFeedOfOldTicketsCostsNothingWhileSyncsAreRegular() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 20)) {
      ChangeFeed closed = store.treez().orders().feeds().get(1);
      Instant now = store.clock.instant();

      List<OrderChange> rows = Reading.walk(closed, now.minus(Duration.ofDays(28)), now);

      assertThat(rows).isEmpty();
      assertThat(store.system.server().calls().total()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void theFirstPageIsASetting(int first) {
    try (EmulatedTreez store =
        new EmulatedTreez(ApiVersion.V2, 0, 1, builder -> builder.firstPage(first))) {
      TreezOrders orders = store.builder().firstPage(first).pageSize(2).build().orders();
      Instant since = store.clock.instant().minus(Duration.ofMinutes(1));
      Basket basket = store.basket(List.of(store.line("24.00", 1)), List.of());
      for (int i = 0; i < 5; i++) {
        store.put(0, basket, OrderStatus.COMPLETED);
      }

      assertThat(Reading.walk(orders.feeds().get(0), since, store.clock.instant())).hasSize(5);
    }
  }

  @Test
  void aStoreWithoutTheDescribedPathIsAskedOnTheOther() {
    try (EmulatedTreez store =
        new EmulatedTreez(ApiVersion.V3, 0, 1, builder -> builder.withoutDescribedDeltaPath())) {
      TreezOrders orders = store.treez().orders();
      Instant since = store.clock.instant().minus(Duration.ofMinutes(1));
      Basket basket = store.basket(List.of(store.line("24.00", 1)), List.of());
      store.put(0, basket, OrderStatus.COMPLETED);

      assertThat(Reading.walk(orders.feeds().get(0), since, store.clock.instant())).hasSize(1);
      assertThat(Reading.walk(orders.feeds().get(0), since, store.clock.instant())).hasSize(1);
      assertThat(store.system.server().calls().byStatus()).containsEntry(404, 1L);
    }
  }
}
