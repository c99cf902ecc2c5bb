package dev.stampbook.points;

import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.points.internal.Derivation;
import dev.stampbook.points.internal.EarnBase;
import dev.stampbook.points.internal.Ratio;
import dev.stampbook.points.internal.RefundedBase;
import dev.stampbook.points.internal.UnroundedPoints;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * Computes what an order is worth from the order as it is now (C2 to C6). Pure and exact: no clock, no floating point, one rounding at the
 * end. The same state gives the same points, whatever happened before, so any sequence of edits and refunds sums to one computation on the
 * final state.
 */
public final class PointsCalculator {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private PointsCalculator() {}

  /**
   * Quotes an order.
   *
   * @param terms the terms frozen for this order, or those it would be frozen with
   * @param standing where the order stands in its life
   * @return the quote; a value beyond the range of {@code long} is reported for review with an entitlement of 0
   * @throws IllegalArgumentException when the order was read without lines but {@link PointsTerms#needsLines()}, or when the terms are
   *     for another currency than the order's
   */
  public static PointsQuote quote(Order order, PointsTerms terms, Standing standing) {
    checkFit(order, terms);
    EarnBase base = EarnBase.of(order, terms);
    RefundedBase nothing = RefundedBase.none(order, terms, base);
    RefundedBase all = RefundedBase.of(order, terms, base);
    boolean partial = !all.isEverything();
    RefundedBase refunded = terms.refunds() == RefundMethod.NONE && partial ? nothing : all;
    List<String> reviews = new ArrayList<>(refunded.reviews());
    boolean refundsMatter = standing.isEarning() && terms.refunds() != RefundMethod.NONE;
    if (refundsMatter && isMarkedRefundedOnly(order)) {
      reviews.add("the order is marked refunded or partially refunded but has no refund");
    }
    BigInteger points = earned(base, nothing, terms);
    boolean beyondLong = points.compareTo(MOST) > 0;
    if (beyondLong) {
      reviews.add("the points are beyond " + MOST + "; check rate and amounts");
    }
    long earned = beyondLong ? 0 : points.longValueExact();
    long worth = worth(base, refunded, earned, terms);
    long entitlement = standing.isEarning() ? worth : 0;
    return new PointsQuote(
        order.id(),
        standing,
        terms,
        money(order, base.total()),
        money(order, refunded.total().toDecimal(Derivation.SHOWN_DECIMALS)),
        money(order, refunded.excess().toDecimal(Derivation.SHOWN_DECIMALS)),
        earned,
        worth,
        entitlement,
        new Derivation(order, terms, standing, base, refunded).steps(earned, worth, entitlement),
        reviews);
  }

  /**
   * Returns which part of redeemed points the refunds of an order give back (C7): {@code points * refunded base / base}, cumulative and
   * rounded half up once, all of it when everything is refunded. How refunds change the points earned does not matter here.
   *
   * @param points the points that were redeemed, zero or positive
   * @param terms the terms frozen for this order, or any others that fit its currency
   * @return 0 to {@code points}; an order without base gives all back once it is marked refunded, and nothing before
   * @throws IllegalArgumentException as for {@link #quote}
   */
  public static long refundedPart(long points, Order order, PointsTerms terms) {
    checkFit(order, terms);
    EarnBase base = EarnBase.of(order, terms);
    if (base.total().signum() == 0) {
      return order.state() == OrderState.REFUNDED ? points : 0;
    }
    Ratio refunded = RefundedBase.of(order, terms, base).total();
    return Ratio.of(points)
        .times(refunded)
        .dividedBy(Ratio.of(base.total()))
        .round(RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Equal amounts are equal whatever their spelling (C1): the decimals of the currency, more only where they are needed. */
  private static BigMoney money(Order order, BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    int scale = Math.max(stripped.scale(), order.currency().getDecimalPlaces());
    return BigMoney.of(order.currency(), stripped.setScale(scale));
  }

  private static void checkFit(Order order, PointsTerms terms) {
    if (order.detail() == OrderDetail.HEADER && terms.needsLines()) {
      throw new IllegalArgumentException(
          "order "
              + order.id()
              + " was read without lines, but its terms need them; read it again");
    }
    CurrencyUnit expected = terms.exchangeRate().map(ExchangeRate::from).orElse(terms.currency());
    if (!expected.equals(order.currency())) {
      throw new IllegalArgumentException(
          "order "
              + order.id()
              + " is in "
              + order.currency()
              + ", but its terms are for "
              + expected
              + "; fix its terms again from the policy");
    }
  }

  /** A refund mark is no refund: without a refund fact nobody knows the amount (C6, KF-08). */
  private static boolean isMarkedRefundedOnly(Order order) {
    return (order.state() == OrderState.PARTIALLY_REFUNDED || order.state() == OrderState.REFUNDED)
        && order.refunds().stream().allMatch(refund -> refund.state() == Refund.State.VOIDED);
  }

  private static BigInteger earned(EarnBase base, RefundedBase nothing, PointsTerms terms) {
    BigInteger points = points(Ratio.of(base.total()), nothing, terms);
    return terms.cap().isPresent()
        ? points.min(BigInteger.valueOf(terms.cap().getAsLong()))
        : points;
  }

  private static long worth(EarnBase base, RefundedBase refunded, long earned, PointsTerms terms) {
    Ratio total = Ratio.of(base.total());
    Ratio refundedTotal = refunded.total();
    if (refundedTotal.signum() == 0) {
      return earned;
    }
    if (terms.refunds() == RefundMethod.PROPORTIONAL) {
      Ratio taken = Ratio.of(earned).times(refundedTotal).dividedBy(total);
      return earned - taken.round(RoundingMode.HALF_UP).longValueExact();
    }
    return points(total.minus(refundedTotal), refunded, terms)
        .min(BigInteger.valueOf(earned))
        .longValueExact();
  }

  /** The points of an amount, which is what is left of the base after refunds, before the cap. */
  private static BigInteger points(Ratio left, RefundedBase refunded, PointsTerms terms) {
    if (UnroundedPoints.inTermsCurrency(left, terms).compareTo(Ratio.of(terms.minimumBase())) < 0) {
      return BigInteger.ZERO;
    }
    if (terms.scope() == RoundingScope.ORDER) {
      return UnroundedPoints.of(left, terms).round(terms.rounding());
    }
    BigInteger sum = BigInteger.ZERO;
    for (Ratio piece : refunded.piecesLeft()) {
      sum = sum.add(UnroundedPoints.of(piece, terms).round(terms.rounding()));
    }
    return sum;
  }
}
