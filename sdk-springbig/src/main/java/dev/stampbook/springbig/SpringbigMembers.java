package dev.stampbook.springbig;

import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import dev.stampbook.member.Profile;
import dev.stampbook.springbig.MemberLookup.Match;
import dev.stampbook.springbig.api.MemberWrite;
import dev.stampbook.springbig.api.SpringbigApi;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds, enrols, links and updates members (sheet sections 13 and 16). A member's id is our own key, {@code pos_user}.
 *
 * <p>A person whom Springbig knew before, but not from us, is <em>not linked</em>: found as {@link MemberStatus#CANDIDATE} with an id that
 * begins with {@code unlinked:}, never created a second time, and earning nothing until {@link #enroll} has linked them.
 */
public final class SpringbigMembers implements MemberService {

  private static final String CREATE = "createMember";
  private static final String UPDATE = "updateMember";

  private final SpringbigApi api;
  private final MemberLookup lookup;
  private final SpringbigSettings settings;

  SpringbigMembers(SpringbigApi api, MemberLookup lookup, SpringbigSettings settings) {
    this.api = api;
    this.lookup = lookup;
    this.settings = settings;
  }

  /**
   * {@inheritDoc}
   *
   * <p>By phone, and when nobody has it by e-mail. Of several hits the one with our key is meant, whatever the order; otherwise the look-up
   * fails as ambiguous. By member id alone only with {@code springbig.routes.balance}.
   *
   * @return the member; nobody for a customer without phone and e-mail, since Springbig has no member without one of them (sheet section 3.3)
   * @throws dev.stampbook.UnsupportedCapabilityException when a phone is not of the configured format and there is no e-mail, or when only a
   *     member id is given
   */
  @Override
  public Optional<Member> find(MemberIdentity identity) {
    if (identity.memberId().isEmpty() && identity.phone().isEmpty() && identity.email().isEmpty()) {
      return Optional.empty();
    }
    return lookup.find(identity).map(this::member);
  }

  /**
   * Finds who has a phone, for a wallet or a kiosk, after the shop has proven that whoever asks holds it (sheet section 12, wallets).
   *
   * @return the member, or empty when nobody has the phone or the proof failed; then nothing was read
   */
  public Optional<Member> open(PhoneNumber phone, PhoneVerifier verifier) {
    return verifier.check(phone) == PhoneVerifier.Proof.PROVEN
        ? find(MemberIdentity.builder().phone(phone).build())
        : Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Consent is never sent along. A known person without our key is linked by an update; while no look-up shows the key, the answer is a
   * {@link MemberStatus#CANDIDATE} and the link uncertain.
   *
   * @throws InvalidRequestException when the identity has neither POS id nor customer id, which becomes {@code pos_user}, or nothing
   *     Springbig takes as phone or e-mail
   */
  @Override
  public Enrollment enroll(MemberIdentity identity, Profile profile) {
    String key =
        MemberKey.ours(identity)
            .orElseThrow(() -> invalid(CREATE, "pos_user", "needs a POS id or a customer id"));
    MemberWrite write = write(key, identity, profile);
    if (write.phoneNumber().isEmpty() && write.email().isEmpty()) {
      throw invalid(CREATE, "phone_number", "or email is missing");
    }
    MemberIdentity person = searchable(identity, key);
    Optional<Match> known = lookup.find(person);
    if (known.isPresent()) {
      return new Enrollment.AlreadyMember(
          known.get().posUser().isPresent() ? member(known.get()) : link(write, person));
    }
    try {
      api.createMember(write);
    } catch (InvalidRequestException | ConflictException refusal) { // somebody else was first
      Optional<Match> meanwhile = lookup.find(person);
      return new Enrollment.AlreadyMember(
          member(meanwhile.filter(one -> one.posUser().isPresent()).orElseThrow(() -> refusal)));
    }
    return new Enrollment.Enrolled(describe(MemberKey.linked(key), identity).build());
  }

  /** A look-up for an enrolment has our key to compare with, and no member id to be narrowed by. */
  private static MemberIdentity searchable(MemberIdentity identity, String key) {
    MemberIdentity.Builder person = MemberIdentity.builder().posId(PosId.of(key));
    identity.phone().ifPresent(person::phone);
    identity.email().ifPresent(person::email);
    return person.build();
  }

  /** Links somebody whom a look-up found without our key; names phone and e-mail, by which Springbig knows them. */
  void link(String key, MemberIdentity identity) {
    update(write(key, identity, Profile.empty()));
  }

  private Member link(MemberWrite write, MemberIdentity person) {
    update(write);
    return lookup
        .find(person)
        .map(this::member)
        .orElseThrow(() -> MemberKey.missing("findMembers", "members[] after the link"));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Attributes are the text fields of {@link MemberWrite} by their names on the wire. The member returned is what is known without
   * another look-up: id and key.
   *
   * @throws InvalidRequestException when the member is not linked, or an attribute is a consent field or unknown; nothing was sent
   */
  @Override
  public Member update(MemberId id, Profile profile) {
    String key = MemberKey.required(id, UPDATE);
    MemberIdentity identity = MemberIdentity.builder().posId(PosId.of(key)).build();
    update(write(key, identity, profile));
    return describe(id, identity).build();
  }

  /** Sends an update in the configured style. */
  void update(MemberWrite write) {
    switch (settings.memberUpdateStyle()) {
      case COLLECTION -> api.updateMember(write);
      case BY_KEY -> api.updateMemberByPosUser(write.posUser(), write);
    }
  }

  private MemberWrite write(String key, MemberIdentity identity, Profile profile) {
    MemberWrite.Builder write = MemberWrite.builder(key, settings.posType());
    identity
        .phone()
        .flatMap(settings.phoneFormat()::digits)
        .map(PersonalText::of)
        .ifPresent(write::phoneNumber);
    identity.email().map(EmailAddress::value).map(PersonalText::of).ifPresent(write::email);
    given(profile.name().first()).ifPresent(write::firstName);
    given(profile.name().last()).ifPresent(write::lastName);
    profile.birthDate().ifPresent(write::birthday);
    profile.attributes().forEach((field, value) -> put(write, field, value));
    return write.build();
  }

  private void put(MemberWrite.Builder write, String field, String value) {
    if (ConsentFields.of(settings).contains(field)) {
      throw invalid(UPDATE, field, "is consent and travels only with a recorded act");
    }
    try {
      write.text(field, value);
    } catch (IllegalArgumentException unknown) {
      throw invalid(UPDATE, field, "is no field of a member");
    }
  }

  private static Optional<PersonalText> given(String name) {
    return name.isBlank() ? Optional.empty() : Optional.of(PersonalText.of(name));
  }

  private static InvalidRequestException invalid(String operation, String field, String problem) {
    return new InvalidRequestException(
        "the member cannot be written: " + field + " " + problem,
        FailedCall.unanswered(Springbig.NAME, operation),
        Map.of(field, problem));
  }

  private Member member(Match match) {
    MemberId id = match.id();
    MemberIdentity.Builder identity = MemberIdentity.builder().memberId(id);
    match.posUser().map(PosId::of).ifPresent(identity::posId);
    usable(match.member().email(), EmailAddress::of).ifPresent(identity::email);
    usable(match.member().phoneNumber(), PhoneNumber::of).ifPresent(identity::phone);
    Member.Builder member =
        Member.builder(id, identity.build())
            .status(match.posUser().isPresent() ? MemberStatus.ACTIVE : MemberStatus.CANDIDATE);
    settings.balance().flatMap(match.member().raw()::whole).ifPresent(member::balance);
    return member.build();
  }

  private static Member.Builder describe(MemberId id, MemberIdentity known) {
    MemberIdentity identity = known.toBuilder().memberId(id).posId(PosId.of(id.value())).build();
    return Member.builder(id, identity);
  }

  private static <T> Optional<T> usable(Optional<PersonalText> text, Function<String, T> parse) {
    try {
      return text.map(PersonalText::value).map(parse);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
