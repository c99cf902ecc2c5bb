package dev.stampbook.member;

/**
 * A phone number, reduced to its digits with an optional leading plus. Providers narrow it further at the wire.
 *
 * @param value 5 to 15 digits, optionally after a plus; {@link #toString()} never shows it
 */
public record PhoneNumber(String value) {

  public PhoneNumber {
    String digits = value.replaceAll("[\\s().-]", "");
    if (!digits.matches("\\+?[0-9]{5,15}")) {
      throw new IllegalArgumentException(
          "a phone number has 5 to 15 digits, optionally after a plus; blanks, dots, hyphens and"
              + " brackets are ignored");
    }
    value = digits;
  }

  /** Returns the number written like this. */
  public static PhoneNumber of(String value) {
    return new PhoneNumber(value);
  }

  @Override
  public String toString() {
    return "phone(hidden)";
  }
}
