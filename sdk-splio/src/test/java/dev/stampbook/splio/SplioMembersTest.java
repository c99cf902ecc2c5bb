package dev.stampbook.splio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.AmbiguousMemberException;
import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.json.PersonalText;
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
import dev.stampbook.member.TierName;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.splio.api.Contact;
import dev.stampbook.splio.api.SubscriptionChange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Finding, enrolling and updating members by whatever the universe's unique key is (sheet sections 1, 9 and 13). */
class SplioMembersTest {

  private static final EmailAddress ADA = EmailAddress.of("ada@example.com");
  private static final Profile NAMED =
      Profile.builder().name(new PersonName("Ada", "Example")).build();

  private static MemberIdentity email() {
    return MemberIdentity.of(ADA);
  }

  /** Files and tills know a member by the card alone. */
  @Test
  void theCardOfAMemberIsTold() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 0);
      SplioMembers members = emulated.rules().members();

      assertThat(members.card(ada)).isEqualTo(CardCode.of(emulated.card(ada)));
      assertThatThrownBy(() -> members.card(MemberId.of("12")))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void findsByUniqueKeyNumberAndCard() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 0);
      emulated.universe.addTier("Silver", 100);
      emulated.universe.setTier(emulated.card(ada), "Silver");
      SplioMembers members = emulated.rules().members();

      Member byEmail = members.find(email()).orElseThrow();

      assertThat(byEmail.id()).isEqualTo(ada);
      assertThat(byEmail.status()).isEqualTo(MemberStatus.ACTIVE);
      assertThat(byEmail.tier()).contains(TierName.of("Silver"));
      assertThat(byEmail.balance()).isEmpty(); // pending points may be in it (U18)
      assertThat(byEmail.identity().email()).contains(ADA);
      CardCode card = CardCode.of(emulated.card(ada));
      assertThat(byEmail.identity().cardCode()).contains(card);
      assertThat(members.find(MemberIdentity.of(ada)).orElseThrow().id()).isEqualTo(ada);
      assertThat(members.find(MemberIdentity.builder().cardCode(card).build()).orElseThrow().id())
          .isEqualTo(ada);
      assertThat(members.find(MemberIdentity.of(EmailAddress.of("nobody@example.com")))).isEmpty();
      assertThat(members.find(MemberIdentity.of(MemberId.of("999999")))).isEmpty();
    }
  }

  @Test
  void aContactWithoutCardIsNobodyAndAnEndedCardIsDisabled() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 0);
      emulated.universe.expireCard(emulated.card(ada), EmulatedSystem.START);
      SplioMembers members = emulated.rules().members();

      assertThat(members.find(email()).orElseThrow().status())
          .isEqualTo(MemberStatus.ACTIVE); // within the day zones may differ by
      emulated.clock.advance(Duration.ofDays(2));
      assertThat(members.find(email()).orElseThrow().status()).isEqualTo(MemberStatus.DISABLED);
    }
  }

  @Test
  void enrolsOnceAndRecognisesThePersonAfterwards() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      SplioMembers members = emulated.rules().members();

      Enrollment first = members.enroll(email(), NAMED);
      Enrollment second = members.enroll(email(), NAMED);

      assertThat(first).isInstanceOf(Enrollment.Enrolled.class);
      assertThat(second).isInstanceOf(Enrollment.AlreadyMember.class);
      assertThat(emulated.calls("POST /loyalty/members")).isEqualTo(1);
      assertThat(emulated.calls("POST /data/contacts")).isEqualTo(1);
    }
  }

  @Test
  void anInterruptedEnrolmentGoesOnWithoutATwin() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      SplioMembers members = emulated.rules().members();
      emulated.fault("POST", "/data/contacts", Fault.CUT_AFTER_APPLY);
      assertThatThrownBy(() -> members.enroll(email(), NAMED))
          .isInstanceOf(OutcomeUnknownException.class);
      emulated.fault("POST", "/loyalty/members", Fault.CUT_AFTER_APPLY);
      assertThatThrownBy(() -> members.enroll(email(), NAMED))
          .isInstanceOf(OutcomeUnknownException.class);

      assertThat(members.enroll(email(), NAMED)).isInstanceOf(Enrollment.AlreadyMember.class);
      assertThat(emulated.calls("POST /loyalty/members")).isEqualTo(1);
      assertThat(emulated.calls("POST /data/contacts")).isEqualTo(1);
    }
  }

  @Test
  void aContactThatSomebodyMakesMeanwhileIsUsed() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      emulated.system.tamper(
          (request, answer) -> {
            boolean firstLook =
                request.method().equals("GET")
                    && request.path().startsWith("/data/contacts/")
                    && emulated.calls("POST /data/contacts") == 0;
            return firstLook ? EmulatedSystem.json(404, "{\"status\":404,\"errors\":[]}") : answer;
          });
      emulated.member("ada@example.com", 0);

      assertThat(emulated.rules().members().enroll(email(), NAMED))
          .isInstanceOf(Enrollment.AlreadyMember.class);
    }
  }

  @Test
  void theUniqueKeyMayBeACustomFieldThatHoldsTheCustomerId() {
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.uniqueKey("c0"))) {
      emulated.universe.field("contacts", 0, "shop_customer_id", "text");
      SplioMembers members = emulated.rules().members();
      MemberIdentity identity = email().toBuilder().customerId(CustomerId.of("C-1001")).build();

      Enrollment made = members.enroll(identity, NAMED);

      Member ada = ((Enrollment.Enrolled) made).member();
      assertThat(ada.identity().customerId()).contains(CustomerId.of("C-1001"));
      MemberIdentity byId = MemberIdentity.builder().customerId(CustomerId.of("C-1001")).build();
      assertThat(members.find(byId).orElseThrow().id()).isEqualTo(ada.id());
      // the address is no key here, so it is searched for and compared exactly
      assertThat(members.find(email()).orElseThrow().id()).isEqualTo(ada.id());
      assertThat(emulated.calls("GET /data/contacts")).isEqualTo(1);
      assertThatThrownBy(
              () -> members.enroll(MemberIdentity.of(EmailAddress.of("ben@example.com")), NAMED))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("unique key");
    }
  }

  @Test
  void theUniqueKeyMayHoldThePosIdOrBeThePhone() {
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.uniqueKey("c0"))) {
      emulated.universe.addMember("ada@example.com", "", "Ada", "Example", "P-77");
      SplioMembers members = emulated.builder().keyHolds(SplioKeyHolds.POS_ID).build().members();
      MemberIdentity pos = MemberIdentity.builder().posId(PosId.of("P-77")).build();
      Member ada = members.find(pos).orElseThrow();
      assertThat(ada.identity().customerId()).isEmpty();
    }
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.uniqueKey("cellphone"))) {
      emulated.universe.addMember("ada@example.com", "+13125550100", "Ada", "Example", "");
      PhoneNumber phone = PhoneNumber.of("+1 312 555 0100");
      MemberIdentity identity = MemberIdentity.builder().phone(phone).build();
      Member ada = emulated.rules().members().find(identity).orElseThrow();
      assertThat(ada.identity().phone()).contains(phone);
      assertThat(ada.identity().email()).contains(ADA);
    }
  }

  @Test
  void theCustomerIdMayHaveAFieldOfItsOwn() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      emulated.universe.addMember("ada@example.com", "", "Ada", "Example", "C-1001");
      long number = emulated.universe.contactNumber("ada@example.com").orElseThrow();
      MemberId ada = MemberId.of(Long.toString(number));
      MemberIdentity byId = MemberIdentity.builder().customerId(CustomerId.of("C-1001")).build();

      assertThatThrownBy(() -> emulated.rules().members().find(byId))
          .isInstanceOfSatisfying(
              UnsupportedCapabilityException.class,
              refused -> assertThat(refused.setting()).contains("splio.field.customerId"));
      SplioMembers members = emulated.builder().customerIdField("c0").build().members();
      assertThat(members.find(byId).orElseThrow().id()).isEqualTo(ada);
    }
  }

  @Test
  void severalHitsAreNotGuessedAmong() {
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.uniqueKey("c0"))) {
      emulated.universe.addMember("ada@example.com", "", "Ada", "Example", "C-1");
      emulated.universe.addMember("ada@example.com", "", "Ada", "Example", "C-2");

      assertThatThrownBy(() -> emulated.rules().members().find(email()))
          .isInstanceOfSatisfying(
              AmbiguousMemberException.class,
              several -> assertThat(several.candidates()).isEqualTo(2));
    }
  }

  @Test
  void theShopMayMakeTheCardCodesAndLinkCardsHandedOutBefore() {
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.shopMakesCardCodes())) {
      SplioMembers members = emulated.builder().cardCodes(SplioCardCodes.SHOP).build().members();
      assertThatThrownBy(() -> members.enroll(email(), NAMED))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("card_code");
      emulated.universe.addLooseCard("2990009999999");
      MemberIdentity carried = email().toBuilder().cardCode(CardCode.of("2990009999999")).build();

      Enrollment linked = members.enroll(carried, NAMED);
      MemberIdentity ben =
          MemberIdentity.builder()
              .email(EmailAddress.of("ben@example.com"))
              .cardCode(CardCode.of("2990008888888"))
              .build();
      Enrollment made = members.enroll(ben, NAMED);

      assertThat(((Enrollment.Enrolled) linked).member().identity().cardCode())
          .contains(CardCode.of("2990009999999"));
      assertThat(((Enrollment.Enrolled) made).member().identity().cardCode())
          .contains(CardCode.of("2990008888888"));
      assertThat(emulated.calls("POST /loyalty/members")).isEqualTo(1);
    }
  }

  @Test
  void aMissingCardCodeIsTriedThreeTimes() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      emulated.system.tamper(
          (request, answer) ->
              request.method().equals("POST") && request.path().equals("/loyalty/members")
                  ? EmulatedSystem.json(409, "{}")
                  : answer);
      emulated.universe.setProgramStatus("draft"); // so that nothing is made behind the 409

      assertThatThrownBy(() -> emulated.rules().members().enroll(email(), NAMED))
          .isInstanceOf(ConflictException.class);
      assertThat(emulated.calls("POST /loyalty/members")).isEqualTo(3);
    }
  }

  @Test
  void updatesNeverTouchSubscriptions() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 0);
      emulated.universe.addList(3, "news");
      emulated.universe.addList(4, "other");
      Splio splio = emulated.rules();
      PersonalText key = PersonalText.of("ada@example.com");
      splio.api().data().subscribe(key, new SubscriptionChange(List.of(3L, 4L)));
      Profile changed =
          Profile.builder()
              .name(new PersonName("Adah", ""))
              .birthDate(LocalDate.of(1990, 2, 28))
              .attribute("shop_customer_id", "C-77")
              .build();

      splio.members().update(ada, changed);

      Contact contact = splio.api().data().getContact(key, Optional.empty());
      assertThat(contact.firstname().map(PersonalText::value)).contains("Adah");
      assertThat(contact.lastname().map(PersonalText::value)).contains("Example");
      assertThat(contact.customFields().get(0).value().map(PersonalText::value)).contains("C-77");
      assertThat(splio.api().loyalty().getMember(PersonalText.of(emulated.card(ada))).birthday())
          .contains(LocalDate.of(1990, 2, 28));
      assertThat(emulated.universe.subscriptions(Long.parseLong(ada.value())))
          .containsExactly(3L, 4L);
      assertThatThrownBy(() -> splio.members().update(MemberId.of("424242"), changed))
          .isInstanceOf(NotFoundException.class);
      Profile tooLong = Profile.builder().attribute("shop_customer_id", "x".repeat(256)).build();
      assertThatThrownBy(() -> splio.members().update(ada, tooLong))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("255");
    }
  }

  @Test
  void aFailedLookUpIsNotNobody() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      emulated.member("ada@example.com", 0);
      Splio once =
          emulated.builder().http(http -> http.time(emulated.system.time()).maxRetries(0)).build();
      emulated.fault("GET", "/data/contacts/ada@example.com", Fault.SERVER_ERROR_BEFORE);

      assertThatThrownBy(() -> once.members().find(email()))
          .isInstanceOf(dev.stampbook.UnavailableException.class);
      assertThat(once.members().find(email())).isPresent();
      emulated.fault("GET", "/data/contacts/ada@example.com", Fault.EMPTY_BODY);
      assertThatThrownBy(() -> once.members().find(email()))
          .isInstanceOf(dev.stampbook.MalformedResponseException.class);
    }
  }
}
