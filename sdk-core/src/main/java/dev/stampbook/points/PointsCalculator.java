package dev.stampbook.points;

import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.points.PointsQuote.Step;
import dev.stampbook.points.internal.EarnBase;
import dev.stampbook.points.internal.Ratio;
import dev.stampbook.points.internal.RefundedBase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.BigMoney;

/**
 * Computes what an order is worth from the order as it is now (C2 to C6). Pure and exact: no clock, no floating point, one rounding at the
 * end. The same state gives the same points, whatever happened before, so any sequence of edits and refunds sums to one computation on the
 * final state.
 */
public final class PointsCalculator {

  private static final int SHOWN_DECIMALS = 6;

  private PointsCalculator() {}

  /**
   * Quotes an order.
   *
   * @param terms the terms frozen for this order, or those it would be frozen with
   * @param standing where the order stands in its life
   * @return the quote; a value beyond the range of {@code long} is reported for review with an entitlement of 0
   */
  public static PointsQuote quote(Order order, PointsTerms terms, Standing standing) {
    EarnBase base = EarnBase.of(order, terms);
    RefundedBase refunded = RefundedBase.of(order, terms, base);
    List<String> reviews = new ArrayList<>(refunded.reviews());
    if (order.state() == OrderState.PARTIALLY_REFUNDED && order.refunds().isEmpty()) {
      reviews.add("the order is marked partially refunded but has no refund");
    }
    Ratio total = Ratio.of(base.total());
    Ratio refundedTotal = terms.refunds() == RefundMethod.NONE ? Ratio.ZERO : refunded.total();
    long earned = 0;
    long worth = 0;
    try {
      earned = earned(base, total, terms);
      worth = worth(base, refunded, total, refundedTotal, earned, terms);
    } catch (ArithmeticException beyondLong) {
      reviews.add("the points are beyond " + Long.MAX_VALUE + "; check rate and amounts");
    }
    long entitlement = standing == Standing.EARNING ? worth : 0;
    List<Step> steps =
        steps(order, terms, standing, base, refunded, refundedTotal, earned, worth, entitlement);
    return new PointsQuote(
        order.id(),
        standing,
        terms,
        BigMoney.of(order.currency(), base.total()),
        BigMoney.of(order.currency(), refundedTotal.toDecimal(SHOWN_DECIMALS)),
        BigMoney.of(order.currency(), refunded.excess().toDecimal(SHOWN_DECIMALS)),
        earned,
        worth,
        entitlement,
        steps,
        reviews);
  }

  private static long earned(EarnBase base, Ratio total, PointsTerms terms) {
    if (inProgramCurrency(total, terms).compareTo(Ratio.of(terms.minimumBase())) < 0) {
      return 0;
    }
    if (terms.scope() == RoundingScope.ORDER) {
      return capped(points(total, terms), terms);
    }
    long sum = 0;
    for (BigDecimal line : base.lines().values()) {
      sum = Math.addExact(sum, points(Ratio.of(line), terms));
    }
    for (BigDecimal other : base.others().values()) {
      sum = Math.addExact(sum, points(Ratio.of(other), terms));
    }
    return capped(sum, terms);
  }

  private static long worth(
      EarnBase base,
      RefundedBase refunded,
      Ratio total,
      Ratio refundedTotal,
      long earned,
      PointsTerms terms) {
    boolean untouched = refundedTotal.signum() == 0;
    boolean nothingLeft = total.signum() == 0 || refundedTotal.compareTo(total) >= 0;
    if (untouched || earned == 0) {
      return earned;
    }
    if (nothingLeft) {
      return 0;
    }
    return switch (terms.refunds()) {
      case NONE -> earned;
      case PROPORTIONAL -> {
        Ratio share = Ratio.of(earned).times(refundedTotal).dividedBy(total);
        yield earned - exact(share.round(RoundingMode.HALF_UP));
      }
      case RECOMPUTE -> Math.min(earned, recomputed(base, refunded, total, refundedTotal, terms));
    };
  }

  private static long recomputed(
      EarnBase base, RefundedBase refunded, Ratio total, Ratio refundedTotal, PointsTerms terms) {
    Ratio left = total.minus(refundedTotal);
    if (inProgramCurrency(left, terms).compareTo(Ratio.of(terms.minimumBase())) < 0) {
      return 0;
    }
    if (terms.scope() == RoundingScope.ORDER) {
      return points(left, terms);
    }
    long sum = 0;
    for (Ratio line : refunded.linesLeft().values()) {
      sum = Math.addExact(sum, points(line, terms));
    }
    for (Component other : base.others().keySet()) {
      sum = Math.addExact(sum, points(refunded.left(other), terms));
    }
    return sum;
  }

