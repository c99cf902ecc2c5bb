package dev.stampbook.order;

import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * An amount without tax and the tax on it, exactly as the commerce system states them (C1, C2): tax is never recomputed.
 *
 * @param net the amount without tax
 * @param tax the tax on it, in the same currency
 */
public record Taxed(BigMoney net, BigMoney tax) {

  public Taxed {
    if (!net.getCurrencyUnit().equals(tax.getCurrencyUnit())) {
      throw new IllegalArgumentException("net and tax are in one currency");
    }
  }

  /** Returns nothing, in this currency. */
  public static Taxed zero(CurrencyUnit currency) {
    return new Taxed(BigMoney.zero(currency), BigMoney.zero(currency));
  }

  /** Returns an amount on which there is no tax, or of which no tax is told. */
  public static Taxed untaxed(BigMoney net) {
    return new Taxed(net, BigMoney.zero(net.getCurrencyUnit()));
  }

  /** Returns the amount with tax. */
  public BigMoney gross() {
    return net.plus(tax);
  }

  /** Returns the sum. */
  public Taxed plus(Taxed other) {
    return new Taxed(net.plus(other.net), tax.plus(other.tax));
  }

  /** Returns the difference, which may be negative. */
  public Taxed minus(Taxed other) {
    return new Taxed(net.minus(other.net), tax.minus(other.tax));
  }
}
