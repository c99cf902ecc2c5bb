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
import dev.stampbook.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Drives orders that were signalled or whose waiting time is over, and open postings that pay off debt. */
final class DueOrders {

  private static final int BATCH = 100;
  private static final int MOST_IN_REHEARSAL = 10_000;

  private final Context context;
  private final Concurrent calls;
  private final Reconciler reconciler;
  private final Details details;

  DueOrders(Context context, Concurrent calls, Reconciler reconciler) {
    this.context = context;
    this.calls = calls;
    this.reconciler = reconciler;
    this.details = new Details(context);
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
        context.sql.inTransaction(tx -> context.postings.due(tx, now, limit, Subjects.DEBT));
    others.forEach(row -> reconciler.debts().settle(row, tally));
    return ids.size() + others.size() + reconciler.debts().collectDue(limit, tally);
  }

  /** Reads these orders and reconciles them. */
  void drive(List<OrderId> ids, Tally tally) {
    if (ids.isEmpty()) {
      return;
    }
    Recalled recalled = Recalled.of(context, ids);
    List<Reading> readings = calls.map(ids, id -> find(recalled.row(id)));
    List<OrderRead> reads = new ArrayList<>();
    List<Reading> failed = new ArrayList<>();
    for (Reading reading : readings) {
      reading.read().ifPresent(reads::add);
      if (reading.failure().isPresent()) {
        failed.add(reading);
      }
    }
    reconciler.reconcile(reads, tally, tx -> {});
    failed.forEach(reading -> putOff(reading, reading.failure().orElseThrow(), tally));
  }

  /** Reads these orders for a rehearsal; what cannot be read now is left out. */
  List<OrderRead> read(List<OrderId> ids) {
    List<OrderId> once = ids.stream().distinct().toList();
    Recalled recalled = Recalled.of(context, once);
    return calls.map(once, id -> find(recalled.row(id))).stream()
        .flatMap(reading -> reading.read().stream())
        .toList();
  }

  /** Reads what is due, for a rehearsal: at most 10,000 orders. */
  List<OrderRead> readAll() {
    Instant now = context.now();
    return read(context.sql.inTransaction(tx -> context.orderRows.due(tx, now, MOST_IN_REHEARSAL)));
  }

  private record Reading(
      OrderId id, long signals, Optional<OrderRead> read, Optional<LoyaltyException> failure) {}

  private Reading find(OrderRow row) {
    OrderId id = row.id();
    Instant at = context.now();
    try {
      Optional<Order> order = context.orders.find(id, details.of(row));
      OrderRead read = new OrderRead(id, order, at, row.signalled());
      return new Reading(id, row.signalled(), Optional.of(read), Optional.empty());
    } catch (AuthenticationException wrongCredential) {
      throw wrongCredential;
    } catch (LoyaltyException failure) {
      return new Reading(id, row.signalled(), Optional.empty(), Optional.of(failure));
    }
  }

  /** A failed read is not "gone": the order waits and is read again. */
  private void putOff(Reading reading, LoyaltyException failure, Tally tally) {
    OrderId id = reading.id();
    String why = String.valueOf(failure.getMessage());
    boolean later = failure.retryCanHelp();
    AuditEntry entry =
        new OrderAudit(context)
            .note(
                tally.run(),
                id.value(),
                later ? AuditOutcome.DEFERRED : AuditOutcome.MANUAL,
                "the order could not be read",
                why);
    context.sql.run(
        tx -> {
          context.orderRows.change(
              tx,
              id,
              row -> {
                int attempts = row.attempts() + 1;
                Duration wait = failure.retryAfter().orElseGet(() -> Backoff.after(attempts));
                boolean again = later || row.status() == OrderStatus.POSTING;
                OrderRow waiting =
                    again
                        ? row.status(OrderStatus.NEW, why, Optional.of(context.now().plus(wait)))
                        : row.status(OrderStatus.NEEDS_REVIEW, why, Optional.empty());
                return waiting
                    .handled(reading.signals(), attempts)
                    .dueWhileSignalled(context.now());
              });
          context.audits.append(tx, List.of(entry));
        });
    tally.count(entry);
  }

  /**
   * Returns when {@link #drive} has the next thing to do; orders that wait for people or members do not count. An order with an open
   * posting is due when that is.
   */
  Optional<Instant> nextSettling() {
    return context.sql.inTransaction(
        tx -> {
          Stream<Instant> settling =
              LongStream.concat(
                      context.postings.nextDue(tx, Subjects.DEBT).stream(),
                      context.debtors.nextDue(tx).stream())
                  .mapToObj(Instant::ofEpochMilli);
          return Stream.concat(settling, context.orderRows.nextDueOfActive(tx).stream())
              .min(Comparator.naturalOrder());
        });
  }

  /** Returns what is left. */
  Backlog backlog() {
    return context.sql.inTransaction(
        tx -> {
          Map<OrderStatus, Long> counts = context.orderRows.counts(tx);
          long uncertain = context.postings.inState(tx, PostingState.UNCERTAIN, Subjects.DEBT);
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
