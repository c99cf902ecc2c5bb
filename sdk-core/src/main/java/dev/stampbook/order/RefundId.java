package dev.stampbook.order;

/**
 * Identifies a refund; unique within its commerce system.
 *
 * @param value not blank, at most 100 characters
 */
public record RefundId(String value) {

  public RefundId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a refund id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static RefundId of(String value) {
    return new RefundId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
