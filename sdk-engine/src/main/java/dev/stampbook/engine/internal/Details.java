package dev.stampbook.engine.internal;

import dev.stampbook.engine.internal.store.OrderRow;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.points.PointsTermsText;

/** How much of an order has to be read: what a policy needs now, and what the order's frozen terms need for ever (C5). */
final class Details {

  private final Context context;

  Details(Context context) {
    this.context = context;
  }

  OrderDetail ofFeeds() {
    return context.rules.policies().stream().anyMatch(PointsPolicy::needsLines)
        ? OrderDetail.LINES
        : OrderDetail.HEADER;
  }

  OrderDetail of(OrderRow row) {
    return termsNeedLines(row) ? OrderDetail.LINES : ofFeeds();
  }

  /** Returns whether a snapshot was read without the lines that the order's own terms need. */
  boolean isTooThin(Order order, OrderRow row) {
    return order.detail() == OrderDetail.HEADER && termsNeedLines(row);
  }

  private static boolean termsNeedLines(OrderRow row) {
    return row.terms().map(PointsTermsText::read).filter(PointsTerms::needsLines).isPresent();
  }
}
