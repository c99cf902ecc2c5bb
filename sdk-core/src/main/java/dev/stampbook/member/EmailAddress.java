package dev.stampbook.member;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as identity key (C13): trimmed and lower-cased by locale-neutral rules; "+tag" and dots are kept, because different
 * mailboxes are not merged by guesswork.
 *
 * @param value the key; {@link #toString()} never shows it
 */
public record EmailAddress(String value) {

  private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

  public EmailAddress {
    value = BLANKS_AROUND.matcher(value).replaceAll("").toLowerCase(Locale.ROOT);
    int at = value.indexOf('@');
    if (at < 1
        || at != value.lastIndexOf('@')
        || at == value.length() - 1
        || value.length() > 254
        || value.chars().anyMatch(EmailAddress::isBlank)) {
      throw new IllegalArgumentException(
          "an e-mail address has the form name@domain, without blanks, at most 254 characters");
    }
  }

  private static boolean isBlank(int c) {
    return Character.isISOControl(c) || Character.isSpaceChar(c);
  }

  /** Returns the key of this address. */
  public static EmailAddress of(String value) {
    return new EmailAddress(value);
  }

  @Override
  public String toString() {
    return "e-mail(hidden)";
  }
}
