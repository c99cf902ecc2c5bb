package dev.stampbook.pos.treez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.AmbiguousMemberException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
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
import dev.stampbook.order.OrderDetail;
import dev.stampbook.pos.treez.api.CustomerMerge;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers and the one flag of consent (sheet 3.1, 12, 13). */
class TreezPeopleTest {

  private static final Profile ADA =
      Profile.builder()
          .name(new PersonName("Ada", "Sample"))
          .birthDate(LocalDate.of(1990, 4, 1))
          .attribute("patient_type", "ADULT")
          .build();

  private static MemberId id(ShopCustomer customer) {
    return MemberId.of(Integer.toString(customer.id()));
  }

  private static MemberIdentity email(String address) {
    return MemberIdentity.of(EmailAddress.of(address));
  }

  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void aCustomerIsFoundByEverythingTheyAreKnownBy(ApiVersion version) {
    try (EmulatedTreez store = new EmulatedTreez(version, 0)) {
      TreezMembers members = store.treez().members();
      ShopCustomer customer = store.addCustomer();
      MemberId id = id(customer);
      PhoneNumber phone = PhoneNumber.of(customer.phone());
      for (MemberIdentity identity :
          List.of(
              MemberIdentity.of(id),
              MemberIdentity.builder().posId(PosId.of(id.value())).build(),
              email(customer.email()),
              MemberIdentity.builder().phone(phone).build(),
              MemberIdentity.builder()
                  .email(EmailAddress.of("old@example.com"))
                  .phone(phone)
                  .build())) {
        Member found = members.find(identity).orElseThrow();
        assertThat(found.id()).isEqualTo(id);
        assertThat(found.identity().posId()).contains(TreezMembers.posId(id));
        assertThat(found.identity().phone()).contains(phone);
        assertThat(found.balance()).isEmpty();
      }
      assertThat(
              members.find(MemberIdentity.builder().phone(PhoneNumber.of("+442071838750")).build()))
          .as("a number that is none of North America")
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "+13125550100, 3125550100",
    "13125550100, 3125550100",
    "3125550100, 3125550100",
    "(312) 555-0100, 3125550100",
    "+3125550100, ''",
    "1125550100, ''",
    "5550100, ''"
  })
  void phonesGoOutInTenDigits(String written, String sent) {
    assertThat(
            CustomerFields.tenDigits(PhoneNumber.of(written))
                .map(digits -> digits.value())
                .orElse(""))
        .isEqualTo(sent);
  }

  @Test
  void whoWasMergedAwayIsAnsweredWithWhoGoesOn() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      Treez treez = store.treez();
      ShopCustomer old = store.addCustomer();
      ShopCustomer kept = store.addCustomer();
      var sale =
          store.put(
              old.id(),
              store.basket(List.of(store.line("24.00", 1)), List.of()),
              OrderStatus.COMPLETED);
      treez.api().customers().merge(new CustomerMerge("" + old.id(), "" + kept.id()));

