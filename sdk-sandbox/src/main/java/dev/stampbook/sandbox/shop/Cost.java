package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;

/**
 * Holds one amount without and with tax.
 *
 * @param exTax the amount without tax
 * @param incTax the amount with tax
 */
public record Cost(BigDecimal exTax, BigDecimal incTax) {

  /** Holds nothing. */
  public static final Cost ZERO = new Cost(BigDecimal.ZERO, BigDecimal.ZERO);

  /** Returns the tax in it. */
  public BigDecimal tax() {
    return incTax.subtract(exTax);
  }

  /** Returns the sum of both. */
  public Cost plus(Cost other) {
    return new Cost(exTax.add(other.exTax), incTax.add(other.incTax));
  }

  /** Tells whether nothing was charged. */
  public boolean isZero() {
    return incTax.signum() == 0;
  }
}
