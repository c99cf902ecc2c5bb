package dev.stampbook.order;

/** One list of changes at a commerce system, such as orders by modification time or refunds by creation. Thread-safe. */
public interface ChangeFeed {

  /** Returns the feed's name, stable over releases. */
  FeedName name();

  /** Returns how the feed pages. */
  FeedStyle style();

  /**
   * Reads one page; the zone in which the system reads times is handled here.
   *
   * @throws dev.stampbook.LoyaltyException when the page cannot be read; the cursor stays where it is
   */
  FeedPage read(FeedQuery query);
}
