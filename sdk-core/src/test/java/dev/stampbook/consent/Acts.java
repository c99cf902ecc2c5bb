package dev.stampbook.consent;

import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import java.time.Instant;
import java.util.Optional;

/** Records as short as a test needs them. */
final class Acts {

  static final Instant START = Instant.parse("2025-03-01T12:00:00Z");
  static final ContactAddress HOME = ContactAddress.of(EmailAddress.of("kim@example.com"));
  static final ContactAddress WORK = ContactAddress.of(EmailAddress.of("kim@work.example.com"));

  private Acts() {}

  /** Returns an act about e-mail that happened some minutes after the start and was recorded at once. */
  static ConsentRecord act(long sequence, ConsentAct.Action action, long minute) {
    return act(sequence, ConsentChannel.EMAIL, action, minute, minute, HOME);
  }

  static ConsentRecord act(
      long sequence,
      ConsentChannel channel,
      ConsentAct.Action action,
      long minute,
      long recordedMinute,
      ContactAddress address) {
    return new ConsentRecord(
        new ConsentAct(
            ConsentActId.of("act-" + sequence),
            channel,
            action,
            START.plusSeconds(60 * minute),
            ConsentAct.Medium.WEB_FORM),
        TenantId.of("main"),
        PersonId.of("p-1"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new ConsentDetails(
                Optional.of(address),
                MemberIdentity.of(EmailAddress.of("kim@example.com")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        new ChainLink(sequence, START.plusSeconds(60 * recordedMinute), Sha256.NONE, Sha256.NONE));
  }
}
