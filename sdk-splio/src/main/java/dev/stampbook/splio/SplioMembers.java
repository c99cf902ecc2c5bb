package dev.stampbook.splio;

import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.CardCode;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.Profile;
import dev.stampbook.member.TierName;
import dev.stampbook.splio.api.Contact;
import dev.stampbook.splio.api.ContactCreate;
import dev.stampbook.splio.api.ContactPatch;
import dev.stampbook.splio.api.CustomFieldIn;
import dev.stampbook.splio.api.MemberCreate;
import dev.stampbook.splio.api.MemberPatch;
import dev.stampbook.splio.api.SplioApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds, enrols and updates members: contacts that hold a card of the program (sheet section 13). A {@link MemberId} is the contact's number
 * in the universe. No call here carries subscriptions, so none can wipe them (pitfall 2).
 */
public final class SplioMembers implements MemberService {

  private static final int CARD_TRIES = 3;

  private final SplioApi api;
  private final SplioDirectory directory;
  private final SplioSettings settings;
  private final TimeSource time;

  SplioMembers(SplioApi api, SplioDirectory directory, SplioSettings settings, TimeSource time) {
    this.api = api;
    this.directory = directory;
    this.settings = settings;
    this.time = time;
  }

  /**
   * {@inheritDoc}
   *
   * <p>In this order: member id, card code, the universe's unique key, the field {@code splio.field.customerId}, e-mail, phone. A contact
   * without a card in the program is nobody yet; one whose card has ended is {@link MemberStatus#DISABLED}.
   */
  @Override
  public Optional<Member> find(MemberIdentity identity) {
    return directory.find(identity).flatMap(this::describe);
  }

