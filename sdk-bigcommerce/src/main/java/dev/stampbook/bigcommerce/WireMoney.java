package dev.stampbook.bigcommerce;

import dev.stampbook.bigcommerce.api.WireAmount;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/**
 * Reads amounts of one currency as exact decimals (C1, sheet 11): zeros behind the minor unit are dropped, further digits stay.
 *
 * @param currency the transactional currency, {@code default_currency_code}
 */
record WireMoney(CurrencyUnit currency) {

  /** Returns the reader of a currency code as the order states it. */
  static WireMoney of(String code) {
    String written = code.strip();
    try {
      return new WireMoney(CurrencyUnit.of(written));
    } catch (IllegalCurrencyException e) {
      String shown = written.matches("[A-Z]{3}") ? written : "an unreadable code";
      throw new UnreadableOrderException(
          "the order is paid in "
              + shown
              + ", which is no known currency; register it with joda-money or correct the order");
    }
  }

  /** Returns what a field states, zero when it states nothing. */
  BigMoney of(Optional<WireAmount> amount, String field) {
    return read(amount, field).orElseGet(() -> BigMoney.zero(currency));
  }

  /** Returns what a field states, which must not be nothing. */
  BigMoney required(Optional<WireAmount> amount, String field) {
    return read(amount, field)
        .orElseThrow(() -> new UnreadableOrderException(field + " is missing; read it again"));
  }

  /** Returns what a field states. */
  Optional<BigMoney> read(Optional<WireAmount> amount, String field) {
    return decimal(amount, field).map(this::exact);
  }

  /** Returns an amount with its tax; the side without tax is the difference the other way round where only one is stated. */
  Taxed taxed(Optional<WireAmount> exTax, Optional<WireAmount> incTax, String field) {
    Optional<BigMoney> net = read(exTax, field + "_ex_tax");
    Optional<BigMoney> gross = read(incTax, field + "_inc_tax");
    BigMoney zero = BigMoney.zero(currency);
    BigMoney whole = gross.or(() -> net).orElse(zero);
    BigMoney bare = net.orElse(whole);
    return new Taxed(bare, whole.minus(bare));
  }

  BigMoney exact(BigDecimal amount) {
    BigDecimal bare = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    int minor = Math.max(0, currency.getDecimalPlaces());
    return BigMoney.of(currency, bare.scale() < minor ? bare.setScale(minor) : bare);
  }

  /** Returns the decimal of a field; garbage is a reason to set the row aside. */
  static Optional<BigDecimal> decimal(Optional<WireAmount> amount, String field) {
    try {
      return amount.flatMap(WireAmount::decimal);
    } catch (IllegalArgumentException e) {
      throw new UnreadableOrderException(field + " is not a decimal; correct it in the shop");
    }
  }
}
