package dev.stampbook.consent;

/**
 * Names a person within one consent registry: a key made by the registry, without meaning elsewhere and free of personal data.
 *
 * @param value not blank, at most 100 characters
 */
public record PersonId(String value) {

  public PersonId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException(
          "a person id has 1 to 100 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static PersonId of(String value) {
    return new PersonId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