      assertThat(treez.members().find(MemberIdentity.of(id(old))).map(Member::id))
          .contains(id(kept));
      assertThat(treez.members().find(email(old.email())).map(Member::id)).contains(id(kept));
      assertThat(
              treez
                  .orders()
                  .find(store.id(sale), OrderDetail.LINES)
                  .orElseThrow()
                  .customer()
                  .orElseThrow()
                  .email())
          .contains(EmailAddress.of(kept.email()));
    }
  }

  @Test
  void enrollingAsksForWhatTreezDemands() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezMembers members = store.treez().members();
      MemberIdentity person = email("ada@example.com");
      Profile nameless = Profile.builder().birthDate(LocalDate.of(1990, 4, 1)).build();
      Profile ageless =
          Profile.builder()
              .name(new PersonName("Ada", "Sample"))
              .attribute("patient_type", "ADULT")
              .build();
      Profile odd =
          Profile.builder()
              .name(new PersonName("Ada", "Sample"))
              .birthDate(LocalDate.of(1990, 4, 1))
              .attribute("patient_type", "VETERINARY")
              .build();
      Profile foreign = Profile.builder().attribute("favourite_colour", "blue").build();
      for (Profile profile : List.of(nameless, ageless, odd, foreign)) {
        assertThatThrownBy(() -> members.enroll(person, profile))
            .isInstanceOfSatisfying(
                InvalidRequestException.class, e -> assertThat(e.fields()).hasSize(1));
      }
      assertThat(store.shop.customerByEmail("ada@example.com")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void whoIsEnrolledRefusesMarketingUntilTheySayOtherwise(ApiVersion version) {
    try (EmulatedTreez store = new EmulatedTreez(version, 0)) {
      Treez treez = store.treez();
      MemberIdentity person =
          MemberIdentity.builder()
              .email(EmailAddress.of("ada@example.com"))
              .phone(PhoneNumber.of("+13125550100"))
              .build();

      Enrollment made = treez.members().enroll(person, ADA);

      assertThat(made).isInstanceOf(Enrollment.Enrolled.class);
      int id = store.shop.customerByEmail("ada@example.com").orElseThrow().id();
      assertThat(store.emulator.isOptedOut(id)).contains(true);
      assertThat(treez.consents().read(person).state(ConsentChannel.SMS))
          .isEqualTo(ConsentState.OUT);
      MemberIdentity samePhone =
          MemberIdentity.builder().phone(PhoneNumber.of("312-555-0100")).build();
      assertThat(treez.members().enroll(samePhone, ADA))
          .isInstanceOf(Enrollment.AlreadyMember.class);
    }
  }

  @Test
  void aChangeNamesWhatChangesAndKeepsTheRest() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezMembers members = store.treez().members();
      ShopCustomer customer = store.addCustomer();
      store.emulator.setCustomerField(customer.id(), "birthday", Optional.of("1977-07-07"));

      members.update(id(customer), Profile.builder().attribute("notes", "likes tea").build());

      var after =
          store
              .treez()
              .api()
              .customers()
              .customer("" + customer.id(), Optional.of(false))
              .orElseThrow()
              .data()
              .get(0);
      assertThat(after.birthday().orElseThrow().value()).isEqualTo("1977-07-07");
      assertThat(after.notes().orElseThrow().value()).isEqualTo("likes tea");
      assertThat(after.firstName().orElseThrow().value()).isEqualTo("Grace");
      assertThat(after.email().orElseThrow().value()).isEqualTo(customer.email());
      store.emulator.setCustomerField(customer.id(), "birthday", Optional.empty());
      assertThatThrownBy(() -> members.update(id(customer), Profile.empty()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("birthday");
    }
  }

  @ParameterizedTest
  @CsvSource({"ACTIVE, ACTIVE", "MERGED, ACTIVE", "DEACTIVATED, DISABLED", "SLEEPING, UNKNOWN"})
  void statesAreRead(String wire, MemberStatus status) {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      ShopCustomer customer = store.addCustomer();
      store.emulator.setCustomerField(customer.id(), "status", Optional.of(wire));
      MemberIdentity identity = MemberIdentity.of(id(customer));
      assertThat(store.treez().members().find(identity).orElseThrow().status()).isEqualTo(status);
      store.system.rewrite("GET", "", text -> text.replace("\"banned\":false", "\"banned\":true"));
      assertThat(store.treez().members().find(identity).orElseThrow().status())
          .isEqualTo(MemberStatus.DISABLED);
    }
  }

  @Test
  void severalWithOneAddressAreNotGuessed() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      ShopCustomer customer = store.addCustomer();
      store.system.rewrite(
          "GET",
          "example.com",
          text ->
              text.replaceAll("\"data\":\\[(.*)]}$", "\"data\":[$1,{\"customer_id\":\"4022\"}]}"));
      assertThatThrownBy(() -> store.treez().members().find(email(customer.email())))
          .isInstanceOf(AmbiguousMemberException.class);
    }
  }

  private static ConsentAct act(ConsentChannel channel, ConsentAct.Action action) {
    return new ConsentAct(
        ConsentActId.of("act-" + action),
        channel,
        action,
        Instant.EPOCH,
        ConsentAct.Medium.CHECKOUT);
  }

  /** As seen so far: Treez answers null where nobody is opted out, which is no evidence of agreement. */
  @Test
  void noFlagIsNoAgreement() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      TreezConsents consents = store.treez().consents();
      ShopCustomer customer = store.addCustomer();
      MemberIdentity person = email(customer.email());

      ConsentStatus in = consents.record(person, act(ConsentChannel.SMS, ConsentAct.Action.OPT_IN));
      assertThat(in.state(ConsentChannel.SMS)).isEqualTo(ConsentState.IN);
      assertThat(in.granularity()).isEqualTo(ConsentStatus.Granularity.COARSE);
      assertThat(store.emulator.isOptedOut(customer.id())).contains(false);
      assertThat(consents.read(person).state(ConsentChannel.SMS)).isEqualTo(ConsentState.UNKNOWN);

      consents.record(person, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_OUT));
      assertThat(store.emulator.isOptedOut(customer.id())).contains(true);
      assertThat(consents.read(person).state(ConsentChannel.SMS)).isEqualTo(ConsentState.OUT);
    }
  }

  @Test
  void nobodyIsOptedInWhoIsNoCustomer() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      TreezConsents consents = store.treez().consents();
      MemberIdentity nobody = email("nobody@example.com");
      assertThatThrownBy(
              () -> consents.record(nobody, act(ConsentChannel.SMS, ConsentAct.Action.OPT_IN)))
          .isInstanceOf(NotFoundException.class);
      assertThat(
              consents
                  .record(nobody, act(ConsentChannel.SMS, ConsentAct.Action.OPT_OUT))
                  .state(ConsentChannel.SMS))
          .isEqualTo(ConsentState.OUT);
      assertThat(consents.read(nobody).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);
    }
  }

  /** An opt-out that Treez does not take is an exception, never a silent success. */
  @Test
  void anOptOutThatCannotBeWrittenIsAnException() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V3, 0)) {
      ShopCustomer customer = store.addCustomer();
      store.emulator.setCustomerField(customer.id(), "patient_type", Optional.empty());
      TreezConsents consents = store.treez().consents();
      assertThatThrownBy(
              () ->
                  consents.record(
                      email(customer.email()), act(ConsentChannel.SMS, ConsentAct.Action.OPT_OUT)))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("patient_type");
      assertThat(store.emulator.isOptedOut(customer.id())).isEmpty();
    }
  }
}
