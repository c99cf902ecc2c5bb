package dev.stampbook.engine.internal.consent;

import dev.stampbook.member.CardCode;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import java.util.Optional;

/** Identities as texts, and how two of them go together. */
final class Identities {

  private Identities() {}

  static void write(Fields fields, MemberIdentity identity) {
    fields.put("member", identity.memberId().map(MemberId::value));
    fields.put("card", identity.cardCode().map(CardCode::value));
    fields.put("pos", identity.posId().map(PosId::value));
    fields.put("customer", identity.customerId().map(CustomerId::value));
    fields.put("email", identity.email().map(EmailAddress::value));
    fields.put("phone", identity.phone().map(PhoneNumber::value));
  }

  static MemberIdentity read(Fields fields) {
    return of(
        fields.get("member"),
        fields.get("card"),
        fields.get("pos"),
        fields.get("customer"),
        fields.get("email"),
        fields.get("phone"));
  }

  static MemberIdentity of(
      Optional<String> member,
      Optional<String> card,
      Optional<String> pos,
      Optional<String> customer,
      Optional<String> email,
      Optional<String> phone) {
    MemberIdentity.Builder identity = MemberIdentity.builder();
    member.ifPresent(value -> identity.memberId(MemberId.of(value)));
    card.ifPresent(value -> identity.cardCode(CardCode.of(value)));
    pos.ifPresent(value -> identity.posId(PosId.of(value)));
    customer.ifPresent(value -> identity.customerId(CustomerId.of(value)));
    email.ifPresent(value -> identity.email(EmailAddress.of(value)));
    phone.ifPresent(value -> identity.phone(PhoneNumber.of(value)));
    return identity.build();
  }

  /** Returns whether an account or a membership stands behind the identity, not just an address. */
  static boolean isStrong(MemberIdentity identity) {
    return identity.memberId().isPresent()
        || identity.cardCode().isPresent()
        || identity.posId().isPresent()
        || identity.customerId().isPresent();
  }
}
