package dev.stampbook.member;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as identity key (C13): trimmed and lower-cased by locale-neutral rules; "+tag" and dots are kept, because different
 * mailboxes are not merged by guesswork. Addresses are equal when their keys are; how it was spelled is kept for systems whose search
 * may tell upper from lower case.
 */
public final class EmailAddress {

  private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

  private final String value;
  private final String spelling;

  private EmailAddress(String spelling) {
    this.spelling = spelling;
    this.value = spelling.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it has no single {@code @} between two parts, holds blanks or has more than 254 characters
   */
  public static EmailAddress of(String text) {
    EmailAddress address = new EmailAddress(BLANKS_AROUND.matcher(text).replaceAll(""));
    String value = address.value;
    int at = value.indexOf('@');
    if (at < 1
        || at != value.lastIndexOf('@')
        || at == value.length() - 1
        || value.length() > 254
        || value.chars().anyMatch(EmailAddress::isBlank)) {
      throw new IllegalArgumentException(
          "an e-mail address has the form name@domain, without blanks, at most 254 characters");
    }
    return address;
  }

  private static boolean isBlank(int c) {
    return Character.isISOControl(c) || Character.isSpaceChar(c);
  }

  /** Returns the key; {@link #toString()} never shows it. */
  public String value() {
    return value;
  }

  /** Returns the address as it was written, without blanks around it. */
  public String spelling() {
    return spelling;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress address && address.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "e-mail(hidden)";
  }
}
