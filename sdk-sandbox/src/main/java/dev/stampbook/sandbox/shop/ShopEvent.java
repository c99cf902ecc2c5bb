package dev.stampbook.sandbox.shop;

import java.time.Instant;

/** Says that something happened in the shop; a commerce system turns it into its webhooks. */
public sealed interface ShopEvent {

  /** Returns the order it happened to. */
  int orderId();

  /** Returns when it happened. */
  Instant at();

  /** Says that an order was placed. */
  record OrderCreated(int orderId, Instant at) implements ShopEvent {}

  /** Says that an order was changed in any way. */
  record OrderUpdated(int orderId, Instant at) implements ShopEvent {}

  /** Says that an order moved from one state to another. */
  record StatusUpdated(int orderId, OrderStatus previous, OrderStatus next, Instant at)
      implements ShopEvent {}

  /** Says that an order was put away. */
  record OrderArchived(int orderId, Instant at) implements ShopEvent {}

  /** Says that a refund was made. */
  record RefundCreated(int orderId, int refundId, Instant at) implements ShopEvent {}
}
