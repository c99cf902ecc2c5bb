package dev.stampbook.engine;

import dev.stampbook.LoyaltyException;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedName;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A list of orders by time of change that pages as a system of its style does, with faults and rows that move. */
final class FakeFeed implements ChangeFeed {

  static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeShop shop;
  private final FeedStyle style;
  private final Optional<ZoneId> localTime;
  private final List<OrderChange> rows = new ArrayList<>();
  private final Deque<Optional<LoyaltyException>> faults = new ArrayDeque<>();
  private final List<FeedQuery> queries = new ArrayList<>();
  private IntConsumer afterPage = page -> {};
  private String name = "orders";

  FakeFeed(FakeShop shop, FeedStyle style, Optional<ZoneId> localTime) {
    this.shop = shop;
    this.style = style;
    this.localTime = localTime;
  }

  /** Inclusive, numbered pages, sorted by time of change, seconds, no overlap. */
  static FakeFeed numbered(FakeShop shop, int pageSize) {
    return new FakeFeed(
        shop,
        style(FeedStyle.Paging.NUMBERED, FeedStyle.Bound.INCLUSIVE, Duration.ZERO, pageSize),
        Optional.empty());
  }

  static FeedStyle style(
      FeedStyle.Paging paging, FeedStyle.Bound bound, Duration overlap, int pageSize) {
    return new FeedStyle(
        paging, bound, FeedStyle.Sort.BY_CHANGE, SECOND, overlap, Optional.empty(), pageSize);
  }

  synchronized FakeFeed named(String value) {
    name = value;
    return this;
  }

  /** Adds the shop's order as changed at this time; an older row of it disappears. */
  synchronized FakeFeed row(String order, Instant changedAt) {
    rows.removeIf(row -> row.order().value().equals(order));
    Order present = shop.current(OrderId.of(order)).orElseThrow();
    rows.add(new OrderChange.Snapshot(present, changedAt));
    return this;
  }

  synchronized FakeFeed row(OrderChange row) {
    rows.add(row);
    return this;
  }

  /** The next reads end like this, one after the other; empty for a good answer. */
  synchronized FakeFeed fault(Optional<LoyaltyException> fault) {
    faults.add(fault);
    return this;
  }

  /** Runs after a page was put together, with the number of pages read so far. */
  synchronized FakeFeed afterPage(IntConsumer action) {
    afterPage = action;
    return this;
  }

  synchronized List<FeedQuery> queries() {
    return List.copyOf(queries);
  }

  @Override
  public synchronized FeedName name() {
    return new FeedName(name);
  }

  @Override
  public FeedStyle style() {
    return style;
  }

  @Override
  public FeedPage read(FeedQuery query) {
    FeedPage page = answer(query);
    afterPage.accept(queries().size());
    return page;
  }

  private synchronized FeedPage answer(FeedQuery query) {
    queries.add(query);
    Optional<LoyaltyException> fault = faults.isEmpty() ? Optional.empty() : faults.remove();
    if (fault.isPresent()) {
      throw fault.get();
    }
    int from =
        style.paging() == FeedStyle.Paging.SINGLE ? 0 : (query.page() - 1) * style.pageSize();
    List<OrderChange> page =
        rows.stream()
            .filter(row -> isAfterBound(row.changedAt(), query.since()))
            .filter(row -> query.until().filter(row.changedAt()::isAfter).isEmpty())
            .sorted(sorting())
            .skip(from)
            .limit(style.pageSize())
            .map(row -> query.detail() == OrderDetail.LINES ? row : thin(row))
            .toList();
    return new FeedPage(page, Optional.empty());
  }

  private OrderChange thin(OrderChange row) {
    return row instanceof OrderChange.Snapshot snapshot
        ? new OrderChange.Snapshot(shop.header(snapshot.snapshot()), row.changedAt())
        : row;
  }

  private Comparator<OrderChange> sorting() {
    return style.order() == FeedStyle.Sort.BY_CHANGE
        ? Comparator.comparing(OrderChange::changedAt)
        : Comparator.comparing(row -> row.order().value());
  }

  /** A shop that reads times as local time compares what its clocks showed. */
  private boolean isAfterBound(Instant changedAt, Instant since) {
    int compared =
        localTime
            .map(zone -> local(changedAt, zone).compareTo(local(since, zone)))
            .orElseGet(() -> changedAt.compareTo(since));
    return style.bound() == FeedStyle.Bound.INCLUSIVE ? compared >= 0 : compared > 0;
  }

  private static LocalDateTime local(Instant time, ZoneId zone) {
    return LocalDateTime.ofInstant(time, zone);
  }
}
