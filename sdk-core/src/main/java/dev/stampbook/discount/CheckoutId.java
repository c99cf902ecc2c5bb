package dev.stampbook.discount;

/**
 * Identifies a checkout or cart of the commerce system.
 *
 * @param value not blank, at most 100 characters
 */
public record CheckoutId(String value) {

  public CheckoutId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a checkout id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static CheckoutId of(String value) {
    return new CheckoutId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
