package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Lets time pass in a shop: a seeded stream of new orders, moves between states, edits, refunds,
 * declined refunds, cancellations, re-completions, disputes and archivings. The same seed on the
 * same shop makes the same changes.
 *
 * <p>Every change sets the order's modification time to the clock's second (but never before what
 * the shop held at the start), except that a refund which moves no state often leaves it alone, as
 * nothing says it must (BigCommerce sheet 12.15).
 *
 * <p>Whoever reads the shop sees states, not history. So the stream stays away from changes that
 * cannot be judged from what was readable: an order leaves an earning state for Partially Refunded,
 * for processing, for a dispute or for the archive only if it earned before the last {@link
 * Shop#checkpoint()}. Without checkpoints these kinds of change do not occur. From Cancelled or
 * Declined an order goes straight to Completed.
 *
 * <p>A till ({@link ShopSeed.Flavour#POS}) places sales, moves them forward, edits and cancels open
 * ones, cancels completed ones and refunds them, in part or in full.
 */
public final class ShopChanges {

  private static final Set<OrderStatus> EARNED = Set.of(OrderStatus.SHIPPED, OrderStatus.COMPLETED);
  private static final OrderStatus[] NEW_STATES = {
    OrderStatus.AWAITING_FULFILLMENT,
    OrderStatus.AWAITING_PAYMENT,
    OrderStatus.INCOMPLETE,
    OrderStatus.COMPLETED,
  };
  private static final OrderStatus[] STAFF_MOVES = {
    OrderStatus.AWAITING_SHIPMENT, OrderStatus.AWAITING_FULFILLMENT, OrderStatus.PARTIALLY_SHIPPED
  };

  private final Shop shop;
  private final SplittableRandom random;
  private final InstantSource clock;
  private final Instant notBefore;
  private final BasketMaker baskets;
  private final RefundDesk refunds;

  /** Starts a stream of changes on a shop. */
  public ShopChanges(Shop shop, long seed, InstantSource clock) {
    this.shop = shop;
    this.random = new SplittableRandom(seed);
    this.clock = clock;
    this.notBefore = shop.summary().lastModified();
    this.baskets = new BasketMaker(random, shop);
    this.refunds = new RefundDesk(random, shop);
  }

  /**
   * Applies the next changes in one step that readers see whole or not at all.
   *
   * @param count how many changes, not negative
   * @return what happened, in order
   */
  public List<ShopEvent> apply(int count) {
    return shop.write(
        () -> {
          List<Integer> ids = new ArrayList<>(shop.orders().stream().map(ShopOrder::id).toList());
          List<ShopEvent> events = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            List<ShopEvent> happened = change(ids);
            events.addAll(happened);
            if (happened.get(0) instanceof ShopEvent.OrderCreated made) {
              ids.add(made.orderId());
            }
          }
          return events;
        });
  }

  private List<ShopEvent> change(List<Integer> ids) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant at = now.isBefore(notBefore) ? notBefore.plusSeconds(1) : now;
    for (int attempt = 0; attempt < 50 && !ids.isEmpty(); attempt++) {
      int kind = random.nextInt(100);
      if (kind < 12) {
        break;
      }
      ShopOrder order = shop.order(ids.get(random.nextInt(ids.size()))).orElseThrow();
      if (order.shelf() == ShopOrder.Shelf.OPEN) {
        List<ShopEvent> events = change(order, kind, at);
        if (!events.isEmpty()) {
          return events;
        }
      }
    }
    return place(at);
  }

  private List<ShopEvent> change(ShopOrder order, int kind, Instant at) {
    if (shop.flavour() == ShopSeed.Flavour.POS) {
      return sale(order, kind, at);
    }
    boolean disputed = order.status() == OrderStatus.DISPUTED;
    if (kind < 32) {
      return forward(order).map(next -> move(order, next, at)).orElse(List.of());
    } else if (kind < 50) {
      return disputed ? List.of() : edit(order, at);
    } else if (kind < 76) {
      return disputed ? List.of() : refund(order, at);
    } else if (kind < 80) {
      return declineRefund(order, at);
    } else if (kind < 86) {
      return cancel(order, at);
    } else if (kind < 90) {
      return recomplete(order, at);
    } else if (kind < 95) {
      return flap(order, at);
    } else if (kind < 98) {
      boolean judged = shop.isRead(order) && EARNED.contains(order.status());
      return judged ? move(order, OrderStatus.DISPUTED, at) : List.of();
    }
    return archive(order, at);
  }

  private List<ShopEvent> sale(ShopOrder order, int kind, Instant at) {
    boolean completed = order.status() == OrderStatus.COMPLETED;
    if (kind < 40) {
      return Tills.forward(order.status(), random)
          .map(next -> move(order, next, at))
          .orElse(List.of());
    } else if (kind < 55) {
      return Tills.isOpen(order.status()) ? edit(order, at) : List.of();
    } else if (kind < 90) {
      return completed ? refund(order, at) : List.of();
    }
    // A sale of which something went back cannot be voided any more.
    boolean refunded = !order.refunds().isEmpty();
    return refunded || !(completed || Tills.isOpen(order.status()))
        ? List.of()
        : move(order, OrderStatus.CANCELLED, at);
  }

  private List<ShopEvent> place(Instant at) {
    List<ShopCustomer> customers = shop.customers();
    boolean guest = random.nextInt(10) == 0 || customers.isEmpty();
    int customerId = guest ? 0 : customers.get(random.nextInt(customers.size())).id();
    String email = guest ? "guest@example.com" : shop.customer(customerId).orElseThrow().email();
    ShopOrder order =
        ShopOrder.builder(shop.nextOrderId(), customerId, baskets.basket(), at)
            .email(email)
            .status(newState())
            .build();
    shop.put(order);
    return List.of(new ShopEvent.OrderCreated(order.id(), at));
  }

  private OrderStatus newState() {
    if (shop.flavour() == ShopSeed.Flavour.POS) {
      return random.nextBoolean() ? OrderStatus.COMPLETED : OrderStatus.PENDING;
    }
    return NEW_STATES[random.nextInt(NEW_STATES.length)];
  }

  private Optional<OrderStatus> forward(ShopOrder order) {
    return switch (order.status()) {
      case INCOMPLETE, PENDING, AWAITING_PAYMENT, MANUAL_VERIFICATION_REQUIRED ->
          Optional.of(OrderStatus.AWAITING_FULFILLMENT);
      case AWAITING_FULFILLMENT ->
          Optional.of(random.nextBoolean() ? OrderStatus.AWAITING_SHIPMENT : OrderStatus.SHIPPED);
      case AWAITING_SHIPMENT, PARTIALLY_SHIPPED -> Optional.of(OrderStatus.SHIPPED);
      case AWAITING_PICKUP, SHIPPED, DISPUTED, PARTIALLY_REFUNDED ->
          Optional.of(OrderStatus.COMPLETED);
      case COMPLETED, REFUNDED, CANCELLED, DECLINED -> Optional.empty();
    };
  }

  private List<ShopEvent> move(ShopOrder order, OrderStatus next, Instant at) {
    shop.put(order.change().status(next).modified(at).build());
    return List.of(
        new ShopEvent.StatusUpdated(order.id(), order.status(), next, at),
        new ShopEvent.OrderUpdated(order.id(), at));
  }

  /** Adds a line, or takes units or a line away; lines that refunds name stay as they are. */
  private List<ShopEvent> edit(ShopOrder order, Instant at) {
    Basket basket = order.basket();
    boolean spread = !basket.discounts().isEmpty();
    if (order.status().takesEverythingBack() || (spread && !order.refunds().isEmpty())) {
      return List.of();
    }
    List<Basket.Item> items = new ArrayList<>(basket.items());
    List<Basket.Item> free = items.stream().filter(item -> !isNamed(order, item)).toList();
    if (random.nextBoolean() || free.isEmpty()) {
      items.add(baskets.item(basket.currency()));
    } else {
      Basket.Item item = free.get(random.nextInt(free.size()));
      int index = items.indexOf(item);
      if (item.quantity() > 1) {
        items.set(index, item.times(item.quantity() - 1));
      } else if (items.size() > 1) {
        items.remove(index);
      } else {
        items.set(index, item.times(2));
      }
    }
    shop.put(order.change().basket(basket.withItems(items)).modified(at).build());
    return List.of(new ShopEvent.OrderUpdated(order.id(), at));
  }

  private static boolean isNamed(ShopOrder order, Basket.Item item) {
    return order.refunds().stream()
        .flatMap(refund -> refund.items().stream())
        .anyMatch(named -> named.itemId() == item.lineId());
  }

  private List<ShopEvent> refund(ShopOrder order, Instant at) {
    if (!order.status().isPaid() || order.status().takesEverythingBack()) {
      return List.of();
    }
    if (random.nextInt(6) == 0) {
      return refunds
          .full(order, at)
          .map(refund -> refund(order, refund, OrderStatus.REFUNDED, at))
          .orElse(List.of());
    }
    boolean moves =
        shop.flavour() == ShopSeed.Flavour.WEB && order.read().stream().anyMatch(EARNED::contains);
    return refunds
        .partial(order, at)
        .map(
            refund ->
                refund(
                    order,
                    refund,
                    moves && refund.paid().signum() > 0
                        ? OrderStatus.PARTIALLY_REFUNDED
                        : order.status(),
                    at))
        .orElse(List.of());
  }

  private List<ShopEvent> refund(ShopOrder order, Refund refund, OrderStatus next, Instant at) {
    boolean moved = next != order.status();
    boolean touched = moved || random.nextBoolean();
    shop.put(
        order
            .change()
            .refund(refund)
            .status(next)
            .modified(touched ? at : order.modified())
            .build());
    List<ShopEvent> events = new ArrayList<>();
    events.add(new ShopEvent.RefundCreated(order.id(), refund.id(), at));
    if (moved) {
      events.add(new ShopEvent.StatusUpdated(order.id(), order.status(), next, at));
    }
    if (touched) {
      events.add(new ShopEvent.OrderUpdated(order.id(), at));
    }
    return events;
  }

  /** Lets the payment provider refuse a refund after the fact (sheet 12.3). */
  private List<ShopEvent> declineRefund(ShopOrder order, Instant at) {
    if (order.status().takesEverythingBack() || order.status() == OrderStatus.DISPUTED) {
      return List.of();
    }
    return order.refunds().stream()
        .filter(refund -> refund.paid().compareTo(BigDecimal.ZERO) > 0)
        .reduce((first, second) -> second)
        .<List<ShopEvent>>map(
            refund -> {
              shop.put(order.change().replaceRefund(refund.declined()).modified(at).build());
              return List.of(new ShopEvent.OrderUpdated(order.id(), at));
            })
        .orElse(List.of());
  }

  private List<ShopEvent> cancel(ShopOrder order, Instant at) {
    if (order.status().takesEverythingBack()) {
      return List.of();
    }
    return move(order, order.status().isPaid() ? OrderStatus.CANCELLED : OrderStatus.DECLINED, at);
  }

  private List<ShopEvent> recomplete(ShopOrder order, Instant at) {
    boolean back =
        order.status() == OrderStatus.CANCELLED
            || order.status() == OrderStatus.DECLINED
            || (order.status() == OrderStatus.REFUNDED && order.refunds().isEmpty());
    return back ? move(order, OrderStatus.COMPLETED, at) : List.of();
  }

  /** Moves an order that earned back to processing; it comes forward again later, or at once. */
  private List<ShopEvent> flap(ShopOrder order, Instant at) {
    if (!EARNED.contains(order.status())) {
      return List.of();
    }
    OrderStatus away = STAFF_MOVES[random.nextInt(STAFF_MOVES.length)];
    List<ShopEvent> events = new ArrayList<>(move(order, away, at));
    if (order.read().stream().noneMatch(EARNED::contains) || random.nextBoolean()) {
      ShopOrder moved = shop.order(order.id()).orElseThrow();
      events.addAll(move(moved, OrderStatus.COMPLETED, at));
    }
    return events;
  }

  private List<ShopEvent> archive(ShopOrder order, Instant at) {
    boolean judged = shop.isRead(order) || order.status().takesEverythingBack();
    if (!judged) {
      return List.of();
    }
    shop.put(order.change().shelf(ShopOrder.Shelf.ARCHIVED).modified(at).build());
    return List.of(new ShopEvent.OrderArchived(order.id(), at));
  }
}
