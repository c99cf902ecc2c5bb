package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.consent.ConsentState.IN;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.consent.ConsentState.UNKNOWN;
import static dev.stampbook.engine.ConsentDesk.sent;
import static dev.stampbook.engine.ConsentForms.KIM;
import static dev.stampbook.engine.ConsentForms.PHONE;
import static dev.stampbook.engine.ConsentForms.leftEmpty;
import static dev.stampbook.engine.ConsentForms.ticked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.SystemName;
import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentAnswer;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ContactAddress;
import dev.stampbook.consent.Evidence;
import dev.stampbook.consent.PersonId;
import dev.stampbook.engine.consent.ConsentChange.Result;
import dev.stampbook.engine.consent.ConsentOutcome;
import dev.stampbook.engine.consent.PersonToAsk;
import dev.stampbook.engine.consent.PersonToAsk.Reason;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose consent it is: accounts, guests, shared and changed addresses, merged profiles, and who has to be asked. */
class ConsentPeopleTest {

  private static final SystemName CARRIER = SystemName.of("carrier");
  private static final PhoneNumber NEW_PHONE = PhoneNumber.of("+13125550111");

  @TempDir Path folder;

  private final FakeConsents provider = new FakeConsents("provider");

  @Test
  void anEmptyBoxAtRegistrationIsNoActButAnEmptyBoxInTheQuestionIsANo() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      ConsentOutcome registered =
          desk.registry.registrationConfirmed(
              KIM, desk.now(), List.of(ticked(EMAIL), leftEmpty(SMS)));
      assertThat(registered.of(SMS).orElseThrow().result()).isEqualTo(Result.NO_ACT);
      assertThat(desk.kim(SMS)).isEqualTo(UNKNOWN);
      desk.advance(Duration.ofDays(1));
      desk.registry.reconfirmed(KIM, desk.now(), List.of(ticked(EMAIL), leftEmpty(SMS)));
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
      assertThat(desk.kim(EMAIL)).isEqualTo(IN);
    }
  }

  @Test
  void aBoxThatWasTickedBeforeIsNoConsent() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      ConsentAnswer kept = ConsentAnswer.leftTicked(SMS, "Text me", ConsentForms.SMS_TEXT);
      assertThatThrownBy(() -> desk.registry.registrationConfirmed(KIM, desk.now(), List.of(kept)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("default");
      assertThat(desk.registry.optionsChanged(KIM, desk.now(), List.of(kept)).of(SMS))
          .get()
          .extracting(change -> change.result())
          .isEqualTo(Result.NO_ACT);
      assertThat(desk.registry.counts().records()).isZero();
    }
  }

  @Test
  void deactivatingAnAccountOptsOutOfEverything() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.yes(EMAIL);
      desk.settle();
      desk.advance(Duration.ofMinutes(1));
      desk.registry.accountDeactivated(KIM, desk.now());
      assertThat(desk.kim(EMAIL)).isEqualTo(OUT);
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
      desk.settle();
      assertThat(sent(provider)).isEqualTo("EMAIL+ SMS- EMAIL-");
    }
  }

  @Test
  void aChangedNumberHasNoConsentAndTheSystemsAreToldSo() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.yes(SMS);
      desk.yes(EMAIL);
      desk.settle();
      desk.advance(Duration.ofDays(30));
      desk.registry.contactChanged(KIM, ContactAddress.of(NEW_PHONE), desk.now());
      assertThat(desk.kim(SMS)).isEqualTo(UNKNOWN);
      assertThat(desk.kim(EMAIL)).as("the other channel stays").isEqualTo(IN);
      desk.settle();
      assertThat(provider.state("kim", SMS)).isEqualTo(OUT);
      assertThat(desk.registry.toAsk(KIM).orElseThrow())
          .extracting(PersonToAsk::reason, PersonToAsk::channels)
          .containsExactly(Reason.CHANGED_ADDRESS, Set.of(SMS));

      desk.advance(Duration.ofDays(1));
      MemberIdentity now = KIM.toBuilder().phone(NEW_PHONE).build();
      desk.registry.optionsChanged(now, desk.now(), List.of(ticked(SMS)));
      desk.settle();
      assertThat(desk.kim(SMS)).isEqualTo(IN);
      assertThat(provider.state("kim", SMS)).isEqualTo(IN);
      assertThat(desk.registry.toAsk(KIM)).isEmpty();
      assertThat(desk.registry.verify().faults()).isEmpty();
    }
  }

  @Test
  void aNumberThatChangesByTheWayHasNoConsentEither() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.yes(SMS);
      desk.settle();
      desk.advance(Duration.ofDays(1));
      MemberIdentity now = KIM.toBuilder().phone(NEW_PHONE).build();
      desk.registry.optionsChanged(now, desk.now(), List.of(ticked(EMAIL)));
      assertThat(desk.kim(SMS)).isEqualTo(UNKNOWN);
      desk.settle();
      assertThat(provider.state("kim", SMS)).isEqualTo(OUT);
      desk.registry.answeredByText(PHONE, "STOP", desk.clock.instant(), CARRIER);
      assertThat(desk.kim(SMS)).as("the old number is somebody else's now").isEqualTo(UNKNOWN);
    }
  }

  @Test
  void anOldMessageAboutANumberChangesNothing() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.yes(SMS);
      MemberIdentity before = KIM.toBuilder().phone(NEW_PHONE).build();
      desk.registry.checkedOut(
          before,
          ConsentForms.at(ConsentDesk.NOON.minusSeconds(3600), Medium.CHECKOUT),
          List.of(leftEmpty(SMS)));
      assertThat(desk.kim(SMS)).isEqualTo(IN);
    }
  }

  @Test
  void aStopIsEverybodysWhoHasTheNumberHoweverItIsSpelled() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.yes(SMS);
      MemberIdentity lee =
          person("lee").toBuilder().phone(PhoneNumber.of("(312) 555-0100")).build();
      MemberIdentity far =
          person("far").toBuilder().phone(PhoneNumber.of("+4413125550100")).build();
      desk.registry.optionsChanged(lee, desk.now(), List.of(ticked(SMS)));
      desk.registry.optionsChanged(far, desk.now(), List.of(ticked(SMS)));
      desk.advance(Duration.ofMinutes(1));
      assertThat(desk.registry.answeredByText(PHONE, "Stop!", desk.clock.instant(), CARRIER))
          .hasSize(2);
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
      assertThat(desk.registry.state(lee).state(SMS)).isEqualTo(OUT);
      assertThat(desk.registry.state(far).state(SMS)).as("another country").isEqualTo(IN);
    }
  }

  @Test
  void aStopFromANumberNobodyHasIsRemembered() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.registry.answeredByText(PHONE, "STOP", desk.clock.instant(), CARRIER);
      assertThat(provider.told()).isEmpty();
      desk.settle();
      assertThat(sent(provider)).as("told at once, by the number").isEqualTo("SMS-");
      desk.registry.accountKnown(KIM, desk.clock.instant());
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
      desk.advance(Duration.ofMinutes(1));
      desk.yes(SMS);
      assertThat(desk.kim(SMS)).as("a newer yes").isEqualTo(IN);
    }
  }

  @Test
  void aTextWithoutAKeywordIsNoActAndADoubtfulOneWaitsForAPerson() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.yes(SMS);
      desk.advance(Duration.ofMinutes(1));
      assertThat(text(desk, "thank you")).isEqualTo(Result.NO_ACT);
      assertThat(text(desk, "please stop")).isEqualTo(Result.UNCLEAR);
      assertThat(desk.kim(SMS)).isEqualTo(IN);
      assertThat(text(desk, "QUIT")).isEqualTo(Result.RECORDED);
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
      desk.advance(Duration.ofMinutes(1));
      assertThat(text(desk, "START")).isEqualTo(Result.RECORDED);
      assertThat(desk.kim(SMS)).isEqualTo(IN);
    }
  }

  private static Result text(ConsentDesk desk, String words) {
    return desk.registry
        .answeredByText(PHONE, words, desk.clock.instant(), CARRIER)
        .get(0)
        .of(SMS)
        .orElseThrow()
        .result();
  }

  @Test
  void aGuestsYesGoesOverToTheAccountOnlyWhenTheAccountHasProvenTheAddress() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      MemberIdentity guest =
          MemberIdentity.builder().email(ConsentForms.EMAIL).phone(PHONE).build();
      desk.registry.checkedOut(guest, desk.now(), List.of(ticked(EMAIL), ticked(SMS)));
      assertThat(desk.registry.state(guest).state(SMS)).isEqualTo(IN);
      desk.registry.accountKnown(KIM, desk.clock.instant());
      assertThat(desk.kim(EMAIL))
          .as("nothing proves that it is the same person")
          .isEqualTo(UNKNOWN);
      desk.advance(Duration.ofMinutes(1));
      desk.registry.registrationConfirmed(
          KIM, desk.now(), List.of(leftEmpty(EMAIL), leftEmpty(SMS)));
      assertThat(desk.kim(EMAIL)).as("the mailbox was proven").isEqualTo(IN);
      assertThat(desk.kim(SMS)).as("the number was not").isEqualTo(UNKNOWN);
    }
  }

  @Test
  void aNoByAddressReachesTheAccountAndTheGuest() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      MemberIdentity guest = MemberIdentity.of(ConsentForms.EMAIL);
      desk.registry.checkedOut(guest, desk.now(), List.of(ticked(EMAIL)));
      desk.yes(EMAIL);
      desk.settle();
      desk.advance(Duration.ofMinutes(1));
      desk.registry.optOutReported(guest, EMAIL, desk.clock.instant(), CARRIER);
      assertThat(desk.kim(EMAIL)).isEqualTo(OUT);
      assertThat(desk.registry.state(guest).state(EMAIL)).isEqualTo(OUT);
      desk.settle();
      assertThat(provider.state("kim", EMAIL)).isEqualTo(OUT);
      assertThat(provider.state("kim@example.com", EMAIL)).isEqualTo(OUT);
    }
  }

  @Test
  void mergedHistoriesAreOneAndTheNewestActDecides() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      MemberIdentity other =
          KIM.toBuilder().customerId(CustomerId.of("kim-2")).memberId(MemberId.of("m-2")).build();
      desk.yes(SMS);
      desk.settle();
      desk.advance(Duration.ofMinutes(1));
      desk.registry.optedOut(other, SMS, desk.now());
      desk.settle();
      assertThat(desk.kim(SMS)).as("two accounts").isEqualTo(IN);

      PersonId one = desk.registry.merged(KIM, other, desk.clock.instant());
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
      assertThat(desk.registry.state(other).state(SMS)).isEqualTo(OUT);
      assertThat(desk.registry.person(other)).contains(one);
      desk.settle();
      assertThat(provider.state("kim", SMS)).isEqualTo(OUT);
      assertThat(desk.registry.merged(KIM, other, desk.clock.instant())).isEqualTo(one);
      assertThat(desk.registry.merged(other, KIM, desk.clock.instant())).isEqualTo(one);
      assertThat(desk.registry.history(KIM)).hasSize(2);
      assertThat(desk.registry.verify().faults()).isEmpty();

      desk.advance(Duration.ofMinutes(1));
      desk.yes(SMS);
      desk.settle();
      desk.advance(Duration.ofMinutes(1));
      desk.no(SMS);
      desk.settle();
      assertThat(provider.state("kim-2", SMS)).as("a no reaches both").isEqualTo(OUT);
      assertThat(provider.state("kim", SMS)).isEqualTo(OUT);
    }
  }

  @Test
  void anActToldBeforeAMergeIsTheSameActAfterIt() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      MemberIdentity other = person("kim-2");
      Evidence evidence = desk.now();
      desk.registry.optedOut(other, EMAIL, evidence);
      desk.advance(Duration.ofMinutes(1));
      desk.yes(EMAIL);
      desk.registry.merged(KIM, other, desk.clock.instant());
      assertThat(desk.registry.optedOut(other, EMAIL, evidence).of(EMAIL).orElseThrow().result())
          .isEqualTo(Result.STALE);
      assertThat(desk.registry.history(KIM)).hasSize(2);
      assertThat(desk.kim(EMAIL)).isEqualTo(IN);
    }
  }

  @Test
  void aLateActIsEvidenceForTheAddressItWasGivenFor() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.registry.accountKnown(KIM, desk.clock.instant());
      desk.registry.contactChanged(KIM, ContactAddress.of(NEW_PHONE), desk.now());
      Evidence yesterday = ConsentForms.at(ConsentDesk.NOON.minusSeconds(86_400), Medium.PAPER);
      assertThat(
              desk.registry
                  .checkedOut(KIM, yesterday, List.of(ticked(SMS)))
                  .of(SMS)
                  .orElseThrow()
                  .result())
          .isEqualTo(Result.STALE);
      assertThat(desk.kim(SMS)).isEqualTo(UNKNOWN);
      assertThat(desk.registry.history(KIM).get(0).isFor(ContactAddress.of(PHONE))).isTrue();
      desk.settle();
      assertThat(provider.told()).isEmpty();
    }
  }

  @Test
  void theAddressesOfAMergedAccountDoNotReplaceThePersonsOwn() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      MemberIdentity other = person("kim-2").toBuilder().phone(NEW_PHONE).build();
      desk.yes(SMS);
      desk.registry.accountKnown(other, desk.clock.instant());
      desk.registry.merged(KIM, other, desk.clock.instant());
      desk.advance(Duration.ofMinutes(1));
      desk.registry.optionsChanged(other, desk.now(), List.of(ticked(SMS)));
      assertThat(desk.kim(SMS)).as("the yes for the own number still stands").isEqualTo(IN);
      desk.registry.answeredByText(PHONE, "STOP", desk.clock.instant(), CARRIER);
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
    }
  }

  @Test
  void whoHadAnAccountBeforeTheSwitchIsAskedOnce() {
    try (ConsentDesk desk =
        new ConsentDesk(folder, builder -> builder.switchedOn(ConsentDesk.NOON), provider)) {
      desk.registry.accountKnown(KIM, ConsentDesk.NOON.minusSeconds(86_400));
      desk.registry.accountKnown(person("new"), ConsentDesk.NOON.plusSeconds(1));
      assertThat(desk.registry.toAsk(10)).hasSize(1);
      PersonToAsk kim = desk.registry.toAsk(KIM).orElseThrow();
      assertThat(kim.reason()).isEqualTo(Reason.LEGACY_ACCOUNT);
      assertThat(kim.channels()).containsExactlyInAnyOrder(EMAIL, SMS);
      assertThat(kim.identity()).isEqualTo(KIM);
      assertThat(desk.registry.toAsk(person("new"))).isEmpty();

      desk.registry.answeredByText(PHONE, "STOP", desk.clock.instant(), CARRIER);
      assertThat(desk.registry.toAsk(KIM).orElseThrow().channels())
          .as("nobody is asked about what they refused")
          .containsExactly(EMAIL);
      desk.registry.reconfirmed(KIM, desk.now(), List.of(leftEmpty(EMAIL)));
      assertThat(desk.registry.toAsk(KIM)).isEmpty();
      assertThat(desk.registry.toAsk(10)).isEmpty();
      desk.settle();
      assertThat(provider.state("kim", EMAIL)).isEqualTo(OUT);
    }
  }

  @Test
  void somebodyNeverHeardOfIsUnknown() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      for (ConsentChannel channel : ConsentChannel.values()) {
        assertThat(desk.kim(channel)).isEqualTo(UNKNOWN);
      }
      assertThat(desk.registry.person(KIM)).isEmpty();
      assertThat(desk.registry.history(KIM)).isEmpty();
      assertThat(desk.registry.export(KIM)).isEmpty();
      assertThat(desk.registry.readBack(KIM)).isEmpty();
      assertThat(desk.registry.verify().isIntact()).isTrue();
    }
  }

  private static MemberIdentity person(String name) {
    return MemberIdentity.builder()
        .customerId(CustomerId.of(name))
        .email(EmailAddress.of(name + "@example.com"))
        .build();
  }
}
