package dev.stampbook.order;

import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;

/**
 * The rate stored on an order: {@code amount} in {@code from} is worth {@code amount * multiplier / divisor} in {@code to}. Kept as a
 * fraction because systems state it in either direction and a reciprocal would have to be rounded (C16).
 *
 * @param from the order's currency
 * @param to the store's or program's currency
 * @param multiplier positive
 * @param divisor positive
 */
public record ExchangeRate(
    CurrencyUnit from, CurrencyUnit to, BigDecimal multiplier, BigDecimal divisor) {

  public ExchangeRate {
    if (multiplier.signum() <= 0 || divisor.signum() <= 0) {
      throw new IllegalArgumentException("an exchange rate is positive");
    }
  }

  /** Returns the rate of a system that states how much one unit of the order's currency is worth. */
  public static ExchangeRate worth(CurrencyUnit from, CurrencyUnit to, BigDecimal rate) {
    return new ExchangeRate(from, to, rate, BigDecimal.ONE);
  }

  /** Returns the rate of a system that states how much of the order's currency one unit of the store's currency buys. */
  public static ExchangeRate buys(CurrencyUnit from, CurrencyUnit to, BigDecimal rate) {
    return new ExchangeRate(from, to, BigDecimal.ONE, rate);
  }
}
