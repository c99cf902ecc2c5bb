package dev.stampbook.pos.blaze;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Handles amounts as Blaze states them: exact decimals with up to four digits behind the point (sheet section 11). */
record Amounts(CurrencyUnit currency) {

  private static final int SCALE = 6;

  /** Returns an amount with all its digits, at least those of the minor unit. */
  BigMoney exact(BigDecimal amount) {
    BigDecimal bare = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    int minor = Math.max(0, currency.getDecimalPlaces());
    return BigMoney.of(currency, bare.scale() < minor ? bare.setScale(minor) : bare);
  }

  /** Returns an amount to the minor unit, half to even. */
  Money money(BigDecimal amount) {
    return Money.of(currency, amount, RoundingMode.HALF_EVEN);
  }

  /** Returns what is stated, zero where nothing is. */
  static BigDecimal of(Optional<BigDecimal> amount) {
    return amount.orElse(BigDecimal.ZERO);
  }

  static boolean isPositive(Optional<BigDecimal> amount) {
    return of(amount).signum() > 0;
  }

  static boolean same(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0;
  }

  /** Returns the part of an amount that goes with a part of a whole, zero where the whole is nothing; six digits, half to even. */
  static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : amount.multiply(part).divide(whole, SCALE, RoundingMode.HALF_EVEN);
  }

  /**
   * Spreads an amount by weight so that the parts add up to it: each is rounded down to so many decimals, and what is missing goes by unit
   * to those that lost most, the first ones where they lost the same (largest remainder).
   */
  static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> weights, int decimals) {
    BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> parts = new ArrayList<>();
    List<BigDecimal> lost = new ArrayList<>();
    BigDecimal left = amount;
    for (BigDecimal weight : weights) {
      BigDecimal exact = share(amount, weight, whole);
      BigDecimal part = exact.setScale(decimals, RoundingMode.DOWN);
      parts.add(part);
      lost.add(exact.subtract(part));
      left = left.subtract(part);
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
    while (whole.signum() > 0 && left.compareTo(unit) >= 0) {
      int most = 0;
      for (int i = 1; i < lost.size(); i++) {
        most = lost.get(i).compareTo(lost.get(most)) > 0 ? i : most;
      }
      parts.set(most, parts.get(most).add(unit));
      lost.set(most, lost.get(most).subtract(unit));
      left = left.subtract(unit);
    }
    return parts;
  }
}
