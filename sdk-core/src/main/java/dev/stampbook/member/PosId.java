package dev.stampbook.member;

/**
 * Identifies a person at a point of sale.
 *
 * @param value not blank, at most 200 characters
 */
public record PosId(String value) {

  public PosId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("a POS id has 1 to 200 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static PosId of(String value) {
    return new PosId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
