package dev.stampbook.sandbox.shop;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-01T00:00:00.750Z"));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void everyOrderAddsUpHoweverItWasChanged(long seed) {
    Shop shop = Shop.of(ShopSeed.of(seed, 300));
    ShopChanges changes = new ShopChanges(shop, seed, CLOCK);

    shop.orders().forEach(ShopTest::assertAddsUp);
    for (int batch = 0; batch < 5; batch++) {
      shop.checkpoint();
      changes.apply(200);
      shop.orders().forEach(ShopTest::assertAddsUp);
    }
  }

  private static void assertAddsUp(ShopOrder order) {
    PricedBasket money = order.money();
    Cost goods = Cost.ZERO;
    for (PricedBasket.Line line : money.lines()) {
      goods = goods.plus(line.net());
      assertThat(line.net().exTax()).as("%s", order).isNotNegative();
      Taxation side = order.basket().taxation();
      BigDecimal shares =
          line.applied().stream().map(PricedBasket.Applied::amount).reduce(ZERO, BigDecimal::add);
      assertThat(side.entered(line.gross()).subtract(shares))
          .as("line after discounts of %s", order)
          .isEqualByComparingTo(side.entered(line.net()));
    }
    Cost charges = money.shipping().plus(money.handling()).plus(money.wrapping());
    for (PricedBasket.FeeCost fee : money.fees()) {
      charges = charges.plus(fee.cost());
    }
    // Earning base by subtraction from the totals equals the sum of the lines (sheet 11).
    assertThat(money.total().exTax().subtract(charges.exTax())).isEqualByComparingTo(goods.exTax());
    assertThat(money.total().incTax().subtract(charges.incTax()))
        .isEqualByComparingTo(goods.incTax());
    // The exact side adds up from the subtotal as well.
    Taxation side = order.basket().taxation();
    assertThat(
            side.entered(money.subtotal())
                .add(side.entered(charges))
                .subtract(money.discountAmount())
                .subtract(money.couponDiscount()))
        .as("total of %s", order)
        .isEqualByComparingTo(side.entered(money.total()));
    assertThat(money.subtotalTax()).isEqualByComparingTo(goods.tax());
    int decimals = order.currency().decimals();
    assertThat(money.total().incTax().stripTrailingZeros().scale()).isLessThanOrEqualTo(decimals);
    for (Refund refund : order.refunds()) {
      BigDecimal items =
          refund.items().stream().map(Refund.Item::amount).reduce(ZERO, BigDecimal::add);
      BigDecimal payments =
          refund.payments().stream().map(Refund.Payment::amount).reduce(ZERO, BigDecimal::add);
      assertThat(refund.total()).isPositive().isEqualByComparingTo(items);
      assertThat(payments).isEqualByComparingTo(refund.total());
    }
  }

  @Test
  void theSameSeedMakesTheSameShopAndTheSameChanges() {
    List<List<Object>> states = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Shop shop = Shop.of(ShopSeed.of(42, 400));
      shop.checkpoint();
      List<ShopEvent> events = new ShopChanges(shop, 7, CLOCK).apply(300);
      List<Object> state = new ArrayList<>(events);
      for (ShopOrder order : shop.orders()) {
        state.add(List.of(order.id(), order.modified(), order.basket(), order.refunds()));
        state.add(List.of(order.status(), order.cartId(), order.email(), order.read()));
      }
      states.add(state);
    }
    assertThat(states.get(0)).isEqualTo(states.get(1)).hasSizeGreaterThan(1_100);
    assertThat(Shop.of(ShopSeed.of(43, 400)).orders().get(0).basket())
        .isNotEqualTo(Shop.of(ShopSeed.of(42, 400)).orders().get(0).basket());
  }

  @Test
  void aShopOfFiveThousandOrdersHoldsEveryKindOfOrder() {
    Shop shop = Shop.of(ShopSeed.of(1, 5_000));
    List<ShopOrder> orders = shop.orders();
    Map<Object, Integer> seen = new HashMap<>();
    Map<Instant, Integer> seconds = new TreeMap<>();
    for (ShopOrder order : orders) {
      seen.merge(order.status(), 1, Integer::sum);
      seen.merge(order.currency().code(), 1, Integer::sum);
      seen.merge(order.basket().taxation(), 1, Integer::sum);
      seen.merge(order.origin(), 1, Integer::sum);
      seen.merge(order.shelf(), 1, Integer::sum);
      seen.merge("guest " + (order.customerId() == 0), 1, Integer::sum);
      seen.merge("credit " + (order.storeCredit().signum() > 0), 1, Integer::sum);
      seen.merge("certificate " + (order.giftCertificate().signum() > 0), 1, Integer::sum);
      order.money().lines().forEach(l -> seen.merge(l.item().product().kind(), 1, Integer::sum));
      order.basket().discounts().forEach(d -> seen.merge(d.kind(), 1, Integer::sum));
      for (Refund refund : order.refunds()) {
        refund.items().forEach(item -> seen.merge(item.type(), 1, Integer::sum));
        seen.merge(refund.amounts(), 1, Integer::sum);
        seen.merge("declined " + (refund.paid().signum() == 0), 1, Integer::sum);
        boolean part = refund.paid().signum() > 0 && refund.paid().compareTo(refund.total()) < 0;
        seen.merge("part declined " + part, 1, Integer::sum);
        boolean over = order.refundedTotal().compareTo(order.money().total().incTax()) > 0;
        seen.merge("over-refund " + over, 1, Integer::sum);
      }
      seconds.merge(order.modified(), 1, Integer::sum);
    }
    assertThat(orders).hasSize(5_000);
    assertThat(seen.keySet())
        .contains("USD", "EUR", "JPY", "guest true", "credit true", "certificate true")
        .contains("declined true", "part declined true", "over-refund true")
        .contains((Object[]) Taxation.values())
        .contains((Object[]) ShopProduct.Kind.values())
        .contains((Object[]) ShopOrder.Origin.values())
        .contains((Object[]) ShopOrder.Shelf.values())
        .contains((Object[]) Basket.Discount.Kind.values())
        .contains((Object[]) Refund.Amounts.values())
        .contains((Object[]) Refund.ItemType.values())
        .containsAll(EnumSet.complementOf(EnumSet.of(OrderStatus.PARTIALLY_REFUNDED)))
        .doesNotContain(OrderStatus.PARTIALLY_REFUNDED);
    // More orders share one second than fit on the largest page.
    assertThat(seconds.values().stream().max(Integer::compare))
        .hasValueSatisfying(most -> assertThat(most).isGreaterThan(250));
  }

  /**
   * Keeps the promise of {@link ShopChanges}: a reader who posts what it sees, once per batch, with
   * no other memory than what it posted, arrives at the expected points.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void changesNeverNeedKnowledgeThatNoReaderHad(long seed) {
    Shop shop = Shop.of(ShopSeed.of(seed, 400));
    ShopChanges changes = new ShopChanges(shop, seed, CLOCK);
    PointsRule rule = PointsRule.standard();
    Map<Integer, Long> posted = new HashMap<>();
    Set<Integer> earned = new HashSet<>();
    Set<OrderStatus> reached = EnumSet.noneOf(OrderStatus.class);
    for (int batch = 0; batch < 12; batch++) {
      for (ShopOrder order : shop.orders()) {
        reached.add(order.status());
        if (order.status().takesEverythingBack()) {
          earned.remove(order.id());
        } else if (rule.earning().contains(order.status())) {
          earned.add(order.id());
        }
        boolean frozen =
            order.status() == OrderStatus.DISPUTED || order.shelf() == ShopOrder.Shelf.ARCHIVED;
        if (!frozen || order.status().takesEverythingBack()) {
          // The memory of the reader is the latch alone; the amount comes from the order as it is.
          ShopOrder asRead =
              earned.contains(order.id())
                  ? order.change().status(OrderStatus.COMPLETED).build()
                  : ShopOrder.builder(order.id(), 0, order.basket(), order.created()).build();
          posted.put(order.id(), ExpectedPoints.of(asRead, rule));
        }
        posted.putIfAbsent(order.id(), 0L);
      }
      Map<Integer, Long> expected =
          shop.orders().stream()
              .collect(Collectors.toMap(ShopOrder::id, o -> ExpectedPoints.of(o, rule)));
      assertThat(posted).as("batch %d", batch).isEqualTo(expected);
      // The reader has caught up, which the shop may be told or not.
      if (batch % 3 > 0) {
        shop.checkpoint();
      }
      changes.apply(150);
    }
    assertThat(reached).contains(OrderStatus.PARTIALLY_REFUNDED, OrderStatus.DISPUTED);
  }

  @Test
  void changesMoveTheModificationTimeToTheClocksSecondAndTellWhatHappened() {
    Shop shop = Shop.of(ShopSeed.of(3, 200));
    shop.checkpoint();
    Map<Integer, ShopOrder> before =
        shop.orders().stream().collect(Collectors.toMap(ShopOrder::id, o -> o));

    List<ShopEvent> events = new ShopChanges(shop, 3, CLOCK).apply(400);

    Set<Integer> told = events.stream().map(ShopEvent::orderId).collect(Collectors.toSet());
    Instant second = Instant.parse("2026-02-01T00:00:00Z");
    boolean quietRefund = false;
    for (ShopOrder order : shop.orders()) {
      ShopOrder was = before.get(order.id());
      if (was == null
          || !was.status().equals(order.status())
          || !was.basket().equals(order.basket())) {
        assertThat(order.modified()).isEqualTo(second);
        assertThat(told).contains(order.id());
      } else if (was.refunds().size() < order.refunds().size()) {
        assertThat(told).contains(order.id());
        quietRefund |= order.modified().equals(was.modified());
      }
    }
    assertThat(quietRefund).as("a refund that leaves the order's time alone").isTrue();
    assertThat(events)
        .hasAtLeastOneElementOfType(ShopEvent.OrderCreated.class)
        .hasAtLeastOneElementOfType(ShopEvent.OrderArchived.class)
        .hasAtLeastOneElementOfType(ShopEvent.RefundCreated.class)
        .hasAtLeastOneElementOfType(ShopEvent.StatusUpdated.class);
    assertThat(Duration.between(second, shop.summary().lastModified())).isZero();
  }
}
