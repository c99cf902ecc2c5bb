package dev.stampbook.order;

import java.util.List;
import java.util.Optional;

/**
 * One page of a change feed.
 *
 * @param rows the rows as delivered
 * @param end whether further pages of the same query may hold rows; empty when the system does not tell and only a short page ends it
 */
public record FeedPage(List<OrderChange> rows, Optional<End> end) {

  /** Where a page stands in its query. */
  public enum End {
    LAST,
    MORE
  }

  public FeedPage {
    rows = List.copyOf(rows);
  }
}