  private static long points(Ratio amount, PointsTerms terms) {
    Ratio value = inProgramCurrency(amount, terms);
    Ratio unrounded;
    if (terms.rate() instanceof EarnRate.PerBlock block) {
      BigInteger blocks = value.dividedBy(Ratio.of(block.size())).round(RoundingMode.FLOOR);
      unrounded = Ratio.of(block.points()).times(new Ratio(blocks, BigInteger.ONE));
    } else {
      unrounded = Ratio.of(((EarnRate.PerUnit) terms.rate()).points()).times(value);
    }
    return exact(unrounded.times(Ratio.of(terms.multiplier())).round(terms.rounding()));
  }

  private static Ratio inProgramCurrency(Ratio amount, PointsTerms terms) {
    if (terms.exchangeRate().isEmpty()) {
      return amount;
    }
    ExchangeRate rate = terms.exchangeRate().get();
    return amount.times(Ratio.of(rate.multiplier())).dividedBy(Ratio.of(rate.divisor()));
  }

  private static long capped(long points, PointsTerms terms) {
    return Math.min(points, terms.cap().orElse(Long.MAX_VALUE));
  }

  private static long exact(BigInteger points) {
    return points.longValueExact();
  }

  private static List<Step> steps(
      Order order,
      PointsTerms terms,
      Standing standing,
      EarnBase base,
      RefundedBase refunded,
      Ratio refundedTotal,
      long earned,
      long worth,
      long entitlement) {
    String currency = order.currency().getCode();
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("state", order.nativeState() + ", " + words(standing.name())));
    for (Map.Entry<String, BigDecimal> piece : base.pieces()) {
      steps.add(new Step(piece.getKey(), currency + " " + plain(piece.getValue())));
    }
    steps.add(new Step("not counted", notCounted(terms)));
    steps.add(new Step("earn base", currency + " " + plain(base.total())));
    terms
        .exchangeRate()
        .ifPresent(
            rate ->
                steps.add(
                    new Step(
                        "in program currency",
                        rate.to().getCode()
                            + " "
                            + inProgramCurrency(Ratio.of(base.total()), terms)
                                .toDecimal(SHOWN_DECIMALS)
                                .toPlainString()
                            + " at the order's rate")));
    steps.add(new Step("rate", rateText(terms)));
    steps.add(new Step("earned", earned + " points, rounded " + words(terms.rounding().name())));
    if (refundedTotal.signum() > 0 || refunded.excess().signum() > 0) {
      steps.add(
          new Step(
              "refunded base",
              currency
                  + " "
                  + refundedTotal.toDecimal(SHOWN_DECIMALS).toPlainString()
                  + ", "
                  + words(terms.refunds().name())));
      steps.add(new Step("worth after refunds", worth + " points"));
    }
    if (refunded.excess().signum() > 0) {
      steps.add(
          new Step(
              "refunded too much",
              currency + " " + refunded.excess().toDecimal(SHOWN_DECIMALS).toPlainString()));
    }
    steps.add(new Step("entitlement", entitlement + " points"));
    return steps;
  }

  private static String rateText(PointsTerms terms) {
    String rate =
        terms.rate() instanceof EarnRate.PerBlock block
            ? plain(block.points())
                + " per full "
                + terms.currency().getCode()
                + " "
                + plain(block.size())
            : plain(((EarnRate.PerUnit) terms.rate()).points())
                + " per "
                + terms.currency().getCode()
                + " 1.00";
    return terms.multiplier().compareTo(BigDecimal.ONE) == 0
        ? rate
        : rate + ", times " + plain(terms.multiplier()) + " for the tier";
  }

  private static String notCounted(PointsTerms terms) {
    List<String> left = new ArrayList<>();
    for (BaseComponent component : BaseComponent.values()) {
      if (!terms.counts(component) && component != BaseComponent.REWARD_DISCOUNT) {
        left.add(words(component.name()));
      }
    }
    return left.isEmpty() ? "nothing" : String.join(", ", left);
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
  }
}
