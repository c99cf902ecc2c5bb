package dev.stampbook.bigcommerce.api;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A decimal as it stands on the wire: V2 sends text with up to ten decimals, V3 numbers, some fields either, and {@code ""} or null for
 * nothing (sheet 11). The literal is kept and never passes through binary floating point (C1).
 *
 * @param text the literal without quotes
 */
public record WireAmount(String text) {

  private static final int LONGEST = 40;

  /**
   * Returns the exact decimal, empty when nothing is stated.
   *
   * @throws IllegalArgumentException when the text is no decimal; the message does not show it
   */
  public Optional<BigDecimal> decimal() {
    String digits = text.strip();
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    if (digits.length() > LONGEST
        || !digits.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,2})?")) {
      throw new IllegalArgumentException("not a decimal");
    }
    return Optional.of(new BigDecimal(digits));
  }

  @Override
  public String toString() {
    return text;
  }
}
