package dev.stampbook.leat;

import dev.stampbook.Capability;
import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.leat.api.Contact;
import dev.stampbook.leat.api.ContactIdentifier;
import dev.stampbook.member.CardCode;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds, enrols and updates contacts (sheet section 13). The shop's customer id, POS ids and cards are contact identifiers, each a text that
 * leads to one contact; ids carry a prefix so that they cannot be taken for a card.
 */
public final class LeatMembers implements MemberService {

  private static final String REFERRAL_CODE = "referral_code";

  private final LeatApi api;
  private final LeatSettings settings;

  LeatMembers(LeatApi api, LeatSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Asks by member id, else by card, POS id and customer id, else by e-mail. An identifier that is switched off or linked to nobody finds
   * nobody. An anonymous contact is a {@link dev.stampbook.member.MemberStatus#CANDIDATE} without e-mail.
   *
   * @throws UnsupportedCapabilityException when the identity has a phone number alone: Leat cannot search by it
   */
  @Override
  public Optional<Member> find(MemberIdentity identity) {
    return locate(identity).map(ContactReading::member);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A new contact gets the profile, the phone number, and an identifier for each of card, POS id and customer id; with a profile attribute
   * {@code referral_code} it is created as referred. Someone who is there already keeps what Leat knows, and gets what is missing. An
   * anonymous contact found by an identifier is claimed for the e-mail; if another contact has that address, Leat merges the two, which
   * nothing undoes.
   *
   * @throws ConflictException when an identifier belongs to another contact
   * @throws InvalidRequestException when there is neither an e-mail nor an identifier to create a contact with
   */
  @Override
  public Enrollment enroll(MemberIdentity identity, Profile profile) {
    Optional<Contact> known = locate(identity);
    if (known.isPresent()) {
      Contact contact = claimed(known.get(), identity);
      link(identity, contact.uuid());
      return new Enrollment.AlreadyMember(
          ContactReading.member(completed(contact, identity, profile)));
    }
    String uuid = create(identity, profile);
    link(identity, uuid);
    return new Enrollment.Enrolled(
        ContactReading.member(changed(uuid, attributes(identity, profile))));
  }

  /** Fills in what Leat does not know yet, as after an enrolment that was cut; what it knows stays. */
  private Contact completed(Contact contact, MemberIdentity identity, Profile profile) {
    Map<String, Object> missing = attributes(identity, profile);
    missing.keySet().removeIf(name -> ContactReading.knows(contact, name));
    return missing.isEmpty() ? contact : changed(contact.uuid(), missing);
  }

  private Contact claimed(Contact contact, MemberIdentity identity) {
    if (identity.email().isEmpty() || !ContactReading.isAnonymous(contact)) {
      return contact;
    }
    Contact.Claim claim = new Contact.Claim(text(identity.email().get()));
    return api.contacts().claimContact(contact.uuid(), claim).data();
  }

  private String create(MemberIdentity identity, Profile profile) {
    if (identity.email().isEmpty()) {
      String identifier = identifiers(identity).findFirst().orElseThrow(LeatMembers::nameless);
      return api.contacts()
          .createAnonymousContact(
              new Contact.CreateAnonymous(Optional.of(PersonalText.of(identifier))))
          .data()
          .uuid();
    }
    PersonalText email = text(identity.email().get());
    Optional<String> code = Optional.ofNullable(profile.attributes().get(REFERRAL_CODE));
    if (code.isPresent()) {
      try {
        return api.contacts().createContact(new Contact.Create(email, code)).data().uuid();
      } catch (ConflictException alreadyThere) {
        return api.contacts().findContact(email).data().uuid();
      }
    }
    return api.contacts().findOrCreateContact(email).data().uuid();
  }

  private static InvalidRequestException nameless() {
    return new InvalidRequestException(
        "a contact needs an e-mail, a card, a POS id or a customer id",
        FailedCall.unanswered(Leat.NAME, "createContact"),
        Map.of("email", "is missing"));
  }

  private static Map<String, Object> attributes(MemberIdentity identity, Profile profile) {
    Map<String, Object> attributes = attributes(profile);
    attributes.remove(REFERRAL_CODE);
    identity.phone().ifPresent(phone -> attributes.put("phonenumber", phone.value()));
    return attributes;
  }

  private Contact changed(String uuid, Map<String, Object> attributes) {
    return attributes.isEmpty()
        ? api.contacts().getContact(uuid).data()
        : api.contacts().updateContact(uuid, new Contact.Update(attributes)).data();
  }

  private static Map<String, Object> attributes(Profile profile) {
    Map<String, Object> attributes = new TreeMap<>(profile.attributes());
    given(attributes, "firstname", profile.name().first());
    given(attributes, "lastname", profile.name().last());
    profile.birthDate().ifPresent(date -> attributes.put("birthdate", date.toString()));
    return attributes;
  }

  private static void given(Map<String, Object> attributes, String name, String value) {
    if (!value.isBlank()) {
      attributes.put(name, value);
    }
  }

  /** {@inheritDoc} Attributes go under Leat's own names; system attributes are refused. */
  @Override
  public Member update(MemberId id, Profile profile) {
    return ContactReading.member(changed(id.value(), attributes(profile)));
  }

  Optional<Contact> locate(MemberIdentity identity) {
    if (identity.memberId().isPresent()) {
      return contact(identity.memberId().get().value());
    }
    List<String> identifiers = identifiers(identity).toList();
    if (identifiers.isEmpty() && identity.email().isEmpty()) {
      throw new UnsupportedCapabilityException(
          Leat.NAME, Capability.MEMBER_FIND, "find by phone number alone", Optional.empty());
    }
    for (String identifier : identifiers) {
      Optional<Contact> found = byIdentifier(identifier);
      if (found.isPresent()) {
        return found;
      }
    }
    return identity.email().flatMap(this::byEmail);
  }

  private Stream<String> identifiers(MemberIdentity identity) {
    return Stream.of(
            identity.cardCode().map(CardCode::value),
            identity.posId().map(id -> settings.posIdPrefix() + id.value()),
            identity.customerId().map(id -> settings.customerIdPrefix() + id.value()))
        .flatMap(Optional::stream);
  }

  private Optional<Contact> contact(String uuid) {
    try {
      return Optional.of(api.contacts().getContact(uuid).data());
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  private Optional<Contact> byIdentifier(String value) {
    return identifier(value)
        .filter(found -> found.active().orElse(true))
        .flatMap(ContactIdentifier::contact)
        .flatMap(owner -> contact(owner.uuid()));
  }

  /** Refusals for an identifier that is inactive or linked to nobody are conflicts; neither finds anybody. */
  private Optional<ContactIdentifier> identifier(String value) {
    try {
      return Optional.of(api.contacts().findContactIdentifier(PersonalText.of(value)).data());
    } catch (NotFoundException | ConflictException none) {
      return Optional.empty();
    }
  }

  private Optional<Contact> byEmail(EmailAddress email) {
    try {
      return Optional.of(api.contacts().findContact(text(email)).data());
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  private void link(MemberIdentity identity, String uuid) {
    identifiers(identity).forEach(value -> link(value, uuid));
  }

  private void link(String value, String uuid) {
    Optional<ContactIdentifier> there = identifier(value);
    if (there.isEmpty()) {
      api.contacts()
          .createContactIdentifier(
              new ContactIdentifier.Create(
                  PersonalText.of(value), Optional.of(uuid), Optional.empty()));
    } else if (there.get().contact().isEmpty()) {
      api.contacts()
          .linkContactIdentifier(new ContactIdentifier.Link(PersonalText.of(value), uuid));
    } else if (!there.get().contact().get().uuid().equals(uuid)) {
      throw new ConflictException(
          "an identifier of this person belongs to another contact; unlink it at Leat first",
          FailedCall.unanswered(Leat.NAME, "linkContactIdentifier"));
    }
  }

  private static PersonalText text(EmailAddress email) {
    return PersonalText.of(email.value());
  }
}
