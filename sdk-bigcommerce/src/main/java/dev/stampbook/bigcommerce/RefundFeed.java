package dev.stampbook.bigcommerce;

import dev.stampbook.bigcommerce.api.OrderRefund;
import dev.stampbook.bigcommerce.api.RefundRow;
import dev.stampbook.bigcommerce.api.Rows;
import dev.stampbook.bigcommerce.api.WireTime;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.FeedName;
import dev.stampbook.order.FeedPage;
import dev.stampbook.order.FeedQuery;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refunds by creation (sheet 6). The payment of a refund may be declined hours after its creation (sheet 12.3), so the feed reads back
 * some hours, and a row is told apart by the money that was not declined: when that changes the order is marked once more.
 */
final class RefundFeed implements ChangeFeed {

  private static final FeedName NAME = new FeedName("refunds");

  private final BigCommerceApi api;
  private final BigCommerceSettings settings;

  RefundFeed(BigCommerceApi api, BigCommerceSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  @Override
  public FeedName name() {
    return NAME;
  }

  /** The list is sorted by id; ids grow with creation, but nobody promises it, so a window is read to its end. */
  @Override
  public FeedStyle style() {
    return new FeedStyle(
        FeedStyle.Paging.NUMBERED,
        FeedStyle.Bound.INCLUSIVE,
        FeedStyle.Sort.OTHER,
        Duration.ofSeconds(1),
        settings.refundOverlap(),
        Optional.empty(),
        settings.refundPageSize());
  }

  @Override
  public FeedPage read(FeedQuery query) {
    Map<String, String> filters = new HashMap<>();
    filters.put("created:min", WireTime.iso(query.since()));
    query.until().ifPresent(until -> filters.put("created:max", WireTime.iso(until)));
    filters.put("page", String.valueOf(query.page()));
    filters.put("limit", String.valueOf(settings.refundPageSize()));
    Rows<RefundRow> page = api.orders().refunds(filters);
    List<OrderChange> marks =
        page.data().stream()
            .map(
                row ->
                    row.refund()
                        .map(refund -> mark(refund, query.since()))
                        .orElseGet(
                            () -> OrderFeed.broken(row.unreadable().orElseThrow(), query.since())))
            .toList();
    return new FeedPage(marks, Optional.of(page.hasMore() ? FeedPage.End.MORE : FeedPage.End.LAST));
  }

  private static OrderChange mark(OrderRefund refund, Instant since) {
    OrderId order = OrderId.of(Long.toString(refund.orderId()));
    try {
      Instant created = OrderReading.time(refund.created(), "created of a refund").orElse(since);
      String row =
          refund.id() + ":" + RefundReading.paid(refund).stripTrailingZeros().toPlainString();
      return new OrderChange.Mark(order, created, row);
    } catch (UnreadableOrderException e) {
      return new OrderChange.Unreadable(order, since, e.problem());
    }
  }
}
