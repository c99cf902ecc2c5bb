package dev.stampbook.pos.treez;

import dev.stampbook.http.Pages;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedName;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.OrderChange;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketRow;
import dev.stampbook.pos.treez.api.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Tickets by closing day, for what is too old for {@link TicketFeed} (sheet 12): the first sync and outages of more than 30 days. Days of
 * the last 29 days are left to the other feed and cost nothing here. Pages stand for days, each read whole; a day more on either side is
 * read, because Treez counts days in the store's zone.
 */
final class ClosedTicketFeed implements ChangeFeed {

  private static final Duration LEFT_TO_THE_OTHER = Duration.ofDays(29);
  private static final Duration WINDOW = Duration.ofDays(30);
  private static final int MOST_PAGES_PER_DAY = 400;
  private static final FeedName NAME = new FeedName("closed-tickets");

  private final TreezApi api;
  private final TreezSettings settings;
  private final Pages pages = new Pages(Treez.SYSTEM, "listTicketsByCloseDate", MOST_PAGES_PER_DAY);

  ClosedTicketFeed(TreezApi api, TreezSettings settings) {
    this.api = api;
    this.settings = settings;
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
        Duration.ZERO,
        Optional.of(WINDOW),
        settings.pageSize());
  }

  @Override
  public FeedPage read(FeedQuery query) {
    Instant now = settings.clock().instant();
    Instant from = later(query.since(), now.minus(settings.history()));
    Instant recent = now.minus(LEFT_TO_THE_OTHER);
    Instant to = query.until().filter(until -> until.isBefore(recent)).orElse(recent);
    if (!from.isBefore(to)) {
      return new FeedPage(List.of(), Optional.of(FeedPage.End.LAST));
    }
    LocalDate day = day(from).minusDays(1).plusDays(query.page() - 1L);
    LocalDate last = day(to).plusDays(1);
    List<TicketRow> rows = closedOn(day);
    List<Ticket> readable = rows.stream().flatMap(row -> row.ticket().stream()).toList();
    TicketBatch batch = new TicketBatch(api, settings, readable);
    List<OrderChange> changes =
        rows.stream()
            .filter(row -> isClosedBetween(row, from, to))
            .map(row -> batch.change(row, query.detail(), from))
            .map(change -> at(change, from, to))
            .toList();
    return new FeedPage(
        changes, Optional.of(day.isBefore(last) ? FeedPage.End.MORE : FeedPage.End.LAST));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private List<TicketRow> closedOn(LocalDate day) {
    return pages
        .byNumber(
            settings.firstPage(),
            settings.pageSize(),
            number ->
                Answers.tickets(
                    api.tickets().byCloseDate(day, number, settings.pageSize(), Optional.empty()),
                    "listTicketsByCloseDate"))
        .toList();
  }

  private static boolean isClosedBetween(TicketRow row, Instant from, Instant to) {
    return row.ticket()
        .flatMap(Ticket::dateClosed)
        .flatMap(WireTime::instant)
        .map(closed -> !closed.isBefore(from) && !closed.isAfter(to))
        .orElse(true);
  }

  /** The clock of this feed is the closing time; an update may be much younger than the window and must not move the cursor past it. */
  private static OrderChange at(OrderChange change, Instant from, Instant to) {
    Instant time = change.changedAt();
    Instant within = time.isBefore(from) ? from : time.isAfter(to) ? to : time;
    if (change instanceof OrderChange.Snapshot snapshot) {
      return new OrderChange.Snapshot(snapshot.snapshot(), within);
    } else if (change instanceof OrderChange.Mark mark) {
      return new OrderChange.Mark(mark.order(), within, mark.rowId());
    }
    OrderChange.Unreadable unreadable = (OrderChange.Unreadable) change;
    return new OrderChange.Unreadable(unreadable.order(), within, unreadable.problem());
  }
}
