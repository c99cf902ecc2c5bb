package dev.stampbook.order;

/**
 * Identifies a product category of the commerce system.
 *
 * @param value not blank, at most 100 characters
 */
public record CategoryId(String value) {

  public CategoryId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a category id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static CategoryId of(String value) {
    return new CategoryId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
