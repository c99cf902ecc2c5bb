package dev.stampbook.member;

/**
 * Names a tier of a program.
 *
 * @param value not blank, at most 200 characters
 */
public record TierName(String value) {

  public TierName {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException(
          "a tier name has 1 to 200 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static TierName of(String value) {
    return new TierName(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
