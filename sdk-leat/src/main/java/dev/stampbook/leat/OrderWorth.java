package dev.stampbook.leat;

import dev.stampbook.order.Order;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.Posting;
import dev.stampbook.points.Standing;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/**
 * Tells what money of an order is worth in points under the order's own terms, to see whether an order or a return says what a posting says.
 * Amounts are in minor units, so a point more or less is let pass where the posting is more than two points.
 */
final class OrderWorth {

  private final Order order;
  private final PointsQuote quote;

  OrderWorth(Posting.Purchase purchase) {
    this.order = purchase.order();
    this.quote = purchase.quote();
  }

  /** Returns the money that still earns; 0 for an order that earns nothing any more. */
  long left() {
    return quote.standing().isEarning()
        ? Math.max(0, OrderAmounts.minor(quote.base().minus(quote.refundedBase())))
        : 0;
  }

  /** Returns the amount under which an order would earn these points: what is left of it, or all of it. */
  Optional<Long> explaining(long points) {
    return Stream.of(left(), OrderAmounts.minor(quote.base()))
        .filter(amount -> amount > 0 && isNear(of(amount, amount), points, points))
        .findFirst();
  }

  /** Returns whether a return down to what is left takes exactly what the posting takes. */
  boolean explains(Posting posting, long total, long leftAtLeat) {
    long before = posting.purchase().orElseThrow().postedBefore();
    long points = posting.points();
    return left() < leftAtLeat
        && isNear(of(total, leftAtLeat), before, points)
        && isNear(of(total, left()), before + points, points);
  }

  private static boolean isNear(long worth, long wanted, long points) {
    return Math.abs(worth - wanted) <= (Math.abs(points) > 2 ? 1 : 0);
  }

  /** Returns the points of an order of this total of which so much is left. */
  long of(long total, long left) {
    Order.Builder plain =
        Order.builder(
                order.id(),
                order.version(),
                OrderState.COMPLETED,
                order.currency(),
                order.modifiedAt())
            .goodsWithoutLines(Taxed.untaxed(money(total)));
    order.exchangeRate().ifPresent(plain::exchangeRate);
    if (left < total) {
      plain.refund(
          Refund.ofAmount(RefundId.of("returned"), order.modifiedAt(), money(total - left)));
    }
    return PointsCalculator.quote(plain.build(), quote.terms(), Standing.EARNING).worth();
  }

  private BigMoney money(long minor) {
    return BigMoney.ofMinor(order.currency(), minor);
  }
}
