package dev.stampbook.member;

/**
 * Identifies a customer group of the commerce system.
 *
 * @param value not blank, at most 100 characters
 */
public record CustomerGroupId(String value) {

  public CustomerGroupId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a customer group id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static CustomerGroupId of(String value) {
    return new CustomerGroupId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
