package dev.stampbook.consent;

/**
 * Identifies one recorded act of consent.
 *
 * @param value not blank, at most 100 characters
 */
public record ConsentActId(String value) {

  public ConsentActId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a consent act id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static ConsentActId of(String value) {
    return new ConsentActId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
