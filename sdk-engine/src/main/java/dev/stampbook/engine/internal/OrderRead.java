package dev.stampbook.engine.internal;

import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * One reading of an order.
 *
 * @param id the order
 * @param snapshot the order as it is; empty when the commerce system does not have it
 * @param readAt when the reading began
 * @param signals how many signals the order had had by then; later ones ask for another reading
 */
record OrderRead(OrderId id, Optional<Order> snapshot, Instant readAt, long signals) {

  /** Returns a row of a change feed, which answers no signal. */
  static OrderRead ofFeed(Order snapshot, Instant readAt) {
    return new OrderRead(snapshot.id(), Optional.of(snapshot), readAt, 0);
  }
}
