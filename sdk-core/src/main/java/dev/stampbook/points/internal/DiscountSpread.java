package dev.stampbook.points.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spreads an amount in proportion to weights by largest remainder (C3): each share is floored to the minor unit, then the missing minor
 * units go one by one to the largest fractions, ties to the earlier place. The shares always add up to the amount.
 */
public final class DiscountSpread {

  private DiscountSpread() {}

  /**
   * Returns one share per weight.
   *
   * @param amount what to spread, zero or positive, with at most {@code scale} decimals
   * @param weights zero or positive; with a sum of zero everything goes to nobody
   * @param scale the decimals of the minor unit
   */
  public static List<BigDecimal> byLargestRemainder(
      BigDecimal amount, List<BigDecimal> weights, int scale) {
    BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() == 0) {
      return weights.stream().map(weight -> BigDecimal.ZERO).toList();
    }
    BigInteger units = amount.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
    List<Ratio> exact =
        weights.stream()
            .map(
                weight ->
                    new Ratio(units, BigInteger.ONE)
                        .times(Ratio.of(weight))
                        .dividedBy(Ratio.of(total)))
            .toList();
    List<BigInteger> floors = new ArrayList<>();
    exact.forEach(share -> floors.add(share.round(RoundingMode.FLOOR)));
    BigInteger missing = units.subtract(floors.stream().reduce(BigInteger.ZERO, BigInteger::add));
    IntStream.range(0, exact.size())
        .boxed()
        .sorted(
            Comparator.comparing(
                (Integer i) -> new Ratio(floors.get(i), BigInteger.ONE).minus(exact.get(i))))
        .limit(missing.intValueExact())
        .forEach(i -> floors.set(i, floors.get(i).add(BigInteger.ONE)));
    return floors.stream().map(unit -> new BigDecimal(unit, scale)).toList();
  }
}
