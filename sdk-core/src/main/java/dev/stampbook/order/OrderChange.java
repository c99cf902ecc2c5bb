package dev.stampbook.order;

import java.time.Instant;

/** One row of a change feed. */
public sealed interface OrderChange {

  /** Returns which order changed. */
  OrderId order();

  /** Returns when it changed, in the feed's own clock and resolution. */
  Instant changedAt();

  /** The row holds the order itself. */
  record Snapshot(Order snapshot, Instant changedAt) implements OrderChange {
    @Override
    public OrderId order() {
      return snapshot.id();
    }
  }

  /** The row only says that the order changed, as a list of refunds does; {@code rowId} tells rows of one time apart. */
  record Mark(OrderId order, Instant changedAt, String rowId) implements OrderChange {}

  /**
   * The row cannot be read. It is recorded as failed and never stops the feed.
   *
   * @param problem what is wrong and what to do, free of personal data
   */
  record Unreadable(OrderId order, Instant changedAt, String problem) implements OrderChange {}
}
