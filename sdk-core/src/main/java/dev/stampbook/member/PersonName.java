package dev.stampbook.member;

/**
 * A person's name as given.
 *
 * @param first the given name, may be empty
 * @param last the family name, may be empty; {@link #toString()} shows neither
 */
public record PersonName(String first, String last) {

  /** Returns the name of nobody in particular. */
  public static PersonName unknown() {
    return new PersonName("", "");
  }

  @Override
  public String toString() {
    return "name(hidden)";
  }
}
