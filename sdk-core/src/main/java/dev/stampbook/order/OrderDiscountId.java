package dev.stampbook.order;

/**
 * Identifies a discount within its order.
 *
 * @param value not blank, at most 200 characters
 */
public record OrderDiscountId(String value) {

  public OrderDiscountId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException(
          "a discount id has 1 to 200 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static OrderDiscountId of(String value) {
    return new OrderDiscountId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
