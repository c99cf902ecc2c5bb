package dev.stampbook.consent;

import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.PhoneNumber;

/**
 * The e-mail address or phone number a consent is for, as the person gave it. A consent holds for this address alone: a changed number has
 * none (springbig sheet 15.3).
 *
 * @param channel the channel that reaches it
 * @param asGiven as the person wrote it; {@link #toString()} never shows it
 */
public record ContactAddress(ConsentChannel channel, String asGiven) {

  public ContactAddress {
    normalized(channel, asGiven); // refuses what is no address
  }

  /** Returns the address of the e-mail channel. */
  public static ContactAddress of(EmailAddress email) {
    return new ContactAddress(ConsentChannel.EMAIL, email.value());
  }

  /** Returns the address of the SMS channel. */
  public static ContactAddress of(PhoneNumber phone) {
    return new ContactAddress(ConsentChannel.SMS, phone.value());
  }

  /** Returns the address in the form in which two spellings of one address are equal (C13). */
  public String key() {
    return normalized(channel, asGiven);
  }

  /** Returns whether both reach the same mailbox or phone. */
  public boolean isSameAs(ContactAddress other) {
    return channel == other.channel && key().equals(other.key());
  }

  private static String normalized(ConsentChannel channel, String text) {
    return switch (channel) {
      case EMAIL -> EmailAddress.of(text).value();
      case SMS -> PhoneNumber.of(text).value();
    };
  }

  @Override
  public String toString() {
    return channel + "(hidden)";
  }
}
