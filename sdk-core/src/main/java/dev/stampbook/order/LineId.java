package dev.stampbook.order;

/**
 * Identifies a line within its order.
 *
 * @param value not blank, at most 100 characters
 */
public record LineId(String value) {

  public LineId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a line id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static LineId of(String value) {
    return new LineId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
