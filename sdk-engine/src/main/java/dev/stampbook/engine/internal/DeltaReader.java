package dev.stampbook.engine.internal;

import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads all changes of one feed since its cursor, page by page (C15). Rows shift between numbered pages while records change, so a full
 * page is followed by page 1 from its last time on, skipping rows already seen; further pages are only turned while a whole page carries
 * one and the same time. Every run ends, and no row at an equal time is lost.
 */
final class DeltaReader {

  private final ChangeFeed feed;
  private final OrderDetail detail;
  private final Instant end;
  private Instant bound;
  private Instant windowEnd;
  private int page = 1;
  private boolean finished;
  private Set<String> seen = new HashSet<>();

  /**
   * Starts at a time.
   *
   * @param start the cursor, overlap already taken off
   * @param end the time at which the run began
   */
  DeltaReader(ChangeFeed feed, OrderDetail detail, Instant start, Instant end) {
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
   * @param handledUpTo where the cursor may move once the rows are handled durably; empty when it must stay
   * @param problem why rows could not be reached, as a plain sentence
   */
  record News(List<OrderChange> rows, Optional<Instant> handledUpTo, Optional<String> problem) {}

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
    Set<String> atLast = new HashSet<>();
    for (OrderChange row : answer.rows()) {
      if (seen.add(key(row))) {
        fresh.add(row);
      }
      if (row.changedAt().isAfter(last)) {
        last = row.changedAt();
        atLast.clear();
      }
      if (row.changedAt().equals(last)) {
        atLast.add(key(row));
      }
    }
    return style.order() == FeedStyle.Sort.BY_CHANGE
        ? byChange(answer, style, fresh, last, atLast)
        : otherOrder(answer, style, fresh, last);
  }

  private News byChange(
      FeedPage answer, FeedStyle style, List<OrderChange> fresh, Instant last, Set<String> atLast) {
    if (isLast(answer, style)) {
      return endWindow(fresh, last);
    }
    if (last.isAfter(bound)) {
      bound = last;
      page = 1;
      keepOnly(atLast, style);
      return new News(fresh, Optional.of(last), Optional.empty());
    }
    if (style.paging() == FeedStyle.Paging.NUMBERED) {
      page++;
      return new News(fresh, Optional.empty(), Optional.empty());
    }
    Instant crowded = bound;
    bound = bound.plus(style.resolution());
    page = 1;
    return new News(
        fresh,
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
    return new News(fresh, Optional.empty(), Optional.empty());
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
    return new News(fresh, Optional.of(handled), Optional.empty());
  }

  /** Times before the new bound are never asked for again, so only rows at the bound, and within the resolution before it, matter. */
  private void keepOnly(Set<String> atLast, FeedStyle style) {
    if (style.bound() == FeedStyle.Bound.INCLUSIVE) {
      seen = new HashSet<>(atLast);
    }
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
