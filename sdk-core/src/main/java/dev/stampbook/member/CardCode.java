package dev.stampbook.member;

/**
 * The code on a member's card, a bearer credential at some tills.
 *
 * @param value 1 to 100 characters; {@link #toString()} never shows it
 */
public record CardCode(String value) {

  public CardCode {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException("a card code has 1 to 100 characters");
    }
  }

  /** Returns the card code with this value. */
  public static CardCode of(String value) {
    return new CardCode(value);
  }

  @Override
  public String toString() {
    return "card(hidden)";
  }
}
