package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Names a currency a shopper can pay in.
 *
 * @param id the number of the currency inside the shop, from 1
 * @param code the ISO 4217 code
 * @param decimals the number of decimals of its minor unit (2, or 0 for JPY)
 * @param perStoreUnit how much of it one unit of the store's own currency buys; 1 for the store's
 *     own
 */
public record ShopCurrency(int id, String code, int decimals, BigDecimal perStoreUnit) {

  /** Holds the store's own currency. */
  public static final ShopCurrency USD = new ShopCurrency(1, "USD", 2, BigDecimal.ONE);

  /** Holds the euro at its list rate; every order carries a rate of its own. */
  public static final ShopCurrency EUR = new ShopCurrency(2, "EUR", 2, new BigDecimal("0.92"));

  /** Holds the yen, which has no minor unit. */
  public static final ShopCurrency JPY = new ShopCurrency(3, "JPY", 0, new BigDecimal("148"));

  /** Tells whether this is the store's own currency. */
  public boolean isStoreCurrency() {
    return id == USD.id;
  }

  /** Returns a copy with another rate, as stored on one order. */
  public ShopCurrency at(BigDecimal rate) {
    return new ShopCurrency(id, code, decimals, rate);
  }

  /** Rounds an amount half up to the minor unit. */
  public BigDecimal round(BigDecimal amount) {
    return amount.setScale(decimals, RoundingMode.HALF_UP);
  }

  /** Returns zero with the decimals of this currency. */
  public BigDecimal zero() {
    return BigDecimal.ZERO.setScale(decimals);
  }
}
