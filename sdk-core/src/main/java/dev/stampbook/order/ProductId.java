package dev.stampbook.order;

/**
 * Identifies a product of the commerce system.
 *
 * @param value not blank, at most 100 characters
 */
public record ProductId(String value) {

  public ProductId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a product id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static ProductId of(String value) {
    return new ProductId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
