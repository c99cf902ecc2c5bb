package dev.stampbook.engine.internal.consent;

import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.member.CardCode;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
            fields.get("phone"))
        .orElseThrow(() -> new IllegalArgumentException("an identity tells nothing"));
  }

  /** Returns the identity of these parts; empty without any. */
  static Optional<MemberIdentity> of(
      Optional<String> member,
      Optional<String> card,
      Optional<String> pos,
      Optional<String> customer,
      Optional<String> email,
      Optional<String> phone) {
    if (Stream.of(member, card, pos, customer, email, phone).allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    MemberIdentity.Builder identity = MemberIdentity.builder();
    member.ifPresent(value -> identity.memberId(MemberId.of(value)));
    card.ifPresent(value -> identity.cardCode(CardCode.of(value)));
    pos.ifPresent(value -> identity.posId(PosId.of(value)));
    customer.ifPresent(value -> identity.customerId(CustomerId.of(value)));
    email.ifPresent(value -> identity.email(EmailAddress.of(value)));
    phone.ifPresent(value -> identity.phone(PhoneNumber.of(value)));
    return Optional.of(identity.build());
  }

  /** Returns whether an account or a membership stands behind the identity, not just an address. */
  static boolean isStrong(MemberIdentity identity) {
    return !PersonKeys.accounts(identity).isEmpty();
  }

  /** Returns the identity without its addresses. */
  static MemberIdentity accountOnly(MemberIdentity identity) {
    MemberIdentity.Builder account = MemberIdentity.builder();
    identity.memberId().ifPresent(account::memberId);
    identity.cardCode().ifPresent(account::cardCode);
    identity.posId().ifPresent(account::posId);
    identity.customerId().ifPresent(account::customerId);
    return account.build();
  }

  static Optional<ContactAddress> address(MemberIdentity identity, ConsentChannel channel) {
    return switch (channel) {
      case EMAIL -> identity.email().map(ContactAddress::of);
      case SMS -> identity.phone().map(ContactAddress::of);
    };
  }

  /** Returns the identity with another address for its channel. */
  static MemberIdentity with(MemberIdentity identity, ContactAddress address) {
    return switch (address.channel()) {
      case EMAIL -> identity.toBuilder().email(EmailAddress.of(address.asGiven())).build();
      case SMS -> identity.toBuilder().phone(PhoneNumber.of(address.asGiven())).build();
    };
  }

  /** Returns whether two identities name different accounts of one kind. */
  static boolean contradictEachOther(MemberIdentity one, MemberIdentity other) {
    return differ(one, other, MemberIdentity::customerId)
        || differ(one, other, MemberIdentity::memberId)
        || differ(one, other, MemberIdentity::posId)
        || differ(one, other, MemberIdentity::cardCode);
  }

  /** Returns whether one tells nothing that the other does not tell too. */
  static boolean isPart(MemberIdentity part, MemberIdentity whole) {
    return Stream.<Function<MemberIdentity, Optional<?>>>of(
            MemberIdentity::customerId,
            MemberIdentity::memberId,
            MemberIdentity::posId,
            MemberIdentity::cardCode,
            MemberIdentity::email,
            MemberIdentity::phone)
        .allMatch(get -> get.apply(part).isEmpty() || get.apply(part).equals(get.apply(whole)));
  }

  private static boolean differ(
      MemberIdentity one, MemberIdentity other, Function<MemberIdentity, Optional<?>> part) {
    return part.apply(one).isPresent()
        && part.apply(other).isPresent()
        && !part.apply(one).equals(part.apply(other));
  }
}
