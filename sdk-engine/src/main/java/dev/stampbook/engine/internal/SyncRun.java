package dev.stampbook.engine.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.engine.AuditEntry;
import dev.stampbook.engine.AuditOutcome;
import dev.stampbook.engine.OrderStatus;
import dev.stampbook.engine.PlannedPosting;
import dev.stampbook.engine.SyncProgress;
import dev.stampbook.engine.SyncReport;
import dev.stampbook.engine.internal.DeltaReader.News;
import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.engine.internal.store.Sql;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One catch-up: reads every change feed from its cursor, reconciles page by page, then drives what is due until nothing is, or patience
 * ends. A page is read ahead while the one before is posted; the cursor moves when a page is handled durably (C15).
 */
final class SyncRun {

  /** Clocks of two machines differ; a reading this much after a refund was made has seen it. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  /** What is waited for may be done sooner by another node, whose lease would be waited out otherwise. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Context context;
  private final Reconciler reconciler;
  private final DueOrders due;
  private final FollowUp follow;
  private final ExecutorService pool;
  private final SyncProgress progress;
  private final Tally tally;
  private final Instant began;
  private final Details details;
  private final Map<OrderId, PlannedPosting> planned = new LinkedHashMap<>();
  private long rowsRead;
  private Duration waited = Duration.ZERO;

  SyncRun(
      Context context,
      Reconciler reconciler,
      DueOrders due,
      FollowUp follow,
      ExecutorService pool,
      SyncProgress progress,
      String run) {
    this.context = context;
    this.reconciler = reconciler;
    this.due = due;
    this.follow = follow;
    this.pool = pool;
    this.progress = progress;
    this.tally = new Tally(run);
    this.began = context.now();
    this.details = new Details(context);
  }

  /** Whether anything is written. */
  enum Mode {
    REAL,
    DRY
  }

