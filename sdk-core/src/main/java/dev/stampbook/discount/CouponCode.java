package dev.stampbook.discount;

import java.util.Optional;

/**
 * A code to enter at checkout; whoever holds it can use it.
 *
 * @param value 1 to 50 characters; {@link #toString()} shows only the first four
 */
public record CouponCode(String value) {

  private static final int LONGEST = 50;

  public CouponCode {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException("a coupon code has 1 to 50 characters");
    }
  }

  /** Returns the code with this value. */
  public static CouponCode of(String value) {
    return new CouponCode(value);
  }

  /** Returns the code that another system states; empty for a text that cannot be one of ours, blank or too long, so that it spoils no order. */
  public static Optional<CouponCode> read(String stated) {
    return stated.isBlank() || stated.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new CouponCode(stated));
  }

  @Override
  public String toString() {
    return "code(" + (value.length() > 8 ? value.substring(0, 4) : "") + "...)";
  }
}
