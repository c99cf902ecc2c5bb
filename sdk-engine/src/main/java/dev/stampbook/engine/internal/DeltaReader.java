package dev.stampbook.engine.internal;

import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads all changes of one feed since its cursor, page by page (C15). Rows shift between numbered pages while records change, so a full
 * page is followed by page 1 from its last time on, skipping rows already seen; further pages are only turned while a whole page carries
 * one and the same time. Every run ends, and no row at an equal time is lost.
 */
final class DeltaReader {

  private final ChangeFeed feed;
  private final OrderDetail detail;
  private final Instant end;
  private final InstantSource clock;
  private Instant bound;
  private Instant windowEnd;
  private int page = 1;
  private boolean finished;
  private Instant readAt;
  private final Map<String, Instant> seen = new HashMap<>();

  /**
   * Starts at a time.
   *
   * @param start the cursor, overlap already taken off
   * @param clock tells when a page was read; a run reads no further than the time at which it began
   */
  DeltaReader(
      ChangeFeed feed, OrderDetail detail, Instant start, Instant end, InstantSource clock) {
    this.clock = clock;
    this.readAt = end;
    this.feed = feed;
    this.detail = detail;
    this.bound = start;
    this.end = end;
    this.windowEnd = endOfWindow(start);
  }

  /**
   * One page's news.
   *
   * @param rows rows not seen before in this run
   * @param readAt when reading the page began
   * @param handledUpTo where the cursor may move once the rows are handled durably; empty when it must stay
   * @param problem why rows could not be reached, as a plain sentence
   */
  record News(
      List<OrderChange> rows,
      Instant readAt,
      Optional<Instant> handledUpTo,
      Optional<String> problem) {}

  /** Returns whether everything was read. */
  boolean isFinished() {
    return finished;
  }

  /**
   * Reads the next page.
   *
   * @throws dev.stampbook.LoyaltyException when the page cannot be read; calling again tries the same page
   */
  News next() {
    readAt = clock.instant();
    FeedStyle style = feed.style();
    boolean windowed = style.maxWindow().isPresent();
    FeedPage answer =
        feed.read(
            new FeedQuery(
                lowerBound(style),
                windowed ? Optional.of(windowEnd) : Optional.empty(),
                page,
                detail));
    List<OrderChange> fresh = new ArrayList<>();
    Instant last = bound;
    for (OrderChange row : answer.rows()) {
      if (seen.putIfAbsent(key(row), row.changedAt()) == null) {
        fresh.add(row);
      }
      if (row.changedAt().isAfter(last)) {
        last = row.changedAt();
      }
    }
    return style.order() == FeedStyle.Sort.BY_CHANGE
        ? byChange(answer, style, fresh, last)
        : otherOrder(answer, style, fresh, last);
  }

  private News byChange(FeedPage answer, FeedStyle style, List<OrderChange> fresh, Instant last) {
    if (isLast(answer, style)) {
      return endWindow(fresh, last);
    }
    if (last.isAfter(bound)) {
      bound = last;
      page = 1;
      forgetBefore(lowerBound(style));
      return new News(fresh, readAt, Optional.of(last), Optional.empty());
    }
    if (style.paging() == FeedStyle.Paging.NUMBERED) {
      page++;
      return new News(fresh, readAt, Optional.empty(), Optional.empty());
    }
    Instant crowded = bound;
    bound = bound.plus(style.resolution());
    page = 1;
    return new News(
        fresh,
        readAt,
        Optional.empty(),
        Optional.of(
            "more than "
                + style.pageSize()
                + " changes of "
                + feed.name()
                + " carry the time "
                + crowded
                + " and the feed cannot be asked for the rest; check these orders by hand"));
  }

  private News otherOrder(FeedPage answer, FeedStyle style, List<OrderChange> fresh, Instant last) {
    if (isLast(answer, style) || style.paging() == FeedStyle.Paging.SINGLE) {
      return endWindow(fresh, last);
    }
    page++;
    return new News(fresh, readAt, Optional.empty(), Optional.empty());
  }

  private News endWindow(List<OrderChange> fresh, Instant last) {
    Instant handled = last;
    if (windowEnd.isBefore(end)) {
      handled = windowEnd;
      bound = windowEnd;
      windowEnd = endOfWindow(windowEnd);
      page = 1;
    } else {
      finished = true;
    }
    return new News(fresh, readAt, Optional.of(handled), Optional.empty());
  }

  /** Rows before the lower bound are not asked for again in this run. */
  private void forgetBefore(Instant lowest) {
    seen.values().removeIf(time -> time.isBefore(lowest));
  }

  private static boolean isLast(FeedPage answer, FeedStyle style) {
    return answer
        .end()
        .map(end -> end == FeedPage.End.LAST)
        .orElse(answer.rows().size() < style.pageSize());
  }

  private Instant lowerBound(FeedStyle style) {
    return style.bound() == FeedStyle.Bound.INCLUSIVE ? bound : bound.minus(style.resolution());
  }

  private Instant endOfWindow(Instant start) {
    Optional<Duration> longest = feed.style().maxWindow();
    return longest.map(start::plus).filter(end::isAfter).orElse(end);
  }

  private static String key(OrderChange row) {
    String id = row instanceof OrderChange.Mark mark ? mark.rowId() : row.order().value();
    return id + "@" + row.changedAt().toEpochMilli();
  }
}
