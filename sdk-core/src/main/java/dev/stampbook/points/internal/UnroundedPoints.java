package dev.stampbook.points.internal;

import dev.stampbook.order.ExchangeRate;
import dev.stampbook.points.EarnRate;
import dev.stampbook.points.PointsTerms;
import java.math.BigInteger;
import java.math.RoundingMode;

/** How an amount becomes points before they are rounded (C4, C16). */
public final class UnroundedPoints {

  private UnroundedPoints() {}

  /** Returns rate times multiplier times the amount, which is in the order's currency; a block rate counts full blocks only. */
  public static Ratio of(Ratio amount, PointsTerms terms) {
    return byRate(inTermsCurrency(amount, terms), terms.rate()).times(Ratio.of(terms.multiplier()));
  }

  private static Ratio byRate(Ratio value, EarnRate rate) {
    if (rate instanceof EarnRate.PerBlock block) {
      BigInteger blocks = value.dividedBy(Ratio.of(block.size())).round(RoundingMode.FLOOR);
      return Ratio.of(block.points()).times(new Ratio(blocks, BigInteger.ONE));
    }
    return Ratio.of(((EarnRate.PerUnit) rate).points()).times(value);
  }

  /** Returns the amount in the currency in which the rate is stated. */
  public static Ratio inTermsCurrency(Ratio amount, PointsTerms terms) {
    if (terms.exchangeRate().isEmpty()) {
      return amount;
    }
    ExchangeRate rate = terms.exchangeRate().get();
    return amount.times(Ratio.of(rate.multiplier())).dividedBy(Ratio.of(rate.divisor()));
  }
}
