package dev.stampbook.cli;

import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whom a command is about. */
final class ConsentPerson {

  @Option(
      names = "--person",
      required = true,
      description =
          "The registry's key (p-...), an e-mail address, a phone number beginning with a plus, or"
              + " customer:ID.")
  private String person = "";

  /**
   * Returns the person's key.
   *
   * @throws CliException when the registry knows nobody like this
   */
  PersonId in(ConsentRegistry registry) {
    if (person.startsWith("p-")) {
      return PersonId.of(person);
    }
    Optional<PersonId> known = registry.person(identity());
    return known.orElseThrow(() -> new CliException("the registry knows nobody like this"));
  }

  private MemberIdentity identity() {
    if (person.contains("@")) {
      return MemberIdentity.of(EmailAddress.of(person));
    }
    if (person.startsWith("+")) {
      return MemberIdentity.builder().phone(PhoneNumber.of(person)).build();
    }
    if (person.startsWith("customer:")) {
      CustomerId id = CustomerId.of(person.substring("customer:".length()));
      return MemberIdentity.builder().customerId(id).build();
    }
    throw new CliException(
        "--person is a key (p-...), an e-mail address, a phone number beginning with a plus, or"
            + " customer:ID");
  }
}