  SyncReport run(Mode mode) {
    Optional<String> stopped = Optional.empty();
    try {
      for (ChangeFeed feed : context.orders.feeds()) {
        read(feed, mode);
      }
      if (mode == Mode.DRY) {
        rehearse(due.readAll());
      } else {
        drain();
        context.sql.run(tx -> context.audits.expire(tx, context.now()));
      }
    } catch (LoyaltyException failure) {
      stopped = Optional.of(String.valueOf(failure.getMessage()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      stopped = Optional.of("interrupted");
    }
    return report(stopped);
  }

  private void read(ChangeFeed feed, Mode mode) throws InterruptedException {
    Instant start =
        context
            .sql
            .inTransaction(tx -> context.cursors.find(tx, feed.name()))
            .map(cursor -> cursor.minus(feed.style().overlap()))
            .orElseGet(() -> context.since.orElse(Instant.EPOCH));
    DeltaReader reader = new DeltaReader(feed, details.ofFeeds(), start, began, context::now);
    CompletableFuture<News> ahead = ahead(reader);
    while (true) {
      News news = await(ahead, reader);
      boolean more = !reader.isFinished();
      if (more) {
        ahead = ahead(reader);
      }
      rowsRead += news.rows().size();
      try {
        handle(feed, news, mode);
      } catch (RuntimeException failure) {
        if (more) {
          ahead.cancel(false);
        }
        throw failure;
      }
      progress.at(rowsRead, tally.postings(), "reading " + feed.name());
      if (!more) {
        return;
      }
    }
  }

  private CompletableFuture<News> ahead(DeltaReader reader) {
    return CompletableFuture.supplyAsync(reader::next, pool);
  }

  /** Waits for a page; one that the commerce system cannot give just now is asked for again while patience lasts. */
  private News await(CompletableFuture<News> first, DeltaReader reader)
      throws InterruptedException {
    CompletableFuture<News> page = first;
    for (int attempt = 1; ; attempt++) {
      try {
        return page.get();
      } catch (ExecutionException failure) {
        if (!(failure.getCause() instanceof LoyaltyException problem)) {
          throw new CompletionException(failure.getCause());
        }
        Duration wait = problem.retryAfter().orElse(Backoff.after(attempt));
        if (!problem.retryCanHelp() || !patient(wait)) {
          throw problem;
        }
        pause(wait);
        page = ahead(reader);
      }
    }
  }

  private void handle(ChangeFeed feed, News news, Mode mode) {
    List<OrderRead> reads = new ArrayList<>();
    List<OrderId> toRead = new ArrayList<>();
    List<OrderChange.Unreadable> unreadable = new ArrayList<>();
    Recalled recalled =
        Recalled.of(context, news.rows().stream().map(OrderChange::order).distinct().toList());
    for (OrderChange row : news.rows()) {
      OrderRow known = recalled.row(row.order());
      if (row instanceof OrderChange.Snapshot snapshot) {
        if (details.isTooThin(snapshot.snapshot(), known)) {
          toRead.add(row.order());
        } else {
          reads.add(OrderRead.ofFeed(snapshot.snapshot(), news.readAt()));
        }
      } else if (row instanceof OrderChange.Mark mark) {
        if (!isCovered(mark, known)) {
          toRead.add(row.order());
        }
      } else if (row instanceof OrderChange.Unreadable broken) {
        unreadable.add(broken);
      }
    }
    if (mode == Mode.DRY) {
      rehearse(reads);
      rehearse(due.read(toRead));
      return;
    }
    toRead.sort(Comparator.comparing(OrderId::value)); // one order of locks for all
    List<AuditEntry> entries = new ArrayList<>();
    OrderAudit audit = new OrderAudit(context);
    unreadable.forEach(
        row ->
            entries.add(
                audit.note(
                    tally.run(),
                    row.order().value(),
                    AuditOutcome.MANUAL,
                    "the commerce system's record cannot be read",
                    row.problem())));
    news.problem().ifPresent(problem -> entries.add(feedEntry(feed, problem)));
    reconciler.reconcile(
        reads,
        tally,
        tx -> {
          for (OrderId id : toRead) {
            context.orderRows.signal(tx, id, context.now());
          }
          for (OrderChange.Unreadable row : unreadable) {
            review(tx, row);
          }
          context.audits.append(tx, entries);
          if (news.handledUpTo().isPresent()) {
            context.cursors.advance(tx, feed.name(), news.handledUpTo().get());
          }
        });
    entries.forEach(tally::count);
  }

  /** An order that several pages name is planned by its last reading. */
  private void rehearse(List<OrderRead> reads) {
    reads.forEach(read -> planned.remove(read.id()));
    reconciler.rehearse(reads).forEach(plan -> planned.put(plan.order(), plan));
  }

  /** A refund older than the last reading of its order is in that reading; anything newer needs another one. */
  private static boolean isCovered(OrderChange.Mark mark, OrderRow row) {
    return row.readAt().filter(read -> read.isAfter(mark.changedAt().plus(SKEW))).isPresent();
  }

  private void review(Sql.Tx tx, OrderChange.Unreadable broken) throws SQLException {
    OrderRow fresh = OrderRow.fresh(broken.order(), context.now());
    UnaryOperator<OrderRow> waits =
        row -> row.status(OrderStatus.NEEDS_REVIEW, broken.problem(), row.dueAt());
    if (context.orderRows.find(tx, broken.order()).isPresent()) {
      context.orderRows.change(tx, broken.order(), waits);
    } else {
      context.orderRows.save(tx, waits.apply(fresh));
    }
  }

  private AuditEntry feedEntry(ChangeFeed feed, String problem) {
    return new AuditEntry(
        0,
        tally.run(),
        AuditEntry.Kind.FEED,
        feed.name().value(),
        Optional.empty(),
        context.now(),
        AuditOutcome.MANUAL,
        0,
        Optional.empty(),
        "some changes could not be reached",
        Optional.of(problem),
        Optional.empty());
  }

  /** Drives what is due now, and what becomes due while patience lasts. */
  private void drain() throws InterruptedException {
    while (true) {
      while (due.drive(due.batchSize(), tally) + follow.drive(due.batchSize()) > 0) {
        progress.at(rowsRead, tally.postings(), "settling");
      }
      Optional<Instant> next =
          Stream.concat(due.nextSettling().stream(), follow.nextActive().stream())
              .min(Comparator.naturalOrder());
      if (next.isEmpty()) {
        return;
      }
      Duration wait = Duration.between(context.now(), next.get());
      if (!patient(wait)) {
        return;
      }
      progress.at(rowsRead, tally.postings(), "waiting for the provider");
      pause(wait.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : wait);
    }
  }

  private boolean patient(Duration wait) {
    return waited.plus(wait).compareTo(context.settings.patience()) <= 0;
  }

  private void pause(Duration wait) throws InterruptedException {
    Duration positive = wait.isNegative() ? Duration.ZERO : wait.plusMillis(1);
    waited = waited.plus(positive);
    context.waiting.await(positive);
  }

  private SyncReport report(Optional<String> stopped) {
    DueOrders.Backlog backlog = due.backlog();
    return new SyncReport(
        tally.run(),
        rowsRead,
        tally.outcomes(),
        tally.postings(),
        tally.points(),
        List.copyOf(planned.values()),
        backlog.open() + follow.open(),
        backlog.forPeople() + follow.forPeople(),
        tally.attention(),
        stopped,
        Duration.between(began, context.now()));
  }
}
