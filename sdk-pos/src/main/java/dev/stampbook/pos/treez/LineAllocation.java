package dev.stampbook.pos.treez;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spreads a reward over lines in proportion to what they cost, by largest remainder (sheet 13, C3): every share is cut to the cent, the
 * missing cents go to the largest fractions, ties to the earlier line. No share is above its line, and all together are the reward.
 */
final class LineAllocation {

  private static final int CENTS = 2;

  private LineAllocation() {}

  /**
   * Returns one share per line.
   *
   * @param reward zero or positive, at most two decimals, at most the whole cents of all lines together
   * @param prices what each line costs; lines of zero or less get nothing
   */
  static List<BigDecimal> spread(BigDecimal reward, List<BigDecimal> prices) {
    List<BigInteger> room =
        prices.stream()
            .map(
                price ->
                    price.max(BigDecimal.ZERO).setScale(CENTS, RoundingMode.DOWN).unscaledValue())
            .toList();
    BigInteger whole = room.stream().reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger cents = reward.setScale(CENTS, RoundingMode.UNNECESSARY).unscaledValue();
    if (cents.compareTo(whole) > 0) {
      throw new IllegalArgumentException("a reward is at most what the lines cost");
    }
    List<BigInteger> shares = new ArrayList<>();
    List<BigInteger> fractions = new ArrayList<>();
    BigInteger missing = cents;
    for (BigInteger line : room) {
      BigInteger[] parts =
          whole.signum() == 0
              ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
              : cents.multiply(line).divideAndRemainder(whole);
      shares.add(parts[0]);
      fractions.add(parts[1]);
      missing = missing.subtract(parts[0]);
    }
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < shares.size(); place++) {
      places.add(place);
    }
    places.sort(Comparator.<Integer, BigInteger>comparing(fractions::get).reversed());
    for (int given = 0; given < missing.intValueExact(); given++) {
      int place = places.get(given);
      shares.set(place, shares.get(place).add(BigInteger.ONE));
    }
    return shares.stream().map(share -> new BigDecimal(share, CENTS)).toList();
  }

  /** Returns the most that can be taken off: the whole cents of every line. */
  static BigDecimal room(List<BigDecimal> prices) {
    return prices.stream()
        .map(price -> price.max(BigDecimal.ZERO).setScale(CENTS, RoundingMode.DOWN))
        .reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
  }
}
