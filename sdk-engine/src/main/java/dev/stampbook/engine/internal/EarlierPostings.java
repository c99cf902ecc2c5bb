package dev.stampbook.engine.internal;

import dev.stampbook.AuthenticationException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.PostingState;
import dev.stampbook.engine.internal.Sender.Sent;
import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.engine.internal.store.PostingRow;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsTermsText;
import dev.stampbook.points.Posting;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settles what earlier runs left open for some orders, before anything new is planned for them. */
final class EarlierPostings {

  private final Context context;
  private final Concurrent calls;
  private final Settler settler;
  private final OrderAudit audit;

  EarlierPostings(Context context, Concurrent calls, Settler settler) {
    this.context = context;
    this.calls = calls;
    this.settler = settler;
    this.audit = new OrderAudit(context);
  }

  /**
   * Takes the next step with every open posting of these orders.
   *
   * @param ready orders without an open posting, to be planned now
   * @param settled those of them of which a posting was confirmed just now, so that the audit has told their news already
   */
  record Result(List<OrderRead> ready, Set<OrderId> settled, List<Sent> sent) {}

  Result settle(List<OrderRead> reads, Tally tally) {
    Recalled recalled = Recalled.of(context, reads.stream().map(OrderRead::id).toList());
    List<OrderRead> open =
        reads.stream().filter(read -> recalled.open(read.id()).isPresent()).toList();
    if (open.isEmpty()) {
      return new Result(reads, Set.of(), List.of());
    }
    List<Optional<Sent>> results =
        calls.map(
            open,
            read ->
                settler.settle(recalled.open(read.id()).orElseThrow(), purchase(read, recalled)));
    Set<OrderId> confirmed = new LinkedHashSet<>();
    Set<OrderId> waiting = new LinkedHashSet<>();
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      OrderId id = open.get(i).id();
      PostingRow now = results.get(i).map(Sent::row).orElse(recalled.open(id).orElseThrow());
      results.get(i).ifPresent(sent::add);
      note(id, now, tally);
      (now.state() == PostingState.POSTED ? confirmed : waiting).add(id);
    }
    for (Sent one : sent) {
      Optional<AuthenticationException> failure = one.credentialFailure();
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    List<OrderRead> ready = reads.stream().filter(read -> !waiting.contains(read.id())).toList();
    return new Result(ready, confirmed, sent);
  }

  private Optional<Posting.Purchase> purchase(OrderRead read, Recalled recalled) {
    OrderRow row = recalled.row(read.id());
    if (read.snapshot().isEmpty() || row.terms().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Posting.Purchase(
            read.snapshot().get(),
            PointsCalculator.quote(
                read.snapshot().get(), PointsTermsText.read(row.terms().get()), row.standing()),
            Planner.posted(recalled.journal(read.id()))));
  }

  private void note(OrderId id, PostingRow posting, Tally tally) {
    AuditEntry entry = audit.earlier(id.value(), posting, tally.run());
    context.sql.run(
        tx -> {
          saveStatus(context, tx, id, posting);
          context.audits.append(tx, List.of(entry));
        });
    tally.count(entry);
  }

  /** Brings an order's status in line with how its newest posting stands. */
  static void saveStatus(Context context, Sql.Tx tx, OrderId id, PostingRow posting)
      throws SQLException {
    Optional<OrderRow> found = context.orderRows.find(tx, id);
    if (found.isPresent()) {
      context.orderRows.save(tx, after(context, found.get(), posting));
    }
  }

  private static OrderRow after(Context context, OrderRow row, PostingRow posting) {
    return switch (posting.state()) {
      case POSTED, WRITTEN_OFF, OWED -> {
        boolean review = row.status() == OrderStatus.NEEDS_REVIEW;
        boolean signalledAgain = row.signalled() > row.handled();
        yield row.status(
            review ? row.status() : OrderStatus.SETTLED,
            review ? row.note() : "",
            signalledAgain ? Optional.of(context.now()) : Optional.empty());
      }
      case REFUSED, UNCERTAIN ->
          row.status(OrderStatus.NEEDS_REVIEW, posting.problem(), Optional.empty())
              .handled(row.signalled(), 0);
      case INTENT, NOT_SENT, UNKNOWN -> {
        Instant next = posting.nextAt().orElse(context.now());
        Instant lease = posting.leaseUntil();
        yield row.status(
            OrderStatus.POSTING,
            posting.problem(),
            Optional.of(lease.isAfter(next) ? lease : next));
      }
    };
  }
}
