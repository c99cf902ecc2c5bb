package dev.stampbook.member;

/**
 * Identifies one merge of two members in the words of whoever decided it, such as the shop's customer base (C9).
 *
 * @param value not blank, at most 60 characters
 */
public record MergeId(String value) {

  public MergeId {
    if (value.isBlank() || value.length() > 60) {
      throw new IllegalArgumentException(
          "a merge id has 1 to 60 characters, not " + value.length());
    }
  }

  /** Returns the id with this value. */
  public static MergeId of(String value) {
    return new MergeId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
