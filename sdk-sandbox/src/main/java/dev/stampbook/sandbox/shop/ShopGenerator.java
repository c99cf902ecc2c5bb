package dev.stampbook.sandbox.shop;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes the shop of a {@link ShopSeed}.
 *
 * <p>No order starts as Partially Refunded and no archived order starts in an earning state: what
 * such orders were before cannot be read from a commerce system, so no reader could know whether
 * they ever earned. Refunded orders that staff put back to Completed or Shipped take their place.
 */
final class ShopGenerator {

  private static final OrderStatus[] STATES_BY_SHARE = {
    OrderStatus.AWAITING_FULFILLMENT,
    OrderStatus.AWAITING_FULFILLMENT,
    OrderStatus.AWAITING_SHIPMENT,
    OrderStatus.AWAITING_SHIPMENT,
    OrderStatus.PARTIALLY_SHIPPED,
    OrderStatus.AWAITING_PICKUP,
    OrderStatus.PENDING,
    OrderStatus.INCOMPLETE,
    OrderStatus.INCOMPLETE,
    OrderStatus.CANCELLED,
    OrderStatus.CANCELLED,
    OrderStatus.DECLINED,
    OrderStatus.AWAITING_PAYMENT,
    OrderStatus.MANUAL_VERIFICATION_REQUIRED,
    OrderStatus.DISPUTED,
    OrderStatus.REFUNDED,
    OrderStatus.REFUNDED,
  };

  private final ShopSeed seed;
  private final SplittableRandom random;
  private final Shop shop;
  private final BasketMaker baskets;
  private final RefundDesk refunds;

