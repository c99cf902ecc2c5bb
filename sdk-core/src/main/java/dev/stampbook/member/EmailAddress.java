package dev.stampbook.member;

import java.util.Locale;

/**
 * An e-mail address as identity key (C13): trimmed and lower-cased by locale-neutral rules; "+tag" and dots are kept, because different
 * mailboxes are not merged by guesswork.
 *
 * @param value the key; {@link #toString()} never shows it
 */
public record EmailAddress(String value) {

  public EmailAddress {
    value = value.strip().toLowerCase(Locale.ROOT);
    int at = value.indexOf('@');
    if (at < 1
        || at != value.lastIndexOf('@')
        || at == value.length() - 1
        || value.length() > 254
        || value.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException(
          "an e-mail address has the form name@domain, without blanks, at most 254 characters");
    }
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
