package dev.stampbook.order;

import java.time.Instant;

/**
 * Orders the snapshots of one order in time (C10): its version number or, without one, its last-modified time in milliseconds. A snapshot
 * with a lower value than the last applied one is stale.
 *
 * @param value grows with every change, equal for equal states
 */
public record OrderVersion(long value) implements Comparable<OrderVersion> {

  /** Returns the version with this number. */
  public static OrderVersion of(long number) {
    return new OrderVersion(number);
  }

  /** Returns the version of a system that only tells when an order was modified. */
  public static OrderVersion modifiedAt(Instant time) {
    return new OrderVersion(time.toEpochMilli());
  }

  @Override
  public int compareTo(OrderVersion other) {
    return Long.compare(value, other.value);
  }
}
