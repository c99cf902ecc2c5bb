package dev.stampbook.contract;

import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.OrderVersion;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.points.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * Makes postings of one order, as the engine does: with the snapshot, its quote and what was posted before, so that they suit providers that
 * take points and providers that compute them. One point per unit of money; no tax, no shipping.
 */
public final class OrderPostings {

  private final String order;
  private final CurrencyUnit currency;
  private final Instant placed;

  private OrderPostings(String order, CurrencyUnit currency, Instant placed) {
    this.order = order;
    this.currency = currency;
    this.placed = placed;
  }

  /** Returns the maker of postings of an order placed at this time. */
  public static OrderPostings of(String order, CurrencyUnit currency, Instant placed) {
    return new OrderPostings(order, currency, placed);
  }

  /** Returns the first posting: the order is completed and worth these points. */
  public Posting earning(MemberId member, String reference, long points) {
    return posting(member, reference, points, order(member, points).build(), 0);
  }

  /** Returns the posting that follows when the order earned {@code earned} points and {@code back} of its money was refunded. */
  public Posting takingBack(MemberId member, String reference, long earned, long back) {
    Order refunded =
        order(member, earned)
            .refund(Refund.ofAmount(RefundId.of(order + "-1"), placed.plusSeconds(60), money(back)))
            .build();
    return posting(member, reference, -back, refunded, earned);
  }

  private Posting posting(
      MemberId member, String reference, long points, Order snapshot, long postedBefore) {
    PointsQuote quote =
        PointsCalculator.quote(
            snapshot,
            PointsPolicy.perUnit(1).termsFor(snapshot, BigDecimal.ONE).orElseThrow(),
            Standing.EARNING);
    return new Posting(
        PostingReference.of(reference),
        member,
        points,
        PostingReason.ORDER,
        "Order " + order,
        Optional.of(new Posting.Purchase(snapshot, quote, postedBefore)));
  }

  private Order.Builder order(MemberId member, long amount) {
    return Order.builder(
            OrderId.of(order),
            OrderVersion.modifiedAt(placed),
            OrderState.COMPLETED,
            currency,
            placed)
        .createdAt(placed)
        .customer(MemberIdentity.of(member))
        .goods("1", 1, money(amount));
  }

  private BigMoney money(long amount) {
    return BigMoney.of(currency, BigDecimal.valueOf(amount).setScale(currency.getDecimalPlaces()));
  }
}
