package dev.stampbook.springbig;

import static dev.stampbook.springbig.EmulatedSpringbig.TYPE;
import static dev.stampbook.springbig.EmulatedSpringbig.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.AmbiguousMemberException;
import dev.stampbook.Capability;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnavailableException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.PosId;
import dev.stampbook.member.Profile;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.springbig.SpringbigEmulator;
import dev.stampbook.sandbox.springbig.SpringbigPerson;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpringbigMembersTest {

  private static final Profile PAT =
      Profile.builder()
          .name(new PersonName("Pat", "Sample"))
          .birthDate(LocalDate.of(1990, 2, 3))
          .attribute("custom_group_list", "online,vip")
          .build();

  private final EmulatedSpringbig sandbox = new EmulatedSpringbig();
  private final SpringbigMembers members = sandbox.evidenced().build().members();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void findsByPhoneAndOnlyThenByEmail() {
    MemberId member = sandbox.member("c-1", "0101", 0);

    Member found = members.find(customer("c-1", "0101")).orElseThrow();

    assertThat(found.id()).isEqualTo(member);
    assertThat(found.status()).isEqualTo(MemberStatus.ACTIVE);
    assertThat(found.balance()).as("no field of a balance is known").isEmpty();
    assertThat(found.identity().phone()).contains(PhoneNumber.of("2025550101"));
    assertThat(found.identity().posId()).contains(PosId.of("c-1"));
    assertThat(sandbox.calls("GET /pos/v1/members")).isEqualTo(1);

    MemberIdentity otherPhone =
        customer("c-1", "0101").toBuilder().phone(PhoneNumber.of("2025550199")).build();
    assertThat(members.find(otherPhone).map(Member::id)).contains(member);
    assertThat(sandbox.calls("GET /pos/v1/members")).isEqualTo(3);
    assertThat(members.find(customer("c-9", "0190"))).isEmpty();
  }

  /** Sheet section 14, U6: every shape a look-up may have. */
  @ParameterizedTest
  @MethodSource("shapes")
  void readsEveryShapeOfALookUp(UnaryOperator<SpringbigEmulator.Builder> shape) {
    try (EmulatedSpringbig other = new EmulatedSpringbig(shape)) {
      MemberId member = other.member("c-1", "0101", 0);
      SpringbigMembers there = other.evidenced().build().members();

      assertThat(there.find(customer("c-1", "0101")).map(Member::id)).contains(member);
      assertThat(there.find(customer("c-9", "0190"))).isEmpty();
    }
  }

  static Stream<UnaryOperator<SpringbigEmulator.Builder>> shapes() {
    return Stream.of(
        SpringbigEmulator.Builder::emptyLists,
        SpringbigEmulator.Builder::bareArrays,
        SpringbigEmulator.Builder::bareMembers,
        builder -> builder.bareMembers().emptyLists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"status\":\"ok\"}", "[1,2", "\"no\"", "{\"points\":5}", ""})
  void anAnswerInNoKnownShapeIsNeverNobody(String body) {
    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(200, body));

    assertThatThrownBy(() -> members.find(customer("c-1", "0101")))
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void aFailedLookUpIsNeverNobody() {
    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(422, "{\"errors\":{}}"));
    assertThatThrownBy(() -> members.find(customer("c-1", "0101")))
        .isInstanceOf(InvalidRequestException.class);
    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(503, "{}"));
    assertThatThrownBy(() -> members.find(customer("c-1", "0101")))
        .isInstanceOf(UnavailableException.class);
  }

  /** Sheet section 13: prefer the one with our key; else ambiguous, never guess. */
  @Test
  void ofSeveralHitsOnlyTheOneWithOurKeyIsChosen() {
    sandbox.member("c-1", "0101", 0);
    sandbox.account.addMember(TYPE, "c-2", Optional.of("2025550101"), Optional.empty());
    sandbox.account.addUnlinked(Optional.of("2025550101"), Optional.empty());

    assertThat(members.find(customer("c-2", "0101")).map(Member::id)).contains(MemberId.of("c-2"));
    for (MemberIdentity undecided :
        new MemberIdentity[] {
          customer("c-3", "0101"),
          MemberIdentity.builder().phone(PhoneNumber.of("2025550101")).build()
        }) {
      AmbiguousMemberException several =
          catchThrowableOfType(AmbiguousMemberException.class, () -> members.find(undecided));
      assertThat(several.candidates()).isEqualTo(3);
      assertThat(several).hasMessageNotContaining("2025550101");
      assertThatThrownBy(() -> members.enroll(customer("c-3", "0101"), PAT))
          .isInstanceOf(AmbiguousMemberException.class);
    }
    assertThat(sandbox.account.members(Optional.of("2025550101"), Optional.empty())).hasSize(3);
  }

  /** Sheet section 16: found, reported, linked on enrolment, never created twice. */
  @Test
  void aMemberWhoIsNotLinkedIsReportedAndLinkedInsteadOfCreatedAgain() {
    sandbox.account.addUnlinked(Optional.of("2025550101"), Optional.of("pat@example.com"));

    Member seen = members.find(customer("c-1", "0101")).orElseThrow();
    assertThat(seen.status()).isEqualTo(MemberStatus.CANDIDATE);
    assertThat(seen.id().value()).startsWith("unlinked:7000");
    assertThat(seen.identity().posId()).isEmpty();

    Enrollment linked = members.enroll(customer("c-1", "0101"), PAT);

    assertThat(linked)
        .isInstanceOfSatisfying(
            Enrollment.AlreadyMember.class,
            known -> {
              assertThat(known.member().id()).isEqualTo(MemberId.of("c-1"));
              assertThat(known.member().status()).isEqualTo(MemberStatus.ACTIVE);
            });
    assertThat(sandbox.account.members(Optional.of("2025550101"), Optional.empty())).hasSize(1);
    assertThat(sandbox.calls("POST /pos/v1/members")).isZero();
    assertThat(sandbox.person("c-1").allowedSms()).isEmpty();
  }

  @Test
  void aLinkThatNoLookUpShowsStaysUncertain() {
    sandbox.account.addUnlinked(Optional.of("2025550101"), Optional.empty());
    sandbox.system.rewrite("GET", "/members", body -> body.replace("\"c-1\"", "null"));

    Enrollment enrolled = members.enroll(customer("c-1", "0101"), PAT);

    assertThat(enrolled)
        .isInstanceOfSatisfying(
            Enrollment.AlreadyMember.class,
            known -> assertThat(known.member().status()).isEqualTo(MemberStatus.CANDIDATE));
  }

  /** The key of another calling system is no link of ours. */
  @Test
  void aMemberOfAnotherSystemIsNotLinked() {
    sandbox.account.addMember("otherpos", "c-1", Optional.of("2025550101"), Optional.empty());

    assertThat(members.find(customer("c-1", "0101")).map(Member::status))
        .contains(MemberStatus.CANDIDATE);
  }

  @Test
  void whereLookUpsNeverShowKeysALinkCanBeAssumed() {
    sandbox.member("c-1", "0101", 0);
    sandbox.system.rewrite("GET", "/members", body -> body.replace("pos_user", "other"));
    SpringbigMembers trusting =
        sandbox.evidenced().memberLinks(MemberLinks.ASSUMED).build().members();

    assertThat(members.find(customer("c-1", "0101")).map(Member::status))
        .contains(MemberStatus.CANDIDATE);
    assertThat(trusting.find(customer("c-1", "0101")).map(Member::id)).contains(MemberId.of("c-1"));
    assertThat(
            trusting
                .find(MemberIdentity.builder().phone(PhoneNumber.of("2025550101")).build())
                .map(Member::status))
        .as("without a key of ours there is nothing to assume")
        .contains(MemberStatus.CANDIDATE);
  }

  @Test
  void enrolsWithProfileAndWithoutConsent() {
    Enrollment enrolled = members.enroll(customer("c-1", "0101"), PAT);

    assertThat(enrolled)
        .isInstanceOfSatisfying(
            Enrollment.Enrolled.class,
            made -> assertThat(made.member().id()).isEqualTo(MemberId.of("c-1")));
    SpringbigPerson person = sandbox.person("c-1");
    assertThat(person.phone()).contains("2025550101");
    assertThat(person.email()).contains("c-1@example.com");
    assertThat(person.firstName()).contains("Pat");
    assertThat(person.allowedSms()).isEmpty();
    assertThat(person.allowedEmail()).isEmpty();
    assertThat(members.enroll(customer("c-1", "0101"), PAT))
        .isInstanceOf(Enrollment.AlreadyMember.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_AFTER_APPLY", "SERVER_ERROR_AFTER_APPLY", "GARBLED_BODY", "EMPTY_BODY"})
  void anEnrolmentOfUnknownOutcomeIsSettledByRepeatingIt(Fault fault) {
    sandbox.system.fault("POST", "/members", fault);

    assertThatThrownBy(() -> members.enroll(customer("c-1", "0101"), PAT))
        .isInstanceOf(OutcomeUnknownException.class);

    assertThat(members.enroll(customer("c-1", "0101"), PAT))
        .isInstanceOf(Enrollment.AlreadyMember.class);
    assertThat(sandbox.calls("POST /pos/v1/members")).isEqualTo(1);
  }

  /** Somebody else enrols the same person between our look-up and our write. */
  @Test
  void aRefusedCreationIsLookedUpAgain() {
    AtomicInteger lookUps = new AtomicInteger();
    sandbox.member("c-1", "0101", 0);
    sandbox.system.tamper(
        (request, answer) ->
            request.method().equals("GET") && lookUps.incrementAndGet() <= 2
                ? EmulatedSystem.json(404, "{}")
                : answer);

    assertThat(members.enroll(customer("c-1", "0101"), PAT))
        .isInstanceOf(Enrollment.AlreadyMember.class);

    sandbox.system.tamper(
        (request, answer) ->
            request.method().equals("GET")
                ? EmulatedSystem.json(404, "{}")
                : EmulatedSystem.json(422, "{\"errors\":{\"zip\":[\"is wrong\"]}}"));
    assertThatThrownBy(() -> members.enroll(customer("c-2", "0102"), PAT))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> assertThat(refused.fields()).containsKey("zip"));
  }

  @Test
  void whoCannotBeKeyedOrReachedIsNotEnrolled() {
    MemberIdentity guest = MemberIdentity.of(EmailAddress.of("guest@example.com"));
    assertThatThrownBy(() -> members.enroll(guest, PAT))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("pos_user");
    MemberIdentity silent = MemberIdentity.builder().customerId(CustomerId.of("c-1")).build();
    assertThatThrownBy(() -> members.enroll(silent, PAT))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("phone_number");
    assertThat(sandbox.system.server().calls().total()).isZero();
  }

  @Test
  void aCustomerWithoutPhoneAndEmailIsNobodyYet() {
    assertThat(members.find(MemberIdentity.builder().posId(PosId.of("p-1")).build())).isEmpty();
    assertThat(sandbox.calls("GET /pos/v1/members")).isZero();
  }

  @Test
  void foreignNumbersAreLeftOutOrNamedByTheirSetting() {
    MemberIdentity foreign =
        MemberIdentity.builder()
            .customerId(CustomerId.of("c-1"))
            .phone(PhoneNumber.of("+442079460123"))
            .build();
    UnsupportedCapabilityException refused =
        catchThrowableOfType(UnsupportedCapabilityException.class, () -> members.find(foreign));
    assertThat(refused.setting()).contains("springbig.phoneFormat");
    assertThat(refused.capability()).isEqualTo(Capability.MEMBER_FIND);

    MemberIdentity reachable =
        foreign.toBuilder().email(EmailAddress.of("c-1@example.com")).build();
    assertThat(members.enroll(reachable, PAT)).isInstanceOf(Enrollment.Enrolled.class);
    assertThat(sandbox.person("c-1").phone()).isEmpty();
  }

  @Test
  void updatesWhatIsNamedAndNothingElse() {
    MemberId member = sandbox.member("c-1", "0101", 0);
    sandbox.account.allow(sandbox.person("c-1").id(), Optional.of(false), Optional.of(true));

    Member updated = members.update(member, PAT);

    assertThat(updated.id()).isEqualTo(member);
    SpringbigPerson person = sandbox.person("c-1");
    assertThat(person.firstName()).contains("Pat");
    assertThat(person.phone()).contains("2025550101");
    assertThat(person.allowedSms()).contains(false);
    assertThat(person.allowedEmail()).contains(true);
    assertThatThrownBy(() -> members.update(MemberId.of("nobody"), PAT))
        .isInstanceOf(NotFoundException.class);
  }

  /** Sheet section 12: an ordinary update must not re-subscribe somebody who has texted STOP. */
  @ParameterizedTest
  @ValueSource(strings = {"allowed_sms", "allowed_email", "sms_ok"})
  void profilesNeverCarryConsent(String field) {
    MemberId member = sandbox.member("c-1", "0101", 0);
    SpringbigMembers configured =
        sandbox
            .evidenced()
            .allowedSmsField(dev.stampbook.springbig.api.JsonPointer.of("/flags/sms_ok"))
            .build()
            .members();

    assertThatThrownBy(
            () -> configured.update(member, Profile.builder().attribute(field, "true").build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(field)
        .hasMessageContaining("recorded act");
    assertThat(sandbox.system.server().calls().total()).isZero();
  }

  @Test
  void anUnknownAttributeIsRefusedBeforeAnythingIsSent() {
    MemberId member = sandbox.member("c-1", "0101", 0);

    assertThatThrownBy(
            () -> members.update(member, Profile.builder().attribute("shoe", "44").build()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("shoe");
    assertThatThrownBy(() -> members.update(MemberId.of("unlinked:700001"), PAT))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("enrol");
    assertThat(sandbox.system.server().calls().total()).isZero();
  }

  @Test
  void findsByMemberIdOnlyWithARoute() {
    MemberId member = sandbox.member("c-1", "0101", 70);
    SpringbigMembers routed = sandbox.routed().build().members();

    assertThat(routed.find(MemberIdentity.of(member)).orElseThrow().balance()).hasValue(70);
    assertThat(routed.find(MemberIdentity.of(MemberId.of("nobody")))).isEmpty();
    assertThatThrownBy(() -> members.find(MemberIdentity.of(member)))
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused -> assertThat(refused.setting()).contains("springbig.routes.balance"));
    assertThat(
            members.find(
                MemberIdentity.builder()
                    .memberId(member)
                    .phone(PhoneNumber.of("2025550101"))
                    .build()))
        .isPresent();
    sandbox.member("c-2", "0102", 0);
    assertThat(
            members.find(
                MemberIdentity.builder()
                    .memberId(MemberId.of("c-7"))
                    .phone(PhoneNumber.of("2025550102"))
                    .build()))
        .as("another member has that phone")
        .isEmpty();
  }

  /** Sheet section 14, U23: without a proof a phone number alone opens nobody's wallet. */
  @Test
  void aWalletOpensOnlyToAProvenPhone() {
    MemberId member = sandbox.member("c-1", "0101", 0);
    PhoneNumber phone = PhoneNumber.of("2025550101");

    assertThat(members.open(phone, asked -> PhoneVerifier.Proof.NOT_PROVEN)).isEmpty();
    assertThat(sandbox.system.server().calls().total()).isZero();
    assertThat(members.open(phone, asked -> PhoneVerifier.Proof.PROVEN).map(Member::id))
        .contains(member);
  }
}
