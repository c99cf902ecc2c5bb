package dev.stampbook.pos.blaze;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
}
