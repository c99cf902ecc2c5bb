package dev.stampbook.points;

import java.util.regex.Pattern;

/**
 * The unique reference of a posting, chosen before the first call and sent with it, so that "did that happen?" can be answered (C9, C11).
 *
 * @param value 1 to 120 printable ASCII characters without blanks
 */
public record PostingReference(String value) {

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,120}");

  public PostingReference {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a posting reference has 1 to 120 printable ASCII characters without blanks");
    }
  }

  /** Returns the reference with this value. */
  public static PostingReference of(String value) {
    return new PostingReference(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
