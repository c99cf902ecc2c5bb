package dev.stampbook.bigcommerce;

import dev.stampbook.MalformedResponseException;
import dev.stampbook.UnavailableException;
import dev.stampbook.bigcommerce.api.OrderRow;
import dev.stampbook.bigcommerce.api.ShopOrder;
import dev.stampbook.bigcommerce.api.UnreadableRow;
import dev.stampbook.bigcommerce.api.WireTime;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedName;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders by modification time (sheet 6). Filter and sort go with every page; times are parsed, never compared as text. */
final class OrderFeed implements ChangeFeed {

  private static final FeedName NAME = new FeedName("orders");

  private final BigCommerceApi api;
  private final BigCommerceSettings settings;

  OrderFeed(BigCommerceApi api, BigCommerceSettings settings) {
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
        FeedStyle.Sort.BY_CHANGE,
        Duration.ofSeconds(1),
        settings.overlap(),
        Optional.empty(),
        settings.pageSize());
  }

  @Override
  public FeedPage read(FeedQuery query) {
    Map<String, String> filters = new HashMap<>(OrderBatch.INCLUDES);
    filters.put("sort", "date_modified:asc");
    filters.put("min_date_modified", WireTime.iso(query.since()));
    query.until().ifPresent(until -> filters.put("max_date_modified", WireTime.iso(until)));
    filters.put("page", String.valueOf(query.page()));
    filters.put("limit", String.valueOf(settings.pageSize()));
    List<OrderRow> rows = api.orders().orders(filters);
    List<ShopOrder> orders = rows.stream().flatMap(row -> row.order().stream()).toList();
    OrderBatch batch = new OrderBatch(api, settings, orders);
    List<OrderChange> changes =
        rows.stream().map(row -> change(row, batch, query.detail(), query.since())).toList();
    return new FeedPage(
        changes,
        rows.size() < settings.pageSize() ? Optional.of(FeedPage.End.LAST) : Optional.empty());
  }

  private static OrderChange change(
      OrderRow row, OrderBatch batch, OrderDetail detail, Instant since) {
    return row.order()
        .map(order -> change(order, batch, detail, since))
        .orElseGet(() -> broken(row.unreadable().orElseThrow(), since));
  }

  private static OrderChange change(
      ShopOrder order, OrderBatch batch, OrderDetail detail, Instant since) {
    try {
      return new OrderChange.Snapshot(
          batch.snapshot(order, detail), OrderReading.modifiedAt(order));
    } catch (UnreadableOrderException e) {
      return new OrderChange.Unreadable(
          OrderId.of(Long.toString(order.id())), modified(order, since), e.problem());
    } catch (UnavailableException | MalformedResponseException e) {
      return later(order, since);
    }
  }

  /** Parks an order whose own call failed: it must not keep the others of its page from being done (C15). */
  private static OrderChange later(ShopOrder order, Instant since) {
    return new OrderChange.Mark(
        OrderId.of(Long.toString(order.id())), modified(order, since), "order:" + order.id());
  }

  private static Instant modified(ShopOrder order, Instant otherwise) {
    try {
      return OrderReading.modifiedAt(order);
    } catch (UnreadableOrderException e) {
      return otherwise;
    }
  }

  static OrderChange broken(UnreadableRow row, Instant since) {
    Optional<Instant> changed;
    try {
      changed = row.changed().flatMap(WireTime::instant);
    } catch (IllegalArgumentException noDate) {
      changed = Optional.empty();
    }
    String id =
        row.orderId().or(row::id).filter(text -> text.matches("[0-9]{1,18}")).orElse("unknown");
    return new OrderChange.Unreadable(OrderId.of(id), changed.orElse(since), row.problem());
  }
}
