package dev.stampbook.sandbox.shop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Holds an exact number; nothing is rounded before {@link #round}. */
record Fraction(BigInteger numerator, BigInteger denominator) {

  static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

  static Fraction of(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    return new Fraction(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
  }

  static Fraction of(long value) {
    return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** Divides by a positive number. */
  Fraction over(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  Fraction atMost(Fraction limit) {
    return minus(limit).numerator.signum() > 0 ? limit : this;
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }

  long round(RoundingMode mode) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), 0, mode).longValueExact();
  }
}
