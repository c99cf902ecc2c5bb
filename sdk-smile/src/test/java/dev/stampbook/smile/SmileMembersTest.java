package dev.stampbook.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.AuthenticationException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.AccessToken;
import dev.stampbook.http.Secret;
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
import dev.stampbook.member.TierName;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.smile.SmileCustomer;
import dev.stampbook.sandbox.smile.SmileEmulator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmileMembersTest {

  private static final EmailAddress EMAIL = EmailAddress.of("maria.ives@example.com");
  private static final MemberIdentity BY_EMAIL = MemberIdentity.of(EMAIL);
  private static final MemberIdentity SHOPPER =
      MemberIdentity.builder().email(EMAIL).customerId(CustomerId.of("7781")).build();
  private static final Profile PROFILE =
      Profile.builder().name(new PersonName("Maria", "")).build();
  private static final String IDENTITIES = "/customer_identities/create_or_update";

  private final EmulatedSmile sandbox = new EmulatedSmile();
  private final SmileMembers members = sandbox.smile().members();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private long customer(String email, SmileCustomer.State state) {
    return sandbox.account.addCustomer(email, Optional.empty(), Optional.empty(), state);
  }

  @Test
  void findsAMemberByIdAndByEmailWithBalanceAndTier() {
    sandbox.account.addTier("Silver", BigDecimal.valueOf(100), List.of());
    sandbox.account.addTier("Gold", BigDecimal.valueOf(1_000), List.of());
    MemberId id = sandbox.member("Maria.IVES@Example.com", 250);

    for (MemberIdentity identity : List.of(MemberIdentity.of(id), BY_EMAIL)) {
      Member member = members.find(identity).orElseThrow();
      assertThat(member.id()).isEqualTo(id);
      assertThat(member.identity().email()).contains(EMAIL);
      assertThat(member.status()).isEqualTo(MemberStatus.ACTIVE);
      assertThat(member.balance()).hasValue(250);
      assertThat(member.tier()).contains(TierName.of("Silver"));
      assertThat(member.updatedAt()).contains(EmulatedSmile.START);
    }
    assertThat(members.find(MemberIdentity.of(MemberId.of("1")))).isEmpty();
    assertThat(members.find(MemberIdentity.of(EmailAddress.of("nobody@example.com")))).isEmpty();
  }

  @Test
  void withoutATierTheListAloneIsEnough() {
    sandbox.member("maria.ives@example.com", 5);

    assertThat(members.find(BY_EMAIL).orElseThrow().tier()).isEmpty();
    assertThat(sandbox.server.calls().total()).isEqualTo(1);
  }

  /** Sheet section 12, pitfall 7. */
  @Test
  void ofSeveralCustomersWithOneAddressTheOldestMemberIsMeant() {
    customer("maria.ives@example.com", SmileCustomer.State.DISABLED);
    customer("maria.ives@example.com", SmileCustomer.State.CANDIDATE);
    long meant = customer("MARIA.IVES@example.com", SmileCustomer.State.MEMBER);
    customer("maria.ives@example.com", SmileCustomer.State.MEMBER);

    assertThat(members.find(BY_EMAIL).map(Member::id)).contains(SmileIds.member(meant));
  }

  @Test
  void candidatesAreKnownAndDisabledCustomersAreNotFoundByEmail() {
    long disabled = customer("maria.ives@example.com", SmileCustomer.State.DISABLED);
    assertThat(members.find(BY_EMAIL)).isEmpty();
    assertThat(members.find(MemberIdentity.of(SmileIds.member(disabled))).map(Member::status))
        .contains(MemberStatus.DISABLED);

    customer("maria.ives@example.com", SmileCustomer.State.CANDIDATE);
    assertThat(members.find(BY_EMAIL).map(Member::status)).contains(MemberStatus.CANDIDATE);
  }

  @Test
  void aStateOfTomorrowIsUnknownNotActive() {
    MemberId id = sandbox.member("maria.ives@example.com", 0);
    sandbox.rewrite("GET", "/customers", body -> body.replace("\"member\"", "\"frozen\""));

    assertThat(members.find(BY_EMAIL))
        .hasValueSatisfying(
            found -> {
              assertThat(found.id()).isEqualTo(id);
              assertThat(found.status()).isEqualTo(MemberStatus.UNKNOWN);
            });
  }

  @Test
  void customersWhoOnlyLookAlikeAreNotMeant() {
    sandbox.member("maria.ives@example.com", 0);
    sandbox.rewrite("GET", "/customers", body -> body.replace("maria.ives@", "maria.ives+gift@"));
    assertThat(members.find(BY_EMAIL)).isEmpty();

    sandbox.rewrite(
        "GET", "/customers", body -> body.replace("maria.ives@example.com", "not an address"));
    assertThat(members.find(BY_EMAIL)).isEmpty();

    sandbox.rewrite("GET", "/customers", body -> "{\"metadata\":{}}");
    assertThatThrownBy(() -> members.find(BY_EMAIL)).isInstanceOf(MalformedResponseException.class);
  }

  /** KF-27: a search that tells upper from lower case, on a machine with Turkish letters. */
  @Test
  void furtherSpellingsAreTriedWhenTheLowerCaseOneFindsNobody() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try (EmulatedSmile exact = new EmulatedSmile(SmileEmulator.Builder::caseSensitiveEmailFilter)) {
      MemberId id = exact.member("Maria.IVES@Example.com", 0);
      assertThat(exact.smile().members().find(BY_EMAIL)).isEmpty();

      SmileMembers told =
          exact
              .builder()
              .apiKey(Secret.of(EmulatedSmile.API_KEY))
              .emailSpellings(email -> List.of("Maria.IVES@Example.com"))
              .build()
              .members();
      assertThat(told.find(BY_EMAIL).map(Member::id)).contains(id);
      MemberIdentity asWritten =
          MemberIdentity.builder().email(EmailAddress.of(" Maria.IVES@Example.com ")).build();
      assertThat(exact.smile().members().find(asWritten).map(Member::id)).contains(id);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void cannotSearchByAnythingElse() {
    MemberIdentity byPhone = MemberIdentity.builder().phone(PhoneNumber.of("+12025550123")).build();

    assertThatThrownBy(() -> members.find(byPhone))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining("find without member id or e-mail");
    assertThat(sandbox.server.calls().total()).isZero();
  }

  /** Many people at a till leave no address: their sales wait for a member, not for a person. */
  @Test
  void aCustomerWithoutEmailIsNobodyYet() {
    MemberIdentity atTheTill =
        MemberIdentity.builder()
            .customerId(CustomerId.of("20"))
            .posId(PosId.of("20"))
            .phone(PhoneNumber.of("+12025550123"))
            .build();

    assertThat(members.find(atTheTill)).isEmpty();
    assertThat(sandbox.server.calls().total()).isZero();
  }

  @Test
  void anApiKeyEnrollsNobodyAndSaysWhatHasToHappen() {
    assertThat(members.enroll(SHOPPER, PROFILE))
        .isInstanceOfSatisfying(
            Enrollment.Pending.class,
            pending -> assertThat(pending.reason()).contains("account in the shop"));
    assertThat(sandbox.calls("POST /v1" + IDENTITIES)).isZero();

    sandbox.member("maria.ives@example.com", 0);
    assertThat(members.enroll(SHOPPER, PROFILE)).isInstanceOf(Enrollment.AlreadyMember.class);
  }

  @Test
  void smileItselfRefusesAnApiKeyAndTheScopeIsNamed() {
    SmileMembers pretending =
        sandbox.builder().accessToken(Secret.of(EmulatedSmile.API_KEY)).build().members();

    AuthenticationException refused =
        catchThrowableOfType(
            AuthenticationException.class, () -> pretending.enroll(SHOPPER, PROFILE));
    assertThat(refused.missingScope()).contains("customer_identity:write");
  }

  @Test
  void anAppEnrollsOnceAndFindsThePersonAfterwards() {
    SmileMembers app = sandbox.app().members();

    Member enrolled = ((Enrollment.Enrolled) app.enroll(SHOPPER, PROFILE)).member();
    Member again = ((Enrollment.AlreadyMember) app.enroll(SHOPPER, PROFILE)).member();

    assertThat(enrolled.status()).isEqualTo(MemberStatus.CANDIDATE);
    assertThat(again.id()).isEqualTo(enrolled.id());
    assertThat(sandbox.account.customer("maria.ives@example.com"))
        .hasValueSatisfying(
            customer -> {
              assertThat(customer.id()).isEqualTo(SmileIds.number(enrolled.id()));
              assertThat(customer.firstName()).contains("Maria");
              assertThat(customer.lastName()).isEmpty();
            });
    assertThat(sandbox.calls("POST /v1" + IDENTITIES)).isEqualTo(1);
  }

  /** Sheet section 13: a known link never changes its customer. */
  @Test
  void whoeverIsLinkedUnderAnotherAddressIsKnownNotNew() {
    SmileMembers app = sandbox.app().members();
    Member first = ((Enrollment.Enrolled) app.enroll(SHOPPER, PROFILE)).member();
    MemberIdentity renamed = SHOPPER.toBuilder().email(EmailAddress.of("new@example.com")).build();

    Enrollment second = app.enroll(renamed, PROFILE);

    assertThat(((Enrollment.AlreadyMember) second).member().id()).isEqualTo(first.id());
  }

  @Test
  void anEnrolmentWhoseAnswerIsLostMakesNoTwin() {
    SmileMembers app = sandbox.app().members();
    sandbox.fault("POST", IDENTITIES, Fault.CUT_AFTER_APPLY);

    Enrollment enrollment = app.enroll(SHOPPER, PROFILE);

    assertThat(enrollment).isNotInstanceOf(Enrollment.Pending.class);
    assertThat(sandbox.account.customer("maria.ives@example.com")).isPresent();
    MemberIdentity second =
        MemberIdentity.builder()
            .email(EmailAddress.of("second@example.com"))
            .customerId(CustomerId.of("2"))
            .build();
    for (int i = 0; i < 5; i++) {
      sandbox.fault("POST", IDENTITIES, Fault.CUT_AFTER_APPLY);
    }
    assertThatThrownBy(() -> app.enroll(second, PROFILE))
        .isInstanceOf(OutcomeUnknownException.class);
    assertThat(app.enroll(second, PROFILE)).isInstanceOf(Enrollment.AlreadyMember.class);
  }

  @Test
  void neverEnrollsWhomTheMerchantDisabled() {
    long disabled = customer("maria.ives@example.com", SmileCustomer.State.DISABLED);

    Enrollment enrollment = sandbox.app().members().enroll(SHOPPER, PROFILE);

    assertThat(((Enrollment.AlreadyMember) enrollment).member())
        .satisfies(
            member -> {
              assertThat(member.id()).isEqualTo(SmileIds.member(disabled));
              assertThat(member.status()).isEqualTo(MemberStatus.DISABLED);
            });
    assertThat(sandbox.calls("POST /v1" + IDENTITIES)).isZero();
  }

  @Test
  void enrollingNeedsTheShopsAccountAndASaneId() {
    SmileMembers app = sandbox.app().members();

    assertThat(app.enroll(BY_EMAIL, PROFILE)).isInstanceOf(Enrollment.Pending.class);
    MemberIdentity endless = SHOPPER.toBuilder().customerId(CustomerId.of("7".repeat(101))).build();
    assertThatThrownBy(() -> app.enroll(endless, PROFILE))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> assertThat(refused.fields()).containsKey("distinct_id"));
    assertThat(sandbox.calls("POST /v1" + IDENTITIES)).isZero();
  }

  @Test
  void asksTheTokenSourceOnceAfterARefusedToken() {
    Deque<String> tokens = new ArrayDeque<>(List.of("stale", EmulatedSmile.APP_TOKEN));
    Smile smile =
        sandbox
            .builder()
            .accessToken(() -> new AccessToken(Secret.of(tokens.remove()), Instant.MAX))
            .build();

    assertThat(smile.members().find(BY_EMAIL)).isEmpty();
    assertThat(tokens).isEmpty();
  }
}
