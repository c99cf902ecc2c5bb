package dev.stampbook.consent;

/**
 * Names a disclosure over all its versions and languages, such as {@code sms-marketing}.
 *
 * @param value not blank, at most 100 characters
 */
public record DisclosureId(String value) {

  public DisclosureId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a disclosure id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static DisclosureId of(String value) {
    return new DisclosureId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
