package dev.stampbook.splio;

import dev.stampbook.AmbiguousMemberException;
import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.splio.api.Contact;
import dev.stampbook.splio.api.ContactKeyKind;
import dev.stampbook.splio.api.CustomField;
import dev.stampbook.splio.api.Individual;
import dev.stampbook.splio.api.Member;
import dev.stampbook.splio.api.SearchEncoding.Criterion;
import dev.stampbook.splio.api.SplioApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds contacts, their unique key and their card (sheet sections 1 and 13). A member's id is the contact's number in the universe: it outlives
 * cards and, unlike a card code, opens nothing at a till.
 */
final class SplioDirectory {

  private final SplioApi api;
  private final SplioSettings settings;
  private volatile Optional<String> uniqueKey = Optional.empty();

  SplioDirectory(SplioApi api, SplioSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /** A contact with the card of this program. */
  record Holder(Contact contact, PersonalText key, PersonalText card) {}

  /** Returns which attribute identifies contacts; asked once. */
  String uniqueKey() {
    Optional<String> known = uniqueKey;
    if (known.isEmpty()) {
      known = Optional.of(api.data().getUniqueKey().uniqueKey().strip());
      uniqueKey = known;
    }
    return known.orElseThrow();
  }

  /**
   * Returns the holder of a card.
   *
   * @throws NotFoundException when there is no such contact, or it has no card in this program
   */
  Holder holder(MemberId member) {
    Contact contact = contact(member).orElseThrow(() -> noMember("getContact"));
    return new Holder(
        contact, keyOf(contact), card(contact).orElseThrow(() -> noMember("getContact")));
  }

  static NotFoundException noMember(String operation) {
    return new NotFoundException(
        "there is no such contact, or it has no card in the program",
        FailedCall.unanswered(Splio.NAME, operation));
  }

  Optional<Contact> contact(MemberId member) {
    return member.value().matches("[0-9]{1,18}")
        ? Look.up(
            () ->
                api.data()
                    .getContact(
                        PersonalText.of(member.value()),
                        Optional.of(OpenEnum.of(ContactKeyKind.INTERNAL_ID))))
        : Optional.empty();
  }

  Optional<Contact> byKey(PersonalText key) {
    return Look.up(() -> api.data().getContact(key, Optional.empty()));
  }

  /** Returns the card in this program; programs are compared as text (pitfall 17). */
  Optional<PersonalText> card(Contact contact) {
    String program = Long.toString(settings.program());
    return contact.loyalty().stream()
        .filter(loyalty -> loyalty.idProgram().filter(program::equals).isPresent())
        .map(dev.stampbook.splio.api.LoyaltyRef::cardCode)
        .findFirst();
  }

  PersonalText keyOf(Contact contact) {
    String kind = uniqueKey();
    return (switch (kind) {
          case "email" -> contact.email();
          case "cellphone" -> contact.cellphone();
          default -> custom(contact, kind);
        })
        .filter(text -> !text.value().isBlank())
        .orElseThrow(
            () ->
                new MalformedResponseException(
                    "the contact does not tell its unique key " + kind,
                    FailedCall.unanswered(Splio.NAME, "getContact"),
                    RemoteEffect.NOT_SENT));
  }

  /** Returns a custom field by its name, or by its number as in {@code c0}. */
  static Optional<PersonalText> custom(Contact contact, String field) {
    return contact.customFields().stream()
        .filter(
            one ->
                one.name().filter(field::equals).isPresent()
                    || one.id().filter(id -> field.equals("c" + id)).isPresent())
        .flatMap((CustomField one) -> one.value().stream())
        .findFirst();
  }

  /** Returns what the identity says about the unique key of this universe. */
  Optional<PersonalText> keyIn(MemberIdentity identity) {
    return switch (uniqueKey()) {
      case "email" -> identity.email().map(email -> PersonalText.of(email.value()));
      case "cellphone" -> identity.phone().map(phone -> PersonalText.of(phone.value()));
      default ->
          settings.keyHolds() == SplioKeyHolds.POS_ID
              ? identity.posId().map(id -> PersonalText.of(id.value()))
              : identity.customerId().map(id -> PersonalText.of(id.value()));
    };
  }

  /**
   * Finds a contact: by number, card, unique key, and else by search; a search that names several is not decided here.
   *
   * @throws UnsupportedCapabilityException when nothing in the identity can be searched for
   */
  Optional<Contact> find(MemberIdentity identity) {
    if (identity.memberId().isPresent()) {
      return contact(identity.memberId().get());
    }
    Optional<Contact> carried =
        identity.cardCode().flatMap(code -> byCard(PersonalText.of(code.value())));
    if (carried.isPresent()) {
      return carried;
    }
    Optional<PersonalText> key = keyIn(identity);
    if (key.isPresent()) {
      return byKey(key.get());
    }
    List<Criterion> searches = searches(identity);
    if (searches.isEmpty() && identity.cardCode().isEmpty()) {
      throw new UnsupportedCapabilityException(
          Splio.NAME,
          Capability.MEMBER_FIND,
          "find by what the universe does not search (unique key: " + uniqueKey() + ")",
          Optional.of("splio.field.customerId"));
    }
    return searches.stream().flatMap(search -> search(search).stream()).findFirst();
  }

  private Optional<Contact> byCard(PersonalText card) {
    return Look.up(() -> api.loyalty().getMember(card))
        .flatMap(Member::individual)
        .flatMap(Individual::id)
        .flatMap(id -> contact(MemberId.of(Long.toString(id))));
  }

  private List<Criterion> searches(MemberIdentity identity) {
    List<Criterion> all = new ArrayList<>();
    settings
        .customerIdField()
        .flatMap(
            field ->
                identity
                    .customerId()
                    .map(id -> Criterion.equal(field, PersonalText.of(id.value()))))
        .ifPresent(all::add);
    identity
        .email()
        .ifPresent(email -> all.add(Criterion.equal("email", PersonalText.of(email.value()))));
    identity
        .phone()
        .ifPresent(phone -> all.add(Criterion.equal("cellphone", PersonalText.of(phone.value()))));
    return all;
  }

  /** The search may be laxer than asked, so rows are compared again; rows may lack the cards, so the hit is read once more. */
  private Optional<Contact> search(Criterion wanted) {
    List<Contact> hits =
        api
            .data()
            .searchContacts(
                Optional.empty(),
                Optional.of(100),
                settings.search().fields(List.of(wanted)),
                settings.search().indexed(List.of(wanted)))
            .elements()
            .stream()
            .filter(row -> matches(row, wanted))
            .toList();
    if (hits.size() > 1) {
      throw new AmbiguousMemberException(
          hits.size() + " contacts have the same " + wanted.key(),
          FailedCall.unanswered(Splio.NAME, "searchContacts"),
          hits.size());
    }
    return hits.stream().findFirst().flatMap(hit -> contact(MemberId.of(Long.toString(hit.id()))));
  }

  private static boolean matches(Contact row, Criterion wanted) {
    String value = wanted.value().value();
    return switch (wanted.key()) {
      case "email" -> email(row).filter(address -> address.value().equals(value)).isPresent();
      case "cellphone" ->
          row.cellphone().filter(phone -> phone.value().strip().equals(value)).isPresent();
      default -> custom(row, wanted.key()).filter(field -> field.value().equals(value)).isPresent();
    };
  }

  static Optional<EmailAddress> email(Contact contact) {
    try {
      return contact
          .email()
          .map(PersonalText::value)
          .filter(text -> !text.isBlank())
          .map(EmailAddress::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
