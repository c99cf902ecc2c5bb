package dev.stampbook.engine;

import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.Disclosure;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.FormId;
import dev.stampbook.consent.LocationId;
import dev.stampbook.consent.Picture;
import dev.stampbook.consent.SessionId;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.PhoneNumber;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/** A shop's forms, as the tests fill them in. */
final class ConsentForms {

  static final EmailAddress EMAIL = EmailAddress.of("kim@example.com");
  static final PhoneNumber PHONE = PhoneNumber.of("+13125550100");
  static final MemberIdentity KIM =
      MemberIdentity.builder().customerId(CustomerId.of("kim")).email(EMAIL).phone(PHONE).build();

  static final Disclosure SMS_TEXT =
      Disclosure.of(
          "sms-marketing",
          "2025-01",
          Locale.US,
          "By ticking this box you agree that Example Shop sends marketing text messages to the"
              + " number above. Agreeing is no condition of purchase. Message and data rates may"
              + " apply. Reply STOP to end.");
  static final Disclosure EMAIL_TEXT =
      Disclosure.of(
          "email-marketing",
          "2025-01",
          Locale.US,
          "Example Shop may send me its newsletter by e-mail. I can unsubscribe at any time.");

  /** One red pixel. */
  static final Picture PICTURE =
      Picture.png(
          Base64.getDecoder()
              .decode(
                  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIAAQYAwE5"
                      + "BlUJAAAAAElFTkSuQmCC"));

  private ConsentForms() {}

  static Evidence at(String time, Medium medium) {
    return form(Instant.parse(time), medium).build();
  }

  static Evidence at(Instant time, Medium medium) {
    return form(time, medium).build();
  }

  static Evidence.Builder form(Instant time, Medium medium) {
    return Evidence.builder(medium, time)
        .location(LocationId.of("web"))
        .form(FormId.of("marketing-options"))
        .name(new PersonName("Kim", "Example"))
        .session(SessionId.of("session-hash-1"))
        .pageUrl("https://shop.example.com/account")
        .submitLabel("Save")
        .userAgent("Mozilla/5.0 (test)")
        .ipAddress("192.0.2.7");
  }

  static ConsentAnswer ticked(ConsentChannel channel) {
    return ConsentAnswer.ticked(channel, label(channel), text(channel));
  }

  static ConsentAnswer cleared(ConsentChannel channel) {
    return ConsentAnswer.cleared(channel, label(channel), text(channel));
  }

  static ConsentAnswer leftEmpty(ConsentChannel channel) {
    return ConsentAnswer.leftEmpty(channel, label(channel), text(channel));
  }

  static Disclosure text(ConsentChannel channel) {
    return channel == ConsentChannel.SMS ? SMS_TEXT : EMAIL_TEXT;
  }

  private static String label(ConsentChannel channel) {
    return channel == ConsentChannel.SMS ? "Text me offers" : "E-mail me the newsletter";
  }
}
