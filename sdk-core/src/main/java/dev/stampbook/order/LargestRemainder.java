package dev.stampbook.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Spreads an amount in proportion to weights by largest remainder (C3): each share is floored to the minor unit, then the missing minor
 * units go one by one to the largest fractions, ties to the earlier place. The shares always add up to the amount.
 */
public final class LargestRemainder {

  private LargestRemainder() {}

  /**
   * Returns one share per weight.
   *
   * @param amount what to spread, zero or positive
   * @param weights zero or positive; with a sum of zero everything goes to nobody
   * @param decimals the decimals of the minor unit; where the amount has more, so have the shares
   */
  public static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> weights, int decimals) {
    BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() == 0) {
      return weights.stream().map(weight -> BigDecimal.ZERO).toList();
    }
    int scale = Math.max(decimals, amount.stripTrailingZeros().scale());
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
    IntStream.range(0, rests.size())
        .boxed()
        .sorted(Comparator.comparing((Integer place) -> rests.get(place)).reversed())
        .limit(missing.movePointRight(scale).longValueExact())
        .forEach(place -> shares.set(place, shares.get(place).add(unit)));
    return List.copyOf(shares);
  }

  /** Returns one share per key, as {@link #spread(BigDecimal, List, int)} does. */
  public static <K> Map<K, BigDecimal> spread(
      BigDecimal amount, Map<K, BigDecimal> weights, int decimals) {
    List<BigDecimal> shares = spread(amount, List.copyOf(weights.values()), decimals);
    Map<K, BigDecimal> byKey = new LinkedHashMap<>();
    weights.keySet().forEach(key -> byKey.put(key, shares.get(byKey.size())));
    return byKey;
  }
}
