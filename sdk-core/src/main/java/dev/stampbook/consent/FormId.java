package dev.stampbook.consent;

/**
 * Names the form or dialog in which a person acted, such as {@code checkout-consent}.
 *
 * @param value not blank, at most 100 characters
 */
public record FormId(String value) {

  public FormId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a form id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static FormId of(String value) {
    return new FormId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
