package dev.stampbook.bigcommerce.api;

import dev.stampbook.discount.CouponCode;

/**
 * A coupon code in a path, never blank. {@link #toString()} is the code, because that is what stands in the URL: do not log it.
 *
 * @param value 1 to 50 letters, digits, blanks, {@code _} and {@code -} (sheet 3.6)
 */
public record CodeInPath(String value) {

  public CodeInPath {
    if (value.isBlank() || !value.matches("[A-Za-z0-9 _-]{1,50}")) {
      throw new IllegalArgumentException(
          "a coupon code has 1 to 50 letters, digits, blanks, underscores and hyphens");
    }
  }

  /** Returns the code for a path. */
  public static CodeInPath of(CouponCode code) {
    return new CodeInPath(code.value());
  }

  @Override
  public String toString() {
    return value;
  }
}
