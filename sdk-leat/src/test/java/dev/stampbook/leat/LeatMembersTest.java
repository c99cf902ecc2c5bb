package dev.stampbook.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.leat.api.ContactIdentifier;
import dev.stampbook.member.CardCode;
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
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the contract of members does not say: identifiers, anonymous contacts, referrals. */
class LeatMembersTest {

  private static final EmailAddress ADA = EmailAddress.of("ada@example.com");
  private static final CustomerId CUSTOMER = CustomerId.of("7782");
  private static final CardCode CARD = CardCode.of("4711");

  private final EmulatedLeat sandbox = new EmulatedLeat();
  private final Leat leat = sandbox.leat();
  private final LeatMembers members = leat.members();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static MemberIdentity ada() {
    return MemberIdentity.builder().email(ADA).customerId(CUSTOMER).build();
  }

  private Enrollment enroll(MemberIdentity identity) {
    return members.enroll(
        identity, Profile.builder().name(new PersonName("Ada", "Sample")).build());
  }

  private static Member member(Enrollment enrollment) {
    return enrollment instanceof Enrollment.Enrolled made
        ? made.member()
        : ((Enrollment.AlreadyMember) enrollment).member();
  }

  @Test
  void theShopsCustomerIdLeadsToTheContactEvenUnderAnotherAddress() {
    MemberId id = member(enroll(ada())).id();
    MemberIdentity moved =
        MemberIdentity.builder()
            .email(EmailAddress.of("new@example.com"))
            .customerId(CUSTOMER)
            .build();

    assertThat(members.find(moved).map(Member::id)).contains(id);
    assertThat(leat.api().contacts().listIdentifiersOfContact(id.value()).data().orElseThrow())
        .extracting(identifier -> identifier.value().value())
        .containsExactly("customer:7782");
  }

  @Test
  void anIdIsNoCardAndNoPosId() {
    enroll(ada());
    CardCode sameDigits = CardCode.of("7782");

    assertThat(members.find(MemberIdentity.builder().cardCode(sameDigits).build())).isEmpty();
    assertThat(members.find(MemberIdentity.builder().posId(PosId.of("7782")).build())).isEmpty();
  }

  @Test
  void enrollingTellsProfileAndPhoneUnderLeatsNames() {
    MemberIdentity identity = ada().toBuilder().phone(PhoneNumber.of("+13125550100")).build();
    Member made =
        member(
            members.enroll(
                identity,
                Profile.builder()
                    .name(new PersonName("Ada", ""))
                    .birthDate(LocalDate.of(1990, 2, 28))
                    .attribute("favourite", "tea")
                    .build()));

    assertThat(sandbox.account.attributesOf(made.id().value()))
        .containsEntry("firstname", "Ada")
        .containsEntry("birthdate", "1990-02-28")
        .containsEntry("phonenumber", "+13125550100")
        .containsEntry("favourite", "tea")
        .doesNotContainKey("lastname");
    assertThat(made.identity().email()).contains(ADA);
    assertThat(made.status()).isEqualTo(MemberStatus.ACTIVE);
    assertThat(made.balance()).hasValue(0);
  }

  @Test
  void whoIsKnownKeepsWhatLeatKnowsAndGetsWhatIsMissing() {
    String uuid =
        sandbox.account.addContact(
            "ada@example.com", java.util.Map.of("firstname", "Augusta"), "card-1");

    assertThat(enroll(ada())).isInstanceOf(Enrollment.AlreadyMember.class);

    assertThat(sandbox.account.attributesOf(uuid))
        .containsEntry("firstname", "Augusta")
        .containsEntry("lastname", "Sample");
    assertThat(members.find(MemberIdentity.builder().customerId(CUSTOMER).build())).isPresent();
  }

