package dev.stampbook.sandbox.treez;

import dev.stampbook.sandbox.shop.Refund;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds the tickets of the store: the orders of the shop, the refunds of them as tickets of their own (section 3.4), and open tickets made
 * over the API, which become orders of the shop when they are completed or canceled. Guarded by the shop's lock.
 */
final class TicketBook {

  private final Shop shop;
  private final TreeMap<Integer, ShopOrder> open = new TreeMap<>();
  private final Map<Integer, TicketExtras> extras = new HashMap<>();

  TicketBook(Shop shop) {
    this.shop = shop;
  }

  /**
   * A ticket: a sale, or one refund of it.
   *
   * @param sale the sale
   * @param refund the refund this ticket is; empty for the sale itself
   */
  record Entry(ShopOrder sale, TicketExtras extras, Optional<Refund> refund) {

    Instant created() {
      return refund.map(Refund::created).orElse(sale.created());
    }

    Instant updated() {
      return refund.map(Refund::created).orElse(sale.modified());
    }

    /** Returns when it was closed: some hours after it was opened, but never after its last change. */
    Optional<Instant> closed() {
      if (refund.isPresent()) {
        return Optional.of(refund.get().created());
      }
      Instant usual = sale.created().plus(Duration.ofHours(sale.id() % 5));
      return TreezStatus.isClosed(sale.status())
          ? Optional.of(usual.isBefore(sale.modified()) ? usual : sale.modified())
          : Optional.empty();
    }

    /** Returns whether the refund's money never went back; the ticket is then canceled. */
    boolean isVoided() {
      return refund.filter(made -> made.paid().signum() == 0).isPresent();
    }

    String status() {
      return refund.isPresent()
          ? isVoided() ? "CANCELED" : "COMPLETED"
          : TreezStatus.of(sale.status());
    }

    String ticketId() {
      return refund
          .map(made -> TreezIds.refund(made.id()))
          .orElseGet(() -> TreezIds.sale(sale.id()));
    }

    String orderNumber() {
      return refund
          .map(made -> TreezIds.refundNumber(made.id()))
          .orElseGet(() -> TreezIds.orderNumber(sale.id()));
    }
  }

  /** Returns all tickets, refunds behind their sales. */
  List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    shop.orders().forEach(order -> addWithRefunds(all, order));
    open.values().forEach(order -> addWithRefunds(all, order));
    return all;
  }

  private void addWithRefunds(List<Entry> all, ShopOrder order) {
    TicketExtras known = extrasOf(order);
    all.add(new Entry(order, known, Optional.empty()));
    order.refunds().forEach(refund -> all.add(new Entry(order, known, Optional.of(refund))));
  }

  private TicketExtras extrasOf(ShopOrder order) {
    return Optional.ofNullable(extras.get(order.id()))
        .orElseGet(() -> TicketExtras.ofShop(order.cartId()));
  }

  Optional<Entry> find(String ticketId) {
    var order = TreezIds.orderOf(ticketId);
    if (order.isPresent()) {
      return sale(order.getAsInt())
          .map(found -> new Entry(found, extrasOf(found), Optional.empty()));
    }
    var refund = TreezIds.refundOf(ticketId);
    return refund.isEmpty()
        ? Optional.empty()
        : shop.orderOfRefund(refund.getAsInt())
            .flatMap(
                sale ->
                    sale.refunds().stream()
                        .filter(made -> made.id() == refund.getAsInt())
                        .findFirst()
                        .map(made -> new Entry(sale, extrasOf(sale), Optional.of(made))));
  }

  private Optional<ShopOrder> sale(int orderId) {
    return Optional.ofNullable(open.get(orderId)).or(() -> shop.order(orderId));
  }

  int nextOrderId() {
    return shop.nextOrderId();
  }

  /** Keeps a ticket as it is now; a closed one goes into the shop. */
  Entry put(ShopOrder order, TicketExtras known) {
    extras.put(order.id(), known);
    boolean inShop = shop.order(order.id()).isPresent();
    if (inShop || TreezStatus.isClosed(order.status())) {
      open.remove(order.id());
      shop.put(order);
    } else {
      open.put(order.id(), order);
    }
    return new Entry(order, known, Optional.empty());
  }

  /** Tells whether an order may still be changed: open, and nothing paid. */
  static boolean isChangeable(Entry entry) {
    return entry.refund().isEmpty()
        && !TreezStatus.isClosed(entry.sale().status())
        && !entry.extras().isPaid();
  }
}
