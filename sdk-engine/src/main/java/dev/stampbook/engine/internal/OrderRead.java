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
 */
record OrderRead(OrderId id, Optional<Order> snapshot, Instant readAt) {}
