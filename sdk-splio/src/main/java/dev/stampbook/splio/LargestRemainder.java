package dev.stampbook.splio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spreads an amount over weights so that the shares add up to it exactly; the largest fractions get the missing minor units (C3). */
final class LargestRemainder {

  private LargestRemainder() {}

  /** Returns one share per weight; with a sum of weights of zero everything goes to nobody. */
  static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> weights, int decimals) {
    BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() == 0) {
      return weights.stream().map(weight -> BigDecimal.ZERO).toList();
    }
    int scale = Math.max(decimals, Math.max(0, amount.stripTrailingZeros().scale()));
    List<BigDecimal> shares = new ArrayList<>();
    List<BigDecimal> rests = new ArrayList<>();
    BigDecimal missing = amount;
    for (BigDecimal weight : weights) {
      BigDecimal product = amount.multiply(weight);
      BigDecimal share = product.divide(total, scale, RoundingMode.DOWN);
      shares.add(share);
      rests.add(product.subtract(share.multiply(total)));
      missing = missing.subtract(share);
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
    int units = missing.divide(unit, 0, RoundingMode.HALF_UP).intValueExact();
    IntStream.range(0, rests.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> rests.get(i)).reversed())
        .limit(units)
        .forEach(i -> shares.set(i, shares.get(i).add(unit)));
    return shares;
  }
}
