package dev.stampbook.leat;

import dev.stampbook.http.json.PersonalText;
import dev.stampbook.leat.api.Contact;
import dev.stampbook.leat.api.CreditBalance;
import dev.stampbook.leat.api.Tier;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.TierName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads a contact as a member. The typed values count; the localised ones beside them are never read (sheet section 3.1). */
final class ContactReading {

  private ContactReading() {}

  static Member member(Contact contact) {
    MemberId id = MemberId.of(contact.uuid());
    MemberIdentity.Builder identity = MemberIdentity.builder().memberId(id);
    if (!isAnonymous(contact)) {
      email(contact).ifPresent(identity::email);
    }
    Member.Builder member = Member.builder(id, identity.build()).status(status(contact));
    contact.creditBalance().map(CreditBalance::balance).ifPresent(member::balance);
    contact
        .tier()
        .map(Tier::name)
        .filter(name -> !name.isBlank() && name.length() <= 200)
        .map(TierName::of)
        .ifPresent(member::tier);
    value(contact, "updated_at").flatMap(ContactReading::time).ifPresent(member::updatedAt);
    return member.build();
  }

  /** An anonymous contact has a made-up address that must not be taken for the person's. */
  static boolean isAnonymous(Contact contact) {
    return value(contact, "is_anonymous").filter("true"::equals).isPresent();
  }

  /** Returns whether there is a value of this name, other than an empty one. */
  static boolean knows(Contact contact, String name) {
    return value(contact, name).filter(text -> !text.isBlank()).isPresent();
  }

  private static MemberStatus status(Contact contact) {
    if (isAnonymous(contact)) {
      return MemberStatus.CANDIDATE;
    }
    boolean active = value(contact, "status").map("ACTIVE"::equals).orElse(true);
    return active ? MemberStatus.ACTIVE : MemberStatus.UNKNOWN;
  }

  private static Optional<EmailAddress> email(Contact contact) {
    try {
      return contact.email().map(PersonalText::value).map(EmailAddress::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(Contact contact, String name) {
    return Optional.ofNullable(contact.currentValues().get(name)).map(Object::toString);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
