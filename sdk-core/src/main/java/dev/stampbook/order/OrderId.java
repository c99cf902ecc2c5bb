package dev.stampbook.order;

/**
 * Identifies an order at the commerce system.
 *
 * @param value not blank, at most 100 characters
 */
public record OrderId(String value) {

  public OrderId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "an order id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static OrderId of(String value) {
    return new OrderId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
