package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.OrderStatus;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the engine remembers of an order. Immutable; {@code with} methods return a changed copy. */
public record OrderRow(
    OrderId id,
    Optional<String> customerKey,
    Optional<MemberId> member,
    OptionalLong version,
    Standing standing,
    Optional<Instant> earnedAt,
    Optional<String> terms,
    Optional<String> digest,
    OrderStatus status,
    String note,
    long entitlement,
    BigDecimal spend,
    Optional<Instant> orderedAt,
    Optional<Instant> readAt,
    long signalled,
    long handled,
    Optional<Instant> dueAt,
    int attempts,
    long revision,
    Instant createdAt) {

  /** Returns the row of an order seen for the first time. */
  public static OrderRow fresh(OrderId id, Instant now) {
    return new OrderRow(
        id,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Standing.WAITING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OrderStatus.NEW,
        "",
        0,
        BigDecimal.ZERO,
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        0,
        0,
        now);
  }

  /** Returns the row after a snapshot was applied. */
  public OrderRow applied(
      long snapshotVersion,
      String snapshotDigest,
      Standing newStanding,
      Optional<Instant> earned,
      Instant read) {
    return new OrderRow(
        id,
        customerKey,
        member,
        OptionalLong.of(snapshotVersion),
        newStanding,
        earned,
        terms,
        Optional.of(snapshotDigest),
        status,
        note,
        entitlement,
        spend,
        orderedAt,
        Optional.of(read),
        signalled,
        handled,
        dueAt,
        attempts,
        revision,
        createdAt);
  }

  /** Returns the row with its customer and when it was placed. */
  public OrderRow placed(Optional<String> key, Instant ordered) {
    return new OrderRow(
        id,
        key,
        member,
        version,
        standing,
        earnedAt,
        terms,
        digest,
        status,
        note,
        entitlement,
        spend,
        Optional.of(ordered),
        readAt,
        signalled,
        handled,
        dueAt,
        attempts,
        revision,
        createdAt);
  }

  /** Returns the row attributed to a member. */
  public OrderRow attributed(MemberId to) {
    return new OrderRow(
        id,
        customerKey,
        Optional.of(to),
        version,
        standing,
        earnedAt,
        terms,
        digest,
        status,
        note,
        entitlement,
        spend,
        orderedAt,
        readAt,
        signalled,
        handled,
        dueAt,
        attempts,
        revision,
        createdAt);
  }

  /** Returns the row with its terms frozen. */
  public OrderRow frozen(String text) {
    return new OrderRow(
        id,
        customerKey,
        member,
        version,
        standing,
        earnedAt,
        Optional.of(text),
        digest,
        status,
        note,
        entitlement,
        spend,
        orderedAt,
        readAt,
        signalled,
        handled,
        dueAt,
        attempts,
        revision,
        createdAt);
  }

  /** Returns the row with what the order is worth and what it counts for the tier. */
  public OrderRow worth(long points, BigDecimal netSpend) {
    return new OrderRow(
        id,
        customerKey,
        member,
        version,
        standing,
        earnedAt,
        terms,
        digest,
        status,
        note,
        points,
        netSpend,
        orderedAt,
        readAt,
        signalled,
        handled,
        dueAt,
        attempts,
        revision,
        createdAt);
  }

  /** Returns the row in another status; {@code due} is when it has to be looked at again by itself. */
  public OrderRow status(OrderStatus newStatus, String why, Optional<Instant> due) {
    return new OrderRow(
        id,
        customerKey,
        member,
        version,
        standing,
        earnedAt,
        terms,
        digest,
        newStatus,
        why,
        entitlement,
        spend,
        orderedAt,
        readAt,
        signalled,
        handled,
        due,
        attempts,
        revision,
        createdAt);
  }

  /** Returns the row due at once when a signal came in that nobody has answered. */
  public OrderRow dueWhileSignalled(Instant now) {
    return signalled > handled ? status(status, note, Optional.of(now)) : this;
  }

  /** Returns the row after its signals up to this one were handled; attempts count while it keeps waiting. */
  public OrderRow handled(long upTo, int attempt) {
    return new OrderRow(
        id,
        customerKey,
        member,
        version,
        standing,
        earnedAt,
        terms,
        digest,
        status,
        note,
        entitlement,
        spend,
        orderedAt,
        readAt,
        signalled,
        Math.max(handled, upTo),
        dueAt,
        attempt,
        revision,
        createdAt);
  }
}
