package dev.stampbook.pos.blaze;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedName;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderId;
import dev.stampbook.pos.blaze.api.Row;
import dev.stampbook.pos.blaze.api.Rows;
import dev.stampbook.pos.blaze.api.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Transactions by day (sheet sections 3.5, 6). What the filter looks at is unknown, so a row counts as changed at the latest time it
 * carries, and only rows are dropped of which every time lies before the window, or every time behind it.
 */
final class TransactionFeed implements ChangeFeed {

  private static final FeedName NAME = new FeedName("transactions");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

  /** Never names more than 7 days, both included, also where a day has 23 hours. */
  private static final Duration LONGEST = Duration.ofDays(6).minusHours(1);

  private final BlazeApi api;
  private final BlazeSettings settings;
  private final ShopFacts facts;
  private final BlazeMembers members;
  private final TransactionReading reading;

  TransactionFeed(
      BlazeApi api,
      BlazeSettings settings,
      ShopFacts facts,
      BlazeMembers members,
      TransactionReading reading) {
    this.api = api;
    this.settings = settings;
    this.facts = facts;
    this.members = members;
    this.reading = reading;
  }

  @Override
  public FeedName name() {
    return NAME;
  }

  @Override
  public FeedStyle style() {
    return new FeedStyle(
        FeedStyle.Paging.NUMBERED,
        FeedStyle.Bound.INCLUSIVE,
        FeedStyle.Sort.OTHER,
        Duration.ofMillis(1),
        settings.overlap(),
        Optional.of(LONGEST),
        settings.pageSize());
  }

  @Override
  public FeedPage read(FeedQuery query) {
    Instant until = query.until().orElseGet(settings.now());
    if (facts.opened().filter(until::isBefore).isPresent()) {
      return new FeedPage(List.of(), Optional.of(FeedPage.End.LAST));
    }
    Batch batch = page(query, until);
    List<OrderChange> changes = new ArrayList<>();
    List<Transaction> all =
        batch.rows().stream().map(Row::value).flatMap(Optional::stream).toList();
    People people = members.people();
    for (Row<Transaction> row : batch.rows()) {
      row.value()
          .flatMap(transaction -> change(transaction, all, people, query))
          .or(() -> row.unreadable().map(broken -> broken(broken, query.since())))
          .ifPresent(changes::add);
    }
    return new FeedPage(changes, Optional.of(batch.end()));
  }

  private Optional<OrderChange> change(
      Transaction row, List<Transaction> page, People people, FeedQuery query) {
    Instant since = query.since();
    Instant changed = TransactionReading.lastTime(row).orElse(since);
    Instant first = TransactionReading.firstTime(row).orElse(since);
    if (changed.isBefore(since) || query.until().filter(first::isAfter).isPresent()) {
      return Optional.empty();
    }
    Optional<String> parent = TransactionReading.parent(row);
    if (parent.isPresent()) {
      return Optional.of(new OrderChange.Mark(OrderId.of(parent.get()), changed, row.id()));
    }
    if (!TransactionReading.isSale(row)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new OrderChange.Snapshot(reading.read(row, page, people), changed));
    } catch (UnreadableSaleException e) {
      return Optional.of(new OrderChange.Unreadable(OrderId.of(row.id()), changed, e.problem()));
    }
  }

  private static OrderChange broken(Row.Unreadable row, Instant since) {
    return new OrderChange.Unreadable(OrderId.of(row.id().orElse("unknown")), since, row.problem());
  }

  /** Reads a full page even where Blaze gives fewer rows per call than were asked for: goes on by the rows received (sheet section 6). */
  private Batch page(FeedQuery query, Instant until) {
    String from = DAY.format(query.since().atZone(facts.zone()));
    String to = DAY.format(until.atZone(facts.zone()));
    int first = (query.page() - 1) * settings.pageSize();
    List<Row<Transaction>> rows = new ArrayList<>();
    while (rows.size() < settings.pageSize()) {
      int skip = first + rows.size();
      int most = settings.pageSize() - rows.size();
      Rows<Row<Transaction>> answer =
          api.transactions()
              .listTransactions(
                  Optional.of(from), Optional.of(to), Optional.of(skip), Optional.of(most));
      List<Row<Transaction>> received = answer.values().orElseThrow(TransactionFeed::withoutRows);
      rows.addAll(received);
      boolean last =
          received.isEmpty()
              || answer.total().map(total -> skip + received.size() >= total).orElse(false)
              || (answer.total().isEmpty() && received.size() < most);
      if (last) {
        return new Batch(rows, FeedPage.End.LAST);
      }
    }
    return new Batch(rows, FeedPage.End.MORE);
  }

  /** An answer without its list is no empty list: what it does not show may be there (C11). */
  private static MalformedResponseException withoutRows() {
    return new MalformedResponseException(
        "the answer has no values",
        FailedCall.unanswered(Blaze.SYSTEM, "listTransactions"),
        RemoteEffect.NOT_SENT);
  }

  private record Batch(List<Row<Transaction>> rows, FeedPage.End end) {}
}
