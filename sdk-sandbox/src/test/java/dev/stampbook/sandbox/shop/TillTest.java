package dev.stampbook.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TillTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-02-01T00:00:00.750Z"));
  private static final Set<OrderStatus> STATES =
      EnumSet.of(
          OrderStatus.PENDING,
          OrderStatus.AWAITING_FULFILLMENT,
          OrderStatus.AWAITING_PICKUP,
          OrderStatus.COMPLETED,
          OrderStatus.REFUNDED,
          OrderStatus.CANCELLED);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void aSaleHoldsWhatATillKnowsHoweverItChanges(long seed) {
    Shop shop = till(seed, 300);
    ShopChanges changes = new ShopChanges(shop, seed, CLOCK);
    Map<Integer, Basket> completed = new HashMap<>();
    Set<OrderStatus> seen = EnumSet.noneOf(OrderStatus.class);
    int refunds = 0;

    for (int batch = 0; batch < 5; batch++) {
      changes.apply(200);
      for (ShopOrder order : shop.orders()) {
        assertIsASale(order);
        seen.add(order.status());
        refunds += order.refunds().size();
        if (!Tills.isOpen(order.status())) {
          Basket before = completed.putIfAbsent(order.id(), order.basket());
          assertThat(order.basket())
              .as("content of the closed %s", order)
              .isEqualTo(before == null ? order.basket() : before);
        }
      }
    }
    assertThat(seen).isEqualTo(STATES);
    assertThat(refunds).isGreaterThan(100);
    assertThat(shop.orders()).hasSizeGreaterThan(400);
  }

  private static void assertIsASale(ShopOrder order) {
    assertThat(STATES).contains(order.status());
    assertThat(order.currency()).isEqualTo(ShopCurrency.USD);
    assertThat(order.basket().taxation()).isEqualTo(Taxation.EXCLUSIVE);
    assertThat(order.money().shipping().isZero()).isTrue();
    assertThat(order.money().wrapping().isZero()).isTrue();
    assertThat(order.storeCredit().add(order.giftCertificate())).isEqualByComparingTo("0");
    assertThat(order.basket().items()).allMatch(item -> item.product().earns());
    assertThat(order.shelf()).isEqualTo(ShopOrder.Shelf.OPEN);
    assertThat(order.origin()).isEqualTo(ShopOrder.Origin.STOREFRONT);
    for (Refund refund : order.refunds()) {
      assertThat(order.status()).isIn(OrderStatus.COMPLETED, OrderStatus.REFUNDED);
      assertThat(refund.amounts()).isEqualTo(Refund.Amounts.COMPUTED);
      assertThat(refund.paid()).isEqualByComparingTo(refund.total());
      assertThat(refund.items())
          .extracting(Refund.Item::type)
          .isSubsetOf(Refund.ItemType.PRODUCT, Refund.ItemType.FEE);
    }
    for (Basket.Item item : order.basket().items()) {
      int back = order.refundedQuantity(item.lineId());
      if (order.status() == OrderStatus.REFUNDED) {
        assertThat(back).as("units given back of %s", order).isEqualTo(item.quantity());
      } else {
        assertThat(back).as("units given back of %s", order).isBetween(0, item.quantity());
      }
    }
  }

  @Test
  void everyCustomerHasAPhoneNumberOfTheirOwn() {
    List<ShopCustomer> customers = till(4, 20_000).customers();
    Set<String> phones = new HashSet<>();
    for (ShopCustomer customer : customers) {
      assertThat(customer.phone()).matches("\\+1[2-9][0-8]\\d55501\\d\\d");
      phones.add(customer.phone());
    }
    assertThat(phones).hasSize(customers.size()).hasSizeGreaterThan(4_000);
  }

  @Test
  void theSameSeedMakesTheSameTill() {
    List<List<Object>> states = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Shop shop = till(42, 200);
      List<Object> state = new ArrayList<>(new ShopChanges(shop, 7, CLOCK).apply(200));
      shop.orders().forEach(order -> state.add(List.of(order.basket(), order.refunds())));
      states.add(state);
    }
    assertThat(states.get(0)).isEqualTo(states.get(1)).hasSizeGreaterThan(400);
    assertThat(till(43, 200).orders().get(0).basket())
        .isNotEqualTo(till(42, 200).orders().get(0).basket());
  }

  @Test
  void aSaleIsWorthWhatIsLeftOfItsGoods() {
    for (ShopOrder order : till(6, 400).orders()) {
      BigDecimal left = BigDecimal.ZERO;
      for (PricedBasket.Line line : order.money().lines()) {
        int units = line.item().quantity() - order.refundedQuantity(line.item().lineId());
        left =
            left.add(
                line.net()
                    .exTax()
                    .multiply(BigDecimal.valueOf(units))
                    .divide(BigDecimal.valueOf(line.item().quantity())));
      }
      boolean earns = order.customerId() != 0 && order.status() == OrderStatus.COMPLETED;
      assertThat(ExpectedPoints.of(order, PointsRule.standard()))
          .as("points of %s", order)
          .isEqualTo(earns ? left.longValue() : 0);
    }
  }

  private static Shop till(long seed, int orders) {
    return Shop.of(ShopSeed.of(seed, orders).flavoured(ShopSeed.Flavour.POS));
  }
}
