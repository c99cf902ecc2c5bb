package dev.stampbook.engine.consent;

import dev.stampbook.consent.Sha256;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a chain at some time. Note it down outside of the database, such as in a mail or on paper: who can write to the database could
 * write a new chain that agrees with itself, but not one that contains an anchor they do not hold.
 *
 * @param sequence how many records there were
 * @param hash the hash of the last one
 */
public record ChainAnchor(long sequence, Sha256 hash) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

  /**
   * Returns the anchor written like this.
   *
   * @param text {@code <sequence>:<hash>}, as {@link #toString()} writes it
   */
  public static ChainAnchor of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "an anchor is written as a number, a colon and 64 hexadecimal digits");
    }
    return new ChainAnchor(Long.parseLong(parts.group(1)), Sha256.of(parts.group(2)));
  }

  @Override
  public String toString() {
    return sequence + ":" + hash;
  }
}
