package dev.stampbook.http.json;

/**
 * A text about a person on the wire, such as an e-mail address, a phone number or a name: a JSON string that never prints itself, so that
 * records holding it may be logged.
 *
 * @param value the text as sent, or a number's text
 */
public record PersonalText(String value) {

  /** Returns the personal text with this value. */
  public static PersonalText of(String value) {
    return new PersonalText(value);
  }

  @Override
  public String toString() {
    return "personal(hidden)";
  }
}
