package dev.stampbook.order;

import java.time.Duration;
import java.util.Optional;

/**
 * How a change feed pages, so that one delta algorithm serves all systems (C15).
 *
 * @param paging whether further pages of one query can be asked for
 * @param bound whether the lower time bound of a query includes records at that very time
 * @param order how rows are sorted
 * @param resolution the resolution of the modification times, such as one second
 * @param overlap how far a run reads back before the stored cursor
 * @param maxWindow the longest span one query may cover; empty for no limit
 * @param pageSize rows asked for per page, at least 1
 */
public record FeedStyle(
    Paging paging,
    Bound bound,
    Sort order,
    Duration resolution,
    Duration overlap,
    Optional<Duration> maxWindow,
    int pageSize) {

  /** Whether a query has pages. */
  public enum Paging {
    /** Pages by number; rows may shift between pages while records change. */
    NUMBERED,
    /** One page only; going on needs a later lower bound. */
    SINGLE
  }

  /** Whether a lower bound includes equal times. */
  public enum Bound {
    INCLUSIVE,
    EXCLUSIVE
  }

  /** How rows are sorted. */
  public enum Sort {
    /** By time of change, ascending; equal times in any order. */
    BY_CHANGE,
    /** By something else, such as the id; all pages of a window must be read before the cursor may move. */
    OTHER
  }

  public FeedStyle {
    if (pageSize < 1) {
      throw new IllegalArgumentException("a page has at least one row");
    }
  }
}