  /** An anonymous card collects points first and gets its person later (sheet section 3.1). */
  @Test
  void anAnonymousContactIsClaimedForItsPerson() {
    MemberIdentity card = MemberIdentity.builder().cardCode(CARD).build();
    Member anonymous = member(enroll(card));
    sandbox.account.adjust(anonymous.id().value(), 40);
    assertThat(anonymous.status()).isEqualTo(MemberStatus.CANDIDATE);
    assertThat(anonymous.identity().email()).isEmpty();

    Enrollment claimed = enroll(ada().toBuilder().cardCode(CARD).build());

    assertThat(claimed).isInstanceOf(Enrollment.AlreadyMember.class);
    assertThat(member(claimed).id()).isEqualTo(anonymous.id());
    assertThat(member(claimed).status()).isEqualTo(MemberStatus.ACTIVE);
    assertThat(sandbox.account.balance("ada@example.com")).hasValue(40);
  }

  @Test
  void anAnonymousContactIsMergedIntoThePersonWhoIsThereAlready() {
    MemberId known = member(enroll(ada())).id();
    sandbox.account.adjust(known.value(), 2);
    Member anonymous = member(enroll(MemberIdentity.builder().cardCode(CARD).build()));
    sandbox.account.adjust(anonymous.id().value(), 40);

    Member merged = member(enroll(MemberIdentity.builder().email(ADA).cardCode(CARD).build()));

    assertThat(merged.id()).isEqualTo(known);
    assertThat(leat.points().balance(known)).isEqualTo(42);
    assertThat(sandbox.account.contacts()).isEqualTo(1);
  }

  @Test
  void anIdentifierThatIsOffOrNobodysFindsNobodyButIsLinkedByAnEnrolment() {
    MemberId id = member(enroll(ada())).id();
    PersonalText value = PersonalText.of("customer:7782");
    MemberIdentity byId = MemberIdentity.builder().customerId(CUSTOMER).build();

    leat.api()
        .contacts()
        .updateContactIdentifier(
            new ContactIdentifier.Update(value, Optional.empty(), Optional.of(false)));
    assertThat(members.find(byId)).isEmpty();
    leat.api()
        .contacts()
        .updateContactIdentifier(
            new ContactIdentifier.Update(value, Optional.empty(), Optional.of(true)));
    leat.api().contacts().unlinkContactIdentifier(new ContactIdentifier.Unlink(value));
    assertThat(members.find(byId)).isEmpty();

    assertThat(member(enroll(ada())).id()).isEqualTo(id);
    assertThat(members.find(byId).map(Member::id)).contains(id);
  }

  @Test
  void anIdentifierOfSomebodyElseIsNeverTakenAway() {
    MemberId id = member(enroll(ada())).id();
    MemberId other = sandbox.member("grace@example.com", 0);
    sandbox.system.rewrite(
        "GET", "/contact-identifiers/find", body -> body.replace(id.value(), other.value()));

    assertThatThrownBy(
            () -> enroll(MemberIdentity.builder().memberId(id).customerId(CUSTOMER).build()))
        .isExactlyInstanceOf(ConflictException.class);
  }

  @Test
  void aReferralCodeCreatesThePersonAsReferredAndIsNoAttribute() {
    Profile referred = Profile.builder().attribute("referral_code", "FRIEND").build();
    Member made = member(members.enroll(MemberIdentity.of(ADA), referred));

    assertThat(sandbox.system.calls("POST " + EmulatedLeat.V3 + "contacts")).isEqualTo(1);
    assertThat(sandbox.account.attributesOf(made.id().value())).isEmpty();
  }

  @Test
  void systemAttributesAreRefused() {
    MemberId id = sandbox.member("ada@example.com", 0);

    assertThatThrownBy(
            () -> members.update(id, Profile.builder().attribute("email", "x@example.com").build()))
        .isExactlyInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aPhoneNumberAloneIsNoWayToSearch() {
    MemberIdentity phone = MemberIdentity.builder().phone(PhoneNumber.of("+13125550100")).build();

    assertThatThrownBy(() -> members.find(phone))
        .isExactlyInstanceOf(UnsupportedCapabilityException.class);
    assertThat(sandbox.system.server().calls().total()).isZero();
  }

  @Test
  void theTierIsTheContactsOwn() {
    MemberId gold = sandbox.member("ada@example.com", 1_200);

    assertThat(members.find(MemberIdentity.of(gold)).flatMap(Member::tier))
        .hasValueSatisfying(tier -> assertThat(tier.value()).isEqualTo("Gold"));
  }
}
