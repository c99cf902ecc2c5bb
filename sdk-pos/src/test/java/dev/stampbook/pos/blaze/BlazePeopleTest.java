package dev.stampbook.pos.blaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.Member;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.MemberStatus;
import dev.stampbook.member.PersonName;
import dev.stampbook.member.PhoneNumber;
import dev.stampbook.member.Profile;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.blaze.BlazeEmulator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BlazePeopleTest {

  private static final EmailAddress NOBODY = EmailAddress.of("nobody@example.com");

  private static Profile named(String first) {
    return Profile.builder()
        .name(new PersonName(first, "Sample"))
        .birthDate(LocalDate.of(1990, 4, 1))
        .build();
  }

  /** What a miss looks like is not documented: 404, 204 and null all mean nobody; a body that was lost does not. */
  @Test
  void everyKindOfMissIsNobody() {
    List<UnaryOperator<BlazeEmulator.Builder>> kinds =
        List.of(
            UnaryOperator.identity(),
            BlazeEmulator.Builder::missesWithoutBody,
            BlazeEmulator.Builder::missesWithNull);
    for (UnaryOperator<BlazeEmulator.Builder> kind : kinds) {
      try (TestTill till = new TestTill(1, 0, kind)) {
        assertThat(till.blaze().members().find(MemberIdentity.of(NOBODY))).isEmpty();
      }
    }
  }

  @Test
  void aLookUpThatLostItsBodyIsNoMiss() {
    try (TestTill till = new TestTill(0)) {
      till.system.tamper((request, answer) -> EmulatorResponse.empty(200));

      assertThatThrownBy(() -> till.blaze().members().find(MemberIdentity.of(NOBODY)))
          .isInstanceOf(MalformedResponseException.class);
    }
  }

  @Test
  void ofSeveralWithOnePhoneTheActiveOneThatChangedLastCounts() {
    try (TestTill till = new TestTill(0)) {
      String inactive = till.account.addMember("Ada", "A", "ada1@example.com", "+13125550150");
      String older = till.account.addMember("Ada", "B", "ada2@example.com", "+13125550150");
      till.clock.advance(Duration.ofHours(1));
      String newer = till.account.addMember("Ada", "C", "ada3@example.com", "+13125550150");
      till.clock.advance(Duration.ofHours(1));
      BlazeMembers members = till.blaze().members();
      members.update(
          MemberId.of(inactive), Profile.builder().attribute("status", "Inactive").build());
      MemberIdentity phone =
          MemberIdentity.builder().phone(PhoneNumber.of("+1 312 555 0150")).build();

      assertThat(members.find(phone).map(Member::id)).contains(MemberId.of(newer));
      assertThat(members.find(MemberIdentity.of(MemberId.of(inactive))).map(Member::status))
          .contains(MemberStatus.DISABLED);
      assertThat(members.find(MemberIdentity.of(MemberId.of(older)))).isPresent();
      assertThat(
              members.find(
                  MemberIdentity.builder()
                      .email(NOBODY)
                      .phone(PhoneNumber.of("3125550150"))
                      .build()))
          .isPresent();
    }
  }

  @Test
  void aNewMemberCarriesOurReferenceAndNoConsent() {
    try (TestTill till = new TestTill(0)) {
      MemberIdentity person =
          MemberIdentity.builder()
              .email(EmailAddress.of("new@example.com"))
              .phone(PhoneNumber.of("+13125550160"))
              .customerId(CustomerId.of("crm-8841"))
              .build();

      Enrollment made = till.blaze().members().enroll(person, named("Ada"));

      Member member = ((Enrollment.Enrolled) made).member();
      var stored = till.account.member(member.id().value()).orElseThrow();
      assertThat(stored.path("importId").asText()).isEqualTo("crm-8841");
      assertThat(stored.path("primaryPhone").asText()).isEqualTo("3125550160");
      assertThat(stored.path("birthdate").asText()).isEqualTo("1990-04-01");
      assertThat(stored.path("textOptIn").isNull()).isTrue();
      assertThat(stored.path("emailOptIn").isNull()).isTrue();
      assertThat(member.identity().phone()).contains(PhoneNumber.of("+13125550160"));
      assertThatThrownBy(
              () -> till.blaze().members().enroll(MemberIdentity.of(NOBODY), Profile.empty()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("first name");
    }
  }

  @Test
  void anUpdateLosesNothingAndRefusesConsent() {
    try (TestTill till = new TestTill(0)) {
      String id = till.member();
      till.account.addConsumer(id);
      var before = till.account.member(id).orElseThrow();
      BlazeMembers members = till.blaze().members();

      members.update(MemberId.of(id), named("Edith"));

      var after = till.account.member(id).orElseThrow();
      assertThat(after.path("firstName").asText()).isEqualTo("Edith");
      for (String field : List.of("email", "primaryPhone", "consumerUserId", "loyaltyPoints")) {
        assertThat(after.path(field)).as(field).isEqualTo(before.path(field));
      }
      assertThatThrownBy(
              () ->
                  members.update(
                      MemberId.of(id), Profile.builder().attribute("textOptIn", "true").build()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("consent");
      assertThat(till.account.member(id).orElseThrow()).isEqualTo(after);
    }
  }

  @Test
  void thePosIdIsTheOneTheSettingNames() {
    try (TestTill till = new TestTill(0)) {
      String alone = till.member();
      String both = till.member();
      String cuid = till.account.addConsumer(both);
      BlazeMembers byMember = till.blaze().members();
      BlazeMembers byAccount =
          till.builder().posIdSource(PosIdSource.CONSUMER_USER_ID).build().members();

      assertThat(posId(byMember, both)).isEqualTo(both);
      assertThat(posId(byAccount, both)).isEqualTo(cuid);
      assertThat(posId(byAccount, alone)).isEqualTo(alone);
    }
  }

  private static String posId(BlazeMembers members, String id) {
    return members
        .find(MemberIdentity.of(MemberId.of(id)))
        .flatMap(member -> member.identity().posId())
        .orElseThrow()
        .value();
  }

  @Test
  void theDeltaOfMembersIsReadToItsEnd() {
    try (TestTill till = new TestTill(0)) {
      till.member();
      till.clock.advance(Duration.ofHours(2));
      Instant since = till.clock.instant();
      List<String> changed = List.of(till.member(), till.member(), till.member());

      assertThat(
              till.builder()
                  .pageSize(2)
                  .build()
                  .members()
                  .changedSince(since)
                  .map(member -> member.id().value()))
          .containsExactlyInAnyOrderElementsOf(changed);
    }
  }

  /** On the member and on the online account; where they differ, no wins. */
  @Test
  void aNoAnywhereIsANo() {
    try (TestTill till = new TestTill(0)) {
      String id = till.member();
      till.account.addConsumer(id);
      MemberIdentity person = MemberIdentity.of(MemberId.of(id));
      BlazeConsents consents = till.blaze().consents();
      consents.record(person, act(ConsentChannel.SMS, ConsentAct.Action.OPT_IN));
      assertThat(consents.read(person).state(ConsentChannel.SMS)).isEqualTo(ConsentState.IN);
      assertThat(consents.read(person).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);

      till.system.rewrite(
          "GET",
          till.account.member(id).orElseThrow().path("consumerUserId").asText(),
          json -> json.replace("\"textOptIn\":true", "\"textOptIn\":false"));

      assertThat(consents.read(person).state(ConsentChannel.SMS)).isEqualTo(ConsentState.OUT);
    }
  }

  @Test
  void nobodyCanOptOutButNotIn() {
    try (TestTill till = new TestTill(0)) {
      BlazeConsents consents = till.blaze().consents();
      MemberIdentity nobody = MemberIdentity.of(NOBODY);

      assertThat(
              consents
                  .record(nobody, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_OUT))
                  .state(ConsentChannel.EMAIL))
          .isEqualTo(ConsentState.OUT);
      assertThatThrownBy(
              () -> consents.record(nobody, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN)))
          .isInstanceOf(InvalidRequestException.class);
      assertThat(consents.read(nobody).states()).isEmpty();
    }
  }

  private static ConsentAct act(ConsentChannel channel, ConsentAct.Action action) {
    return new ConsentAct(
        ConsentActId.of("act-" + channel + action),
        channel,
        action,
        Instant.parse("2026-02-10T18:00:00Z"),
        ConsentAct.Medium.POS);
  }
}
