package dev.stampbook.bigcommerce;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.SystemName;
import dev.stampbook.bigcommerce.api.ShopOrder;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.points.StateRules;
import java.util.List;
import java.util.Optional;

/**
 * Orders and refunds of a BigCommerce store (sheet 3.1, 3.2, 13.3, 13.4).
 *
 * <p>Amounts are in the currency the shopper paid. The goods are what is left of the totals after shipping, handling, wrapping and fees, so
 * the side the store works in (with or without tax) is exact. Bought gift certificates are no goods. What each order costs in calls is
 * said at {@link #feeds()}.
 */
public final class BigCommerceOrders implements OrderSource {

  private final BigCommerceApi api;
  private final BigCommerceSettings settings;

  BigCommerceOrders(BigCommerceApi api, BigCommerceSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  @Override
  public SystemName system() {
    return BigCommerce.SYSTEM;
  }

  /**
   * Returns the effects of sheet 5.1. Shipped and Completed earn. So does Partially Refunded: an order only gets there after it was paid,
   * and what its refunds took is recomputed. Refunded, Cancelled and Declined take back everything left, also without any refund (sheet
   * 12.2); Disputed freezes; all others keep things as they are. Archiving is no cancellation and only marks the order (sheet 12.12).
   */
  @Override
  public StateRules defaultStates() {
    return OrderStates.defaultRules();
  }

  /**
   * Returns two feeds: orders by modification time and, because a refund may leave that untouched (sheet 12.15), refunds by creation.
   *
   * <p>A page of orders costs two calls whatever the detail: the orders with their lines and fees inside, and all their refunds; one
   * more with {@link CustomerLookup#ACCOUNT}. An order costs a call of its own only where the shop left its lines or fees out although
   * they are needed: lines for a LINES read, for gift certificates, and for refunds of several products or of products together with
   * something else.
   */
  @Override
  public List<ChangeFeed> feeds() {
    return List.of(new OrderFeed(api, settings), new RefundFeed(api, settings));
  }

  /**
   * Reads one order with its refunds: two calls. Empty when the store has no such order; right after a webhook it may only not be
   * readable yet (sheet 12.26), so ask again within a minute before believing it.
   *
   * @throws MalformedResponseException when a value that decides about points cannot be read; the message says which
   */
  @Override
  public Optional<Order> find(OrderId id, OrderDetail detail) {
    if (!id.value().matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    ShopOrder found;
    try {
      found = api.orders().order(Long.parseLong(id.value()), OrderBatch.INCLUDES);
    } catch (NotFoundException e) {
      return Optional.empty();
    }
    return Optional.of(snapshot(found, detail));
  }

  private Order snapshot(ShopOrder order, OrderDetail detail) {
    try {
      return new OrderBatch(api, settings, List.of(order)).snapshot(order, detail);
    } catch (UnreadableOrderException e) {
      throw MalformedResponseException.nonsense(
          "order " + order.id() + " cannot be read: " + e.problem(),
          FailedCall.unanswered(BigCommerce.SYSTEM, "getOrder"));
    }
  }
}
