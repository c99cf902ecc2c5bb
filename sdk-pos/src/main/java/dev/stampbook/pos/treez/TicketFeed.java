package dev.stampbook.pos.treez;

import dev.stampbook.NotFoundException;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedName;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.OrderChange;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketListResponse;
import dev.stampbook.pos.treez.api.TicketRow;
import dev.stampbook.pos.treez.api.UpdatedAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tickets by last update, newest first (sheet 3.2, 6): all pages are read before the cursor moves. Treez tells changes of the last 30 days
 * alone; what is older comes from {@link ClosedTicketFeed}.
 */
final class TicketFeed implements ChangeFeed {

  /** How far back changes are told, less an hour for clocks that differ. */
  private static final Duration REACH = Duration.ofDays(30).minusHours(1);

  private static final FeedName NAME = new FeedName("tickets");

  private final TreezApi api;
  private final TreezSettings settings;
  private volatile boolean describedPathIsMissing;

  TicketFeed(TreezApi api, TreezSettings settings) {
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
        FeedStyle.Bound.EXCLUSIVE,
        FeedStyle.Sort.OTHER,
        Duration.ofMillis(1),
        settings.overlap(),
        Optional.empty(),
        settings.pageSize());
  }

  @Override
  public FeedPage read(FeedQuery query) {
    Instant oldest = settings.clock().instant().minus(REACH);
    UpdatedAfter after = new UpdatedAfter(query.since().isBefore(oldest) ? oldest : query.since());
    List<TicketRow> rows = rows(after, settings.firstPage() + query.page() - 1);
    List<Ticket> readable = rows.stream().flatMap(row -> row.ticket().stream()).toList();
    TicketBatch batch = new TicketBatch(api, settings, readable);
    List<OrderChange> changes =
        rows.stream()
            .map(row -> batch.change(row, query.detail(), after.time()))
            .filter(change -> query.until().filter(change.changedAt()::isAfter).isEmpty())
            .toList();
    return new FeedPage(
        changes,
        Optional.of(rows.size() < settings.pageSize() ? FeedPage.End.LAST : FeedPage.End.MORE));
  }

  private List<TicketRow> rows(UpdatedAfter after, int page) {
    boolean described =
        settings.ticketDeltaPath() == TicketDeltaPath.DESCRIBED
            || (settings.ticketDeltaPath() == TicketDeltaPath.AUTOMATIC
                && settings.version() == ApiVersion.V3
                && !describedPathIsMissing);
    if (described) {
      try {
        return checked(
            api.tickets().byLastUpdated(after, page, settings.pageSize(), Optional.empty()),
            "listTicketsByLastUpdated");
      } catch (NotFoundException e) {
        if (settings.ticketDeltaPath() == TicketDeltaPath.DESCRIBED) {
          throw e;
        }
        describedPathIsMissing = true;
      }
    }
    return checked(
        api.tickets().updatedAfter(after, page, settings.pageSize(), Optional.empty()),
        "listTicketsUpdatedAfter");
  }

  private static List<TicketRow> checked(TicketListResponse answer, String operation) {
    return Answers.tickets(answer, operation);
  }
}
