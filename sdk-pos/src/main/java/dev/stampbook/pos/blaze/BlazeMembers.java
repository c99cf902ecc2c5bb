package dev.stampbook.pos.blaze;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.http.Page;
import dev.stampbook.http.Pages;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberService;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import dev.stampbook.member.Profile;
import dev.stampbook.pos.blaze.api.Document;
import dev.stampbook.pos.blaze.api.EpochMillis;
import dev.stampbook.pos.blaze.api.Found;
import dev.stampbook.pos.blaze.api.Member;
import dev.stampbook.pos.blaze.api.MembersApi;
import dev.stampbook.pos.blaze.api.MembershipAddRequest;
import dev.stampbook.pos.blaze.api.Rows;
import dev.stampbook.pos.blaze.api.Whole;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The members of a Blaze shop (sheet sections 3.2, 13.1, 13.2). The member id is Blaze's; balances are not told, because the points are the
 * loyalty provider's.
 *
 * <p>Finding goes by member id, POS id or customer id, else by e-mail, and where nobody has the address, by phone: numbers are looked for as
 * ten digits and, behind {@code +1}, with the 1 before them. Of several with one phone number the active one that was changed last counts.
 * Deleted members are nobody.
 */
public final class BlazeMembers implements MemberService {

  private static final Set<String> CONSENT = Set.of("textOptIn", "emailOptIn");
  private static final int MOST_PAGES = 10_000;

  private final MembersApi api;
  private final BlazeSettings settings;

