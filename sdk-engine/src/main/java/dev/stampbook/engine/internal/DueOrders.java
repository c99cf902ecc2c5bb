package dev.stampbook.engine.internal;

import dev.stampbook.AuthenticationException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Drives orders that were signalled or whose waiting time is over, and open postings that hang on no order. */
final class DueOrders {

  private static final int BATCH = 100;

  private final Context context;
  private final Concurrent calls;
  private final Reconciler reconciler;

  DueOrders(Context context, Concurrent calls, Reconciler reconciler) {
    this.context = context;
    this.calls = calls;
    this.reconciler = reconciler;
  }

  int batchSize() {
    return BATCH;
  }

  /**
   * Drives at most this many orders that are due.
   *
   * @return how many there were
   */
  int drive(int limit, Tally tally) {
    Instant now = context.now();
    List<OrderId> ids = context.sql.inTransaction(tx -> context.orderRows.due(tx, now, limit));
    drive(ids, tally);
    List<PostingRow> others =
        context.sql.inTransaction(tx -> context.postings.due(tx, now, limit)).stream()
            .filter(row -> !Subjects.isOrder(row.subject()))
            .toList();
    others.forEach(row -> reconciler.debts().settle(row, tally));
    return ids.size() + others.size();
  }

  /** Reads these orders and reconciles them. */
  void drive(List<OrderId> ids, Tally tally) {
    if (ids.isEmpty()) {
      return;
    }
    OrderDetail detail =
        context.rules.policies().stream().anyMatch(policy -> policy.needsLines())
            ? OrderDetail.LINES
            : OrderDetail.HEADER;
    List<Reading> readings = calls.map(ids, id -> read(id, detail));
    List<OrderRead> reads = new ArrayList<>();
    List<Reading> failed = new ArrayList<>();
    for (Reading reading : readings) {
      reading.read().ifPresent(reads::add);
      if (reading.failure().isPresent()) {
        failed.add(reading);
      }
    }
    reconciler.reconcile(reads, tally, tx -> {});
    failed.forEach(reading -> putOff(reading.id(), reading.failure().orElseThrow(), tally));
  }

  private record Reading(
      OrderId id, Optional<OrderRead> read, Optional<LoyaltyException> failure) {}

  private Reading read(OrderId id, OrderDetail detail) {
    Instant at = context.now();
    try {
      Optional<Order> order = context.orders.find(id, detail);
      return new Reading(id, Optional.of(new OrderRead(id, order, at)), Optional.empty());
    } catch (AuthenticationException wrongCredential) {
      throw wrongCredential;
    } catch (LoyaltyException failure) {
      return new Reading(id, Optional.empty(), Optional.of(failure));
    }
  }

  /** A failed read is not "gone": the order waits and is read again. */
  private void putOff(OrderId id, LoyaltyException failure, Tally tally) {
    String why = String.valueOf(failure.getMessage());
    AuditOutcome outcome = failure.retryCanHelp() ? AuditOutcome.DEFERRED : AuditOutcome.MANUAL;
    AuditEntry entry =
        new OrderAudit(context)
            .note(tally.run(), id.value(), outcome, "the order could not be read", why);
    context.sql.run(
        tx -> {
          Optional<OrderRow> found = context.orderRows.find(tx, id);
          if (found.isPresent()) {
            OrderRow row = found.get();
            int attempts = row.attempts() + 1;
            Instant next = context.now().plus(failure.retryAfter().orElse(Backoff.after(attempts)));
            context.orderRows.save(
                tx,
                failure.retryCanHelp()
                    ? row.status(OrderStatus.NEW, why, Optional.of(next))
                        .handled(row.handled(), attempts)
                    : row.status(OrderStatus.NEEDS_REVIEW, why, Optional.empty())
                        .handled(row.signalled(), attempts));
          }
          context.audits.append(tx, List.of(entry));
        });
    tally.count(entry);
  }

  /** Returns when the next open posting or interrupted order is due; orders that wait for people or members do not count. */
  Optional<Instant> nextSettling() {
    return context.sql.inTransaction(
        tx -> {
          OptionalLong posting = context.postings.nextDue(tx);
          Optional<Instant> order = context.orderRows.nextDueOfActive(tx);
          if (posting.isEmpty()) {
            return order;
          }
          Instant first = Instant.ofEpochMilli(posting.getAsLong());
          return Optional.of(order.filter(other -> other.isBefore(first)).orElse(first));
        });
  }

  /** Returns what is left. */
  Backlog backlog() {
    return context.sql.inTransaction(
        tx -> {
          Map<OrderStatus, Long> counts = context.orderRows.counts(tx);
          long uncertain = context.postings.inState(tx, PostingState.UNCERTAIN, Subjects.ORDER);
          return new Backlog(
              context.postings.open(tx) + counts.getOrDefault(OrderStatus.NEW, 0L),
              counts.getOrDefault(OrderStatus.NEEDS_REVIEW, 0L) + uncertain);
        });
  }

  /**
   * What is left after a run.
   *
   * @param open what the next run tries again
   * @param forPeople what waits for a person
   */
  record Backlog(long open, long forPeople) {}
}
