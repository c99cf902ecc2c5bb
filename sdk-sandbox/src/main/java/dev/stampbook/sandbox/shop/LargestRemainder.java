package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Spreads an amount over lines in proportion, exact to the minor unit (rule C3). */
final class LargestRemainder {

  private LargestRemainder() {}

  /**
   * Returns one share per weight; the shares add up to the amount. Every share is cut to the minor
   * unit, then the missing units go to the largest fractions, ties to the earlier line.
   *
   * @param amount what to spread, not negative, at most {@code decimals} decimals
   * @param weights one weight per line, not negative, with a positive sum unless the amount is zero
   */
  static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> weights, int decimals) {
    BigInteger units = amount.movePointRight(decimals).toBigIntegerExact();
    List<BigInteger> scaled =
        weights.stream().map(w -> w.movePointRight(6).toBigInteger()).toList();
    BigInteger sum = scaled.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.signum() == 0) {
      return weights.stream().map(w -> BigDecimal.ZERO.setScale(decimals)).toList();
    }
    List<BigInteger> shares = new ArrayList<>();
    List<BigInteger> fractions = new ArrayList<>();
    BigInteger missing = units;
    for (BigInteger weight : scaled) {
      BigInteger[] parts = units.multiply(weight).divideAndRemainder(sum);
      shares.add(parts[0]);
      fractions.add(parts[1]);
      missing = missing.subtract(parts[0]);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.<Integer, BigInteger>comparing(fractions::get).reversed());
    for (int i = 0; i < missing.intValueExact(); i++) {
      int line = order.get(i);
      shares.set(line, shares.get(line).add(BigInteger.ONE));
    }
    return shares.stream().map(share -> new BigDecimal(share, decimals)).toList();
  }
}