  /**
   * Returns the card of a member, by which files and tills know it; reads and changes nothing.
   *
   * @throws dev.stampbook.NotFoundException when there is no such contact, or it has no card in the program
   */
  public CardCode card(MemberId id) {
    return CardCode.of(directory.holder(id).card().value());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Makes the contact when there is none, then gives the card; a card code in the identity whose card has no contact yet is linked.
   * Interrupted anywhere, another call goes on: every step looks first, because Splio protects no enrolment (sheet section 9).
   *
   * @throws InvalidRequestException when the identity lacks the universe's unique key, or the card code where the shop makes them
   * @throws ConflictException when Splio cannot make a card code, three times, or the card belongs to somebody else
   */
  @Override
  public Enrollment enroll(MemberIdentity identity, Profile profile) {
    Optional<Contact> known = directory.find(identity);
    PersonalText key = known.map(directory::keyOf).orElseGet(() -> requireKey(identity));
    Optional<Member> member = known.flatMap(this::describe);
    if (member.isPresent()) {
      return new Enrollment.AlreadyMember(member.get());
    }
    if (settings.cardCodes() == SplioCardCodes.SHOP && identity.cardCode().isEmpty()) {
      throw invalid("card_code", "is missing (setting: splio.cardCodes=SHOP)", "createMember");
    }
    if (known.isEmpty()) {
      createContact(key, identity, profile);
    }
    boolean ours = giveCard(key, identity, profile);
    Member made =
        directory
            .byKey(key)
            .flatMap(this::describe)
            .orElseThrow(() -> SplioDirectory.noMember("createMember"));
    return ours ? new Enrollment.Enrolled(made) : new Enrollment.AlreadyMember(made);
  }

  private PersonalText requireKey(MemberIdentity identity) {
    return directory
        .keyIn(identity)
        .orElseThrow(
            () -> invalid("contact_key", "the universe's unique key is missing", "createContact"));
  }

  private static InvalidRequestException invalid(String field, String problem, String operation) {
    return new InvalidRequestException(
        "the identity cannot be enrolled: " + field + " " + problem,
        FailedCall.unanswered(Splio.NAME, operation),
        Map.of(field, problem));
  }

  private void createContact(PersonalText key, MemberIdentity identity, Profile profile) {
    List<CustomFieldIn> fields = new ArrayList<>(attributes(profile));
    String kind = directory.uniqueKey();
    if (kind.matches("c[0-9]+")) {
      Optional<Long> number = Optional.of(Long.parseLong(kind.substring(1)));
      fields.add(new CustomFieldIn(number, Optional.empty(), key));
    }
    settings
        .customerIdField()
        .filter(field -> !field.equals(kind))
        .flatMap(field -> identity.customerId().map(id -> field(field, id.value())))
        .ifPresent(fields::add);
    try {
      api.data()
          .createContact(
              new ContactCreate(
                  given(profile.name().last()),
                  given(profile.name().first()),
                  Optional.empty(),
                  Optional.empty(),
                  identity.email().map(email -> PersonalText.of(email.value())),
                  identity.phone().map(phone -> PersonalText.of(phone.value())),
                  Optional.empty(),
                  Optional.empty(),
                  fields.isEmpty() ? Optional.empty() : Optional.of(fields),
                  Optional.empty()));
    } catch (ConflictException existsByNow) {
      if (directory.byKey(key).isEmpty()) {
        throw existsByNow;
      }
    }
  }

  /** Returns whether the card is of our making; the program may have subscribed the contact by itself meanwhile. */
  private boolean giveCard(PersonalText key, MemberIdentity identity, Profile profile) {
    for (int attempt = 1; ; attempt++) {
      if (directory.byKey(key).flatMap(directory::card).isPresent()) {
        return false;
      }
      try {
        if (identity.cardCode().isPresent() && linked(identity.cardCode().get(), key)) {
          return true;
        }
        api.loyalty().createMember(card(key, identity, profile));
        return true;
      } catch (ConflictException noCode) {
        if (attempt == CARD_TRIES) {
          throw noCode;
        }
      } catch (InvalidRequestException refused) {
        if (directory.byKey(key).flatMap(directory::card).isEmpty()) { // U17
          throw refused;
        }
        return false;
      }
    }
  }

  /** A card that was handed out before its holder was known is linked; somebody else's is refused by Splio. */
  private boolean linked(CardCode code, PersonalText key) {
    PersonalText card = PersonalText.of(code.value());
    if (Look.up(() -> api.loyalty().getMember(card)).isEmpty()) {
      return false;
    }
    api.loyalty()
        .updateMember(
            card,
            new MemberPatch(
                Optional.empty(),
                Optional.empty(),
                Optional.of(key),
                Optional.empty(),
                Optional.empty()));
    return true;
  }

  private MemberCreate card(PersonalText key, MemberIdentity identity, Profile profile) {
    return new MemberCreate(
        settings.program(),
        Optional.of(key),
        identity.cardCode().map(code -> PersonalText.of(code.value())),
        Optional.empty(),
        profile.birthDate(),
        Optional.of(SplioZones.local(time.now(), settings.zones().loyalty())),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Name and attributes go to the contact, attributes as custom fields by name, the birth date to the card. {@code program_joined_at} is
   * never sent: changing it can replay points (pitfall 21).
   */
  @Override
  public Member update(MemberId id, Profile profile) {
    SplioDirectory.Holder holder = directory.holder(id);
    List<CustomFieldIn> fields = attributes(profile);
    Optional<PersonalText> first = given(profile.name().first());
    Optional<PersonalText> last = given(profile.name().last());
    if (first.isPresent() || last.isPresent() || !fields.isEmpty()) {
      api.data()
          .updateContact(
              holder.key(),
              new ContactPatch(
                  Optional.empty(),
                  last,
                  first,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  fields.isEmpty() ? Optional.empty() : Optional.of(fields),
                  Optional.empty()));
    }
    if (profile.birthDate().isPresent()) {
      api.loyalty()
          .updateMember(
              holder.card(),
              new MemberPatch(
                  Optional.empty(),
                  profile.birthDate(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
    }
    return directory
        .contact(id)
        .flatMap(this::describe)
        .orElseThrow(() -> SplioDirectory.noMember("getMember"));
  }

  private static Optional<PersonalText> given(String name) {
    return name.isBlank() ? Optional.empty() : Optional.of(PersonalText.of(name));
  }

  private static List<CustomFieldIn> attributes(Profile profile) {
    return profile.attributes().entrySet().stream()
        .map(entry -> field(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Fields are named by name or, as in searches, by number: {@code c0}. */
  private static CustomFieldIn field(String name, String value) {
    if (value.length() > RewardField.LONGEST) {
      throw invalid(name, "is longer than " + RewardField.LONGEST + " characters", "createContact");
    }
    return name.matches("c[0-9]{1,6}")
        ? new CustomFieldIn(
            Optional.of(Long.parseLong(name.substring(1))),
            Optional.empty(),
            PersonalText.of(value))
        : CustomFieldIn.named(name, value);
  }

  private Optional<Member> describe(Contact contact) {
    Optional<PersonalText> card = directory.card(contact);
    return card.flatMap(code -> Look.up(() -> api.loyalty().getMember(code)))
        .map(member -> describe(contact, card.orElseThrow(), member));
  }

  private Member describe(
      Contact contact, PersonalText card, dev.stampbook.splio.api.Member member) {
    MemberId id = MemberId.of(Long.toString(contact.id()));
    MemberIdentity.Builder identity =
        MemberIdentity.builder().memberId(id).cardCode(CardCode.of(card.value()));
    SplioDirectory.email(contact).ifPresent(identity::email);
    phone(contact).ifPresent(identity::phone);
    customerId(contact).ifPresent(identity::customerId);
    Member.Builder described =
        Member.builder(id, identity.build())
            .status(hasEnded(member) ? MemberStatus.DISABLED : MemberStatus.ACTIVE);
    member
        .tier()
        .map(dev.stampbook.splio.api.Tier::name)
        .filter(name -> !name.isBlank() && name.length() <= 200)
        .map(TierName::of)
        .ifPresent(described::tier);
    return described.build();
  }

  /** A card that ended today may still be good in another zone, so a day is granted (sheet section 11). */
  private boolean hasEnded(dev.stampbook.splio.api.Member member) {
    return member
        .cardExpireAt()
        .filter(end -> !SplioZones.isNever(end))
        .map(end -> SplioZones.instant(end, settings.zones().loyalty()))
        .filter(end -> end.plus(SplioPoints.ZONE_TOLERANCE).isBefore(time.now()))
        .isPresent();
  }

  private static Optional<PhoneNumber> phone(Contact contact) {
    try {
      return contact
          .cellphone()
          .map(PersonalText::value)
          .filter(text -> !text.isBlank())
          .map(PhoneNumber::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<CustomerId> customerId(Contact contact) {
    String kind = directory.uniqueKey();
    Optional<String> field =
        settings
            .customerIdField()
            .or(
                () ->
                    Optional.of(kind)
                        .filter(key -> key.startsWith("c") && !key.equals("cellphone"))
                        .filter(key -> settings.keyHolds() == SplioKeyHolds.CUSTOMER_ID));
    return field
        .flatMap(name -> SplioDirectory.custom(contact, name))
        .map(PersonalText::value)
        .filter(text -> !text.isBlank() && text.length() <= 200)
        .map(CustomerId::of);
  }
}
