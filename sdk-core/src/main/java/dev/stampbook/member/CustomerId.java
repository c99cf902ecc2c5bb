package dev.stampbook.member;

/**
 * Identifies a customer at the commerce system.
 *
 * @param value not blank, at most 200 characters
 */
public record CustomerId(String value) {

  public CustomerId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException(
          "a customer id has 1 to 200 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static CustomerId of(String value) {
    return new CustomerId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
