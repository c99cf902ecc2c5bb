package dev.stampbook.member;

/**
 * Identifies a member at the loyalty provider, in the provider's own form.
 *
 * @param value not blank, at most 200 characters
 */
public record MemberId(String value) {

  public MemberId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException(
          "a member id has 1 to 200 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static MemberId of(String value) {
    return new MemberId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
