package dev.stampbook;

import java.util.regex.Pattern;

/**
 * Names one system on the other side of the wire, such as {@code smile} or {@code bigcommerce}.
 *
 * @param value lower-case letters, digits and hyphens, starting with a letter, at most 40 characters
 */
public record SystemName(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public SystemName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a system name has lower-case letters, digits and hyphens, at most 40: " + value);
    }
  }

  /** Returns the name with this value. */
  public static SystemName of(String value) {
    return new SystemName(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
