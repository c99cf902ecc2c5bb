package dev.stampbook.engine;

import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import java.time.Instant;
import java.util.Optional;

/**
 * Chooses audit entries; every part that is present must hold. Immutable.
 *
 * @param order entries about this order
 * @param redemption entries about this redemption
 * @param member entries about this member
 * @param outcome entries with this outcome
 * @param run entries of this run
 * @param from entries written at or after
 * @param until entries written before
 * @param limit at most this many, the newest ones; 1 to 10,000
 */
public record AuditQuery(
    Optional<OrderId> order,
    Optional<RedemptionId> redemption,
    Optional<MemberId> member,
    Optional<AuditOutcome> outcome,
    Optional<String> run,
    Optional<Instant> from,
    Optional<Instant> until,
    int limit) {

  public AuditQuery {
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("an audit query returns 1 to 10,000 entries");
    }
  }

  /** Asks for the newest 1,000 entries. */
  public static AuditQuery newest() {
    return new AuditQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1_000);
  }

  /** Narrows to one order. */
  public AuditQuery order(OrderId value) {
    return new AuditQuery(Optional.of(value), redemption, member, outcome, run, from, until, limit);
  }

  /** Narrows to one redemption. */
  public AuditQuery redemption(RedemptionId value) {
    return new AuditQuery(order, Optional.of(value), member, outcome, run, from, until, limit);
  }

  /** Narrows to one member. */
  public AuditQuery member(MemberId value) {
    return new AuditQuery(order, redemption, Optional.of(value), outcome, run, from, until, limit);
  }

  /** Narrows to one outcome. */
  public AuditQuery outcome(AuditOutcome value) {
    return new AuditQuery(order, redemption, member, Optional.of(value), run, from, until, limit);
  }

  /** Narrows to one run. */
  public AuditQuery run(String value) {
    return new AuditQuery(
        order, redemption, member, outcome, Optional.of(value), from, until, limit);
  }

  /** Narrows to a period: {@code from} inclusive, {@code until} exclusive. */
  public AuditQuery between(Instant start, Instant end) {
    return new AuditQuery(
        order, redemption, member, outcome, run, Optional.of(start), Optional.of(end), limit);
  }

  /** Returns at most this many. */
  public AuditQuery limit(int value) {
    return new AuditQuery(order, redemption, member, outcome, run, from, until, value);
  }
}