  BlazeMembers(MembersApi api, BlazeSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  @Override
  public Optional<dev.stampbook.member.Member> find(MemberIdentity identity) {
    return lookup(identity).map(this::neutral);
  }

  /** Returns the id by which a loyalty provider knows a member, see {@code blaze.posIdSource}. */
  public PosId posId(Member member) {
    return PosId.of(
        settings.posIdSource() == PosIdSource.CONSUMER_USER_ID
            ? member.consumerUserId().filter(id -> !id.isBlank()).orElse(member.id())
            : member.id());
  }

  /**
   * Lists the members that changed since a time, page by page. Blaze asks for at most one such read an hour (sheet section 7); take the time
   * of the last one minus some minutes. With {@link MemberDeltaField#CREATED} only new members are listed.
   */
  public Stream<dev.stampbook.member.Member> changedSince(Instant since) {
    return new Pages(Blaze.SYSTEM, "listMembers", MOST_PAGES)
        .from(0, skip -> page(since, skip))
        .filter(member -> !isDeleted(member))
        .map(this::neutral);
  }

  private Page<Integer, Member> page(Instant since, int skip) {
    Rows<Member> answer =
        api.listMembers(
            Optional.of(since.toEpochMilli()),
            Optional.of(settings.now().get().toEpochMilli()),
            Optional.of(skip),
            Optional.of(settings.pageSize()));
    List<Member> rows = rows(answer, "listMembers");
    int next = skip + rows.size();
    boolean more =
        !rows.isEmpty()
            && answer.total().map(total -> next < total).orElse(rows.size() >= settings.pageSize());
    List<Member> fitting =
        settings.memberDeltaField() == MemberDeltaField.CREATED
            ? rows
            : rows.stream().filter(row -> !modified(row).isBefore(since)).toList();
    return new Page<>(fitting, Optional.of(next).filter(place -> more));
  }

  Optional<Member> lookup(MemberIdentity identity) {
    Optional<String> id =
        identity
            .memberId()
            .map(MemberId::value)
            .or(() -> identity.posId().map(PosId::value))
            .or(() -> identity.customerId().map(CustomerId::value));
    if (id.isPresent()) {
      return byId(id.get());
    }
    return identity
        .email()
        .flatMap(this::byEmail)
        .or(() -> identity.phone().flatMap(this::byPhone));
  }

  Optional<Member> byId(String id) {
    try {
      return Optional.of(api.getMember(id).value()).filter(found -> !isDeleted(found));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private Optional<Member> byEmail(EmailAddress email) {
    return api.getMemberByEmail(PersonalText.of(email.value()))
        .flatMap(Found::value)
        .filter(found -> !isDeleted(found));
  }

  private Optional<Member> byPhone(PhoneNumber phone) {
    return Stream.of(national(phone), phone.value().replace("+", ""))
        .distinct()
        .flatMap(spelling -> withPhone(spelling).stream())
        .findFirst();
  }

  private static String national(PhoneNumber phone) {
    String number = phone.value();
    return number.startsWith("+1") && number.length() == 12 ? number.substring(2) : number;
  }

  private Optional<Member> withPhone(String spelling) {
    Rows<Member> answer =
        api.findMembersByPhone(
            PersonalText.of(spelling), Optional.empty(), Optional.empty(), Optional.empty());
    return rows(answer, "findMembersByPhone").stream()
        .filter(found -> !isDeleted(found))
        .max(Comparator.comparing(BlazeMembers::isActive).thenComparing(BlazeMembers::modified));
  }

  private static <T> List<T> rows(Rows<T> answer, String operation) {
    return answer
        .values()
        .orElseThrow(
            () ->
                new MalformedResponseException(
                    "the answer has no values",
                    FailedCall.unanswered(Blaze.SYSTEM, operation),
                    RemoteEffect.NOT_SENT));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The customer id of the identity goes along as {@code importId}. No consent and no points of Blaze's own are set. Blaze keeps nobody
   * from adding a person twice: after an unknown outcome the person is looked for by e-mail and phone.
   *
   * @throws InvalidRequestException when first or last name is missing, or there is neither e-mail nor phone to find the person again by
   */
  @Override
  public Enrollment enroll(MemberIdentity identity, Profile profile) {
    Optional<Member> known = lookup(reachable(identity, profile));
    if (known.isPresent()) {
      return new Enrollment.AlreadyMember(neutral(known.get()));
    }
    MembershipAddRequest request =
        MembershipAddRequest.of(
            PersonalText.of(profile.name().first()),
            PersonalText.of(profile.name().last()),
            new MembershipAddRequest.Contact(
                identity.email().map(email -> PersonalText.of(email.value())),
                identity.phone().map(phone -> PersonalText.of(national(phone))),
                profile.birthDate().map(day -> PersonalText.of(day.toString())),
                identity.customerId().map(CustomerId::value)));
    try {
      return new Enrollment.Enrolled(neutral(api.createMember(request)));
    } catch (OutcomeUnknownException e) {
      return lookup(reachable(identity, profile))
          .<Enrollment>map(made -> new Enrollment.Enrolled(neutral(made)))
          .orElseThrow(() -> e);
    }
  }

  /** Returns the identity by which a new member would be found again: a customer id of another system finds nobody here. */
  private static MemberIdentity reachable(MemberIdentity identity, Profile profile) {
    if (identity.memberId().isPresent() || identity.posId().isPresent()) {
      return identity;
    }
    boolean nameless = profile.name().first().isBlank() || profile.name().last().isBlank();
    if (nameless || (identity.email().isEmpty() && identity.phone().isEmpty())) {
      throw new InvalidRequestException(
          "a new member needs a first name, a last name, and an e-mail address or a phone number",
          FailedCall.unanswered(Blaze.SYSTEM, "createMember"));
    }
    MemberIdentity.Builder contact = MemberIdentity.builder();
    identity.email().ifPresent(contact::email);
    identity.phone().ifPresent(contact::phone);
    return contact.build();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Attributes go by Blaze's field names. Blaze replaces the whole member, so it is read, changed and sent back with all fields it has; a
   * change made by the till in between is lost.
   *
   * @throws InvalidRequestException for the attributes {@code textOptIn} and {@code emailOptIn}: consent goes by acts
   */
  @Override
  public dev.stampbook.member.Member update(MemberId id, Profile profile) {
    if (profile.attributes().keySet().stream().anyMatch(CONSENT::contains)) {
      throw new InvalidRequestException(
          "textOptIn and emailOptIn are consent; record the act of the person",
          FailedCall.unanswered(Blaze.SYSTEM, "updateMember"));
    }
    Document changed = api.getMember(id.value()).document();
    if (!profile.name().first().isBlank()) {
      changed = changed.with("firstName", profile.name().first());
    }
    if (!profile.name().last().isBlank()) {
      changed = changed.with("lastName", profile.name().last());
    }
    if (profile.birthDate().isPresent()) {
      changed = changed.with("birthdate", profile.birthDate().get().toString());
    }
    for (String field : profile.attributes().keySet()) {
      changed = changed.with(field, profile.attributes().getOrDefault(field, ""));
    }
    return neutral(api.updateMember(id.value(), changed));
  }

  Whole<Member> whole(String id) {
    return api.getMember(id);
  }

  Member replace(String id, Document member) {
    return api.updateMember(id, member);
  }

  /** Returns a reader for the members of one page. */
  People people() {
    return settings.customerLookup() == CustomerLookup.MEMBER
        ? new People(this::byId, this::identity)
        : new People(id -> Optional.empty(), this::identity);
  }

  private MemberIdentity identity(Member member) {
    MemberIdentity.Builder identity =
        MemberIdentity.builder().customerId(CustomerId.of(member.id())).posId(posId(member));
    email(member).ifPresent(identity::email);
    phone(member).ifPresent(identity::phone);
    return identity.build();
  }

  private dev.stampbook.member.Member neutral(Member member) {
    MemberId id = MemberId.of(member.id());
    dev.stampbook.member.Member.Builder neutral =
        dev.stampbook.member.Member.builder(id, identity(member).toBuilder().memberId(id).build())
            .status(status(member));
    member.modified().flatMap(EpochMillis::instant).ifPresent(neutral::updatedAt);
    return neutral.build();
  }

  private static MemberStatus status(Member member) {
    if (member.banPatient().orElse(false)) {
      return MemberStatus.DISABLED;
    }
    return member
        .status()
        .flatMap(status -> status.known())
        .map(
            status ->
                switch (status) {
                  case ACTIVE -> MemberStatus.ACTIVE;
                  case PENDING -> MemberStatus.CANDIDATE;
                  case INACTIVE -> MemberStatus.DISABLED;
                })
        .orElse(MemberStatus.UNKNOWN);
  }

  private static Optional<EmailAddress> email(Member member) {
    try {
      return member
          .email()
          .map(PersonalText::value)
          .filter(text -> !text.isBlank())
          .map(EmailAddress::of);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** Ten digits are a number of North America, the only place Blaze sells to. */
  private static Optional<PhoneNumber> phone(Member member) {
    try {
      return member
          .primaryPhone()
          .map(PersonalText::value)
          .filter(text -> !text.isBlank())
          .map(PhoneNumber::of)
          .map(
              number ->
                  number.value().matches("[2-9][0-9]{9}")
                      ? PhoneNumber.of("+1" + number.value())
                      : number);
    } catch (IllegalArgumentException noNumber) {
      return Optional.empty();
    }
  }

  private static boolean isDeleted(Member member) {
    return member.deleted().orElse(false);
  }

  private static boolean isActive(Member member) {
    return member.status().filter(status -> status.is(Member.Status.ACTIVE)).isPresent();
  }

  private static Instant modified(Member member) {
    return member.modified().flatMap(EpochMillis::instant).orElse(Instant.EPOCH);
  }
}
