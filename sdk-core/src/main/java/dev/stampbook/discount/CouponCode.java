package dev.stampbook.discount;

/**
 * A code to enter at checkout; whoever holds it can use it.
 *
 * @param value 1 to 50 characters; {@link #toString()} shows only the first four
 */
public record CouponCode(String value) {

  public CouponCode {
    if (value.isBlank() || value.length() > 50) {
      throw new IllegalArgumentException("a coupon code has 1 to 50 characters");
    }
  }

  /** Returns the code with this value. */
  public static CouponCode of(String value) {
    return new CouponCode(value);
  }

  @Override
  public String toString() {
    return "code(" + (value.length() > 8 ? value.substring(0, 4) : "") + "...)";
  }
}