  ShopGenerator(ShopSeed seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed.seed());
    this.shop =
        seed.flavour() == ShopSeed.Flavour.POS
            ? new Shop(seed.flavour(), BasketMaker.tillProducts())
            : new Shop(seed.flavour(), BasketMaker.products());
    this.baskets = new BasketMaker(random, shop);
    this.refunds = new RefundDesk(random, shop);
  }

  Shop generate() {
    Instant opened = seed.until().minus(Duration.ofDays(365)).truncatedTo(ChronoUnit.SECONDS);
    makeCustomers(opened);
    long step = Duration.ofDays(360).toSeconds() / Math.max(1, seed.orders());
    int tiedFrom = seed.orders() / 3;
    int tiedTo = tiedFrom + Math.min(270, seed.orders() / 8);
    Instant tied = opened.plusSeconds(step * (tiedTo + 1)).plus(Duration.ofHours(1));
    List<ShopOrder> made = new ArrayList<>();
    for (int i = 0; i < seed.orders(); i++) {
      Instant created = opened.plusSeconds(step * i + random.nextLong(Math.max(1, step)));
      Instant modified = created.plusSeconds(random.nextLong(Duration.ofDays(4).toSeconds()));
      // A bulk action of staff: more orders share one second than fit on a page.
      boolean bulk = i >= tiedFrom && i < tiedTo;
      made.add(order(created, bulk ? tied : modified));
    }
    made.forEach(shop::put);
    return shop;
  }

  private void makeCustomers(Instant opened) {
    int count = customerCount();
    for (int id = 1; id <= count; id++) {
      String email = String.format(Locale.ROOT, "member%d@example.com", id);
      if (id % 17 == 0) {
        email = String.format(Locale.ROOT, "Member.%d+Shop@Example.com", id);
      }
      // Some accounts hold nothing but an address.
      boolean bare = id % 11 == 0;
      String phone = id % 3 == 0 ? String.format(Locale.ROOT, "+1 202 555 01%02d", id % 100) : "";
      shop.put(
          new ShopCustomer(
              id,
              email,
              bare ? "" : "Member",
              bare ? "" : "No " + id,
              seed.flavour() == ShopSeed.Flavour.POS ? Tills.phone(id) : phone,
              id % 5 == 0 ? 3 : 0,
              opened.minus(Duration.ofDays(id % 200)),
              opened.plusSeconds(id)));
    }
  }

  private int customerCount() {
    return Math.max(5, seed.orders() / 4);
  }

  private ShopOrder order(Instant created, Instant modified) {
    int customers = customerCount();
    int customerId =
        random.nextInt(100) < 12
            ? 0
            : 1 + Math.min(random.nextInt(customers), random.nextInt(customers));
    Basket basket = baskets.basket();
    boolean till = seed.flavour() == ShopSeed.Flavour.POS;
    ShopOrder.Builder order =
        ShopOrder.builder(shop.nextOrderId(), customerId, basket, created)
            .email(email(customerId))
            .modified(modified)
            .status(till ? Tills.state(random) : state());
    if (till) {
      return sale(order);
    }
    if (random.nextInt(10) > 0) {
      order.cartId(new UUID(random.nextLong(), random.nextLong()).toString());
    }
    if (random.nextInt(30) == 0) {
      order.displayCurrency(ShopCurrency.EUR.at(new BigDecimal("0.9137000000")));
    }
    ShopOrder draft = order.build();
    order = draft.change();
    tender(order, draft);
    if (random.nextInt(50) == 0) {
      order.origin(ShopOrder.Origin.MIGRATED);
    }
    if (draft.status().takesEverythingBack() && random.nextInt(4) == 0) {
      order.shelf(ShopOrder.Shelf.ARCHIVED);
    }
    return refunded(order.build());
  }

  /** Every third sale began as an order on the web; what was paid back in full was paid back by a refund. */
  private ShopOrder sale(ShopOrder.Builder order) {
    if (random.nextInt(3) == 0) {
      order.cartId(new UUID(random.nextLong(), random.nextLong()).toString());
    }
    ShopOrder draft = order.build();
    boolean free = draft.money().total().incTax().signum() == 0;
    if (draft.status() == OrderStatus.REFUNDED) {
      return free
          ? draft.change().status(OrderStatus.COMPLETED).build()
          : draft.change().refund(refunds.full(draft, draft.modified()).orElseThrow()).build();
    }
    return refunded(draft);
  }

  private ShopOrder refunded(ShopOrder order) {
    ShopOrder result = order;
    OrderStatus status = order.status();
    if (status == OrderStatus.REFUNDED && random.nextInt(4) > 0) {
      Instant at = order.modified();
      result =
          refunds
              .full(order, at)
              .map(refund -> order.change().refund(refund).build())
              .orElse(order);
    } else if (status == OrderStatus.COMPLETED || status == OrderStatus.SHIPPED) {
      int count = random.nextInt(100) < 12 ? 1 + random.nextInt(3) : 0;
      for (int i = 0; i < count; i++) {
        // Some refunds leave the order's own time alone (sheet 12.15).
        Instant at = order.modified().plusSeconds(random.nextInt(2) * 86_400L * (i + 1) / 4);
        ShopOrder before = result;
        result =
            refunds
                .partial(before, at)
                .map(refund -> before.change().refund(refund).build())
                .orElse(before);
      }
    }
    return result;
  }

  private void tender(ShopOrder.Builder order, ShopOrder draft) {
    BigDecimal total = draft.money().total().incTax();
    BigDecimal part = draft.currency().round(total.divide(BigDecimal.valueOf(3), 4, HALF_UP));
    switch (random.nextInt(14)) {
      case 0 -> order.tender(part, BigDecimal.ZERO);
      case 1 -> order.tender(BigDecimal.ZERO, part);
      case 2 -> order.tender(part, part);
      default -> order.tender(BigDecimal.ZERO, BigDecimal.ZERO);
    }
  }

  private String email(int customerId) {
    return customerId == 0
        ? "guest" + random.nextInt(1_000) + "@example.com"
        : shop.customer(customerId).orElseThrow().email();
  }

  private OrderStatus state() {
    int draw = random.nextInt(100);
    if (draw < 52) {
      return OrderStatus.COMPLETED;
    }
    return draw < 70
        ? OrderStatus.SHIPPED
        : STATES_BY_SHARE[random.nextInt(STATES_BY_SHARE.length)];
  }
}
