package dev.stampbook.cli;

import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.PhoneNumber;

/** Somebody new at the shop, invented. */
record Shopper(PersonName name, EmailAddress email, PhoneNumber phone) {

  /** Returns the shopper of a seed; the number is one of those reserved for fiction, of an area where no other customer lives. */
  static Shopper of(long seed) {
    long number = Math.floorMod(seed, 100L);
    return new Shopper(
        new PersonName("Ada", "Sample"),
        EmailAddress.of("ada.sample." + Long.toUnsignedString(seed) + "@example.com"),
        PhoneNumber.of("+197055501%02d".formatted(number)));
  }

  /** Returns what the shopper is found by. */
  MemberIdentity identity(CustomerId customer) {
    return MemberIdentity.builder().customerId(customer).email(email).phone(phone).build();
  }
}
