package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Says which side of a price is exact: the one the merchant typed. The other side follows from the
 * tax rate, rounded to the minor unit (BigCommerce sheet 3.1, {@code is_tax_inclusive_pricing}).
 */
public enum Taxation {
  /** Prices are entered without tax. */
  EXCLUSIVE {
    @Override
    public Cost cost(BigDecimal entered, BigDecimal rate, ShopCurrency currency) {
      return new Cost(entered, entered.add(currency.round(entered.multiply(rate))));
    }

    @Override
    public BigDecimal entered(Cost cost) {
      return cost.exTax();
    }
  },
  /** Prices are entered with tax. */
  INCLUSIVE {
    @Override
    public Cost cost(BigDecimal entered, BigDecimal rate, ShopCurrency currency) {
      BigDecimal exTax =
          entered.divide(BigDecimal.ONE.add(rate), currency.decimals(), RoundingMode.HALF_UP);
      return new Cost(exTax, entered);
    }

    @Override
    public BigDecimal entered(Cost cost) {
      return cost.incTax();
    }
  };

  /** Returns both sides of an entered amount at a tax rate such as 0.0825. */
  public abstract Cost cost(BigDecimal entered, BigDecimal rate, ShopCurrency currency);

  /** Returns the exact side of a cost. */
  public abstract BigDecimal entered(Cost cost);
}
