package dev.stampbook.engine.internal;

import dev.stampbook.AuthenticationException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.OrderStatus;
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
  private final DebtCollector debts;

  EarlierPostings(Context context, Concurrent calls, Settler settler, DebtCollector debts) {
    this.debts = debts;
    this.context = context;
    this.calls = calls;
    this.settler = settler;
    this.audit = new OrderAudit(context);
  }

  /**
   * What became of open postings.
   *
   * @param ready orders without an open posting, to be planned now
   * @param told those of them of which a posting came to its end just now, so that the audit has told their news already
   * @param sent what was done
   */
  record Result(List<OrderRead> ready, Set<OrderId> told, List<Sent> sent) {}

  /** Takes the next step with every open posting of these orders. */
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
    Set<OrderId> told = new LinkedHashSet<>();
    Set<OrderId> waiting = new LinkedHashSet<>();
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      OrderId id = open.get(i).id();
      results.get(i).ifPresent(sent::add);
      boolean ended =
          results.get(i).isPresent()
              ? record(id, results.get(i).get().row(), tally)
              : leave(id, recalled.open(id).orElseThrow(), tally);
      (ended ? told : waiting).add(id);
    }
    for (Sent one : sent) {
      Optional<AuthenticationException> failure = one.credentialFailure();
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    List<OrderRead> ready = reads.stream().filter(read -> !waiting.contains(read.id())).toList();
    return new Result(ready, told, sent);
  }

  /** Saves how a posting stands now; returns whether it has come to its end by our hand. */
  private boolean record(OrderId id, PostingRow posting, Tally tally) {
    AuditEntry entry = audit.earlier(id.value(), posting, tally.run());
    boolean ours =
        context.sql.inTransaction(
            tx -> {
              if (context.postings.update(tx, List.of(posting)).isEmpty()) {
                return false;
              }
              saveStatus(context, tx, id, posting);
              debts.note(tx, posting);
              context.audits.append(tx, List.of(entry));
              return true;
            });
    if (ours) {
      tally.count(entry);
    }
    return ours && !posting.state().isOpen();
  }

  /** Lets an order wait for a posting that is not due yet or that somebody else has; returns whether it has come to its end meanwhile. */
  private boolean leave(OrderId id, PostingRow asRead, Tally tally) {
    Optional<AuditEntry> entry =
        context.sql.inTransaction(
            tx -> {
              context.orderRows.lock(
                  tx, id); // or the posting's outcome could be saved between reading and saving
              PostingRow posting =
                  context.postings.find(tx, asRead.subject()).stream()
                      .filter(row -> row.sequence() == asRead.sequence())
                      .findFirst()
                      .orElse(asRead);
              if (!posting.state().isOpen()) {
                return Optional.<AuditEntry>empty();
              }
              AuditEntry waits = audit.earlier(id.value(), posting, tally.run());
              saveStatus(context, tx, id, posting);
              context.audits.append(tx, List.of(waits));
              return Optional.of(waits);
            });
    entry.ifPresent(tally::count);
    return entry.isEmpty();
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

  /** Brings an order's status in line with how its newest posting stands. */
  static void saveStatus(Context context, Sql.Tx tx, OrderId id, PostingRow posting)
      throws SQLException {
    context.orderRows.change(tx, id, row -> after(context, row, posting));
  }

  /** Says which posting a person has to decide, and why. */
  static String question(PostingRow uncertain) {
    return "decide posting " + uncertain.reference() + ": " + uncertain.problem();
  }

  private static OrderRow after(Context context, OrderRow row, PostingRow posting) {
    return switch (posting.state()) {
      case POSTED, WRITTEN_OFF, OWED -> {
        boolean review = row.status() == OrderStatus.NEEDS_REVIEW;
        yield row.status(
                review ? row.status() : OrderStatus.SETTLED,
                review ? row.note() : "",
                Optional.empty())
            .dueWhileSignalled(context.now());
      }
      case REFUSED ->
          row.status(OrderStatus.NEEDS_REVIEW, posting.problem(), Optional.empty())
              .dueWhileSignalled(context.now());
      case UNCERTAIN ->
          row.status(OrderStatus.NEEDS_REVIEW, question(posting), Optional.empty())
              .dueWhileSignalled(context.now());
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
