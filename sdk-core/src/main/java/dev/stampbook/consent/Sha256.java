package dev.stampbook.consent;

import java.util.regex.Pattern;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** Comes before the first record of a chain. */
  public static final Sha256 NONE = new Sha256("0".repeat(64));

  public Sha256 {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a SHA-256 has 64 lower-case hexadecimal digits");
    }
  }

  /** Returns the digest written like this. */
  public static Sha256 of(String hex) {
    return new Sha256(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
