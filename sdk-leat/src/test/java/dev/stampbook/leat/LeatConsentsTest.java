package dev.stampbook.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.NotFoundException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import org.junit.jupiter.api.Test;

/** What the contract of consent does not say: opt-out types, confirmations, hidden keys. */
class LeatConsentsTest {

  private static final String SUBSCRIBE =
      "PUT " + EmulatedLeat.V3 + "contact-subscriptions/{id}/subscribe";

  private static ConsentAct act(ConsentChannel channel, ConsentAct.Action action) {
    return new ConsentAct(
        ConsentActId.of("act-1"),
        channel,
        action,
        EmulatedSystem.START,
        ConsentAct.Medium.ACCOUNT_PAGE);
  }

  /** C14: not having said no is no agreement. */
  @Test
  void aSubscriberOfAnOptOutTypeNeverAgreed() {
    LeatFixture fixture = new LeatFixture(account -> account, "OPT_OUT");
    try (EmulatedLeat sandbox = fixture.leat) {
      LeatConsents consents = fixture.withConsent().build().consents();
      MemberIdentity person = fixture.known().identity();

      assertThat(consents.read(person).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);
      assertThat(
              consents
                  .record(person, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_OUT))
                  .state(ConsentChannel.EMAIL))
          .isEqualTo(ConsentState.OUT);
      assertThat(sandbox.account.contacts()).isEqualTo(1);
    }
  }

  /** Double opt-in: no call confirms for the person, and asking again would send a second mail (sheet section 12). */
  @Test
  void onlyThePersonConfirms() {
    LeatFixture fixture = new LeatFixture(account -> account, "DOUBLE_OPT_IN");
    try (EmulatedLeat sandbox = fixture.leat) {
      LeatConsents consents = fixture.withConsent().build().consents();
      MemberIdentity person = fixture.known().identity();
      ConsentAct optIn = act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN);
      consents.record(person, optIn);
      consents.record(person, optIn);
      assertThat(
              consents
                  .record(person, act(ConsentChannel.EMAIL, ConsentAct.Action.CONFIRM))
                  .state(ConsentChannel.EMAIL))
          .isEqualTo(ConsentState.PENDING);
      assertThat(sandbox.system.calls(SUBSCRIBE)).isEqualTo(1);

      String contact = sandbox.account.contact(person.email().orElseThrow().value()).orElseThrow();
      sandbox.account.confirm(contact, fixture.email);
      assertThat(consents.read(person).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.IN);
    }
  }

  /** The text type's answers leave the key out; it is recognised by its name, or not at all. */
  @Test
  void aTypeWithoutKeyIsRecognisedByItsName() {
    LeatFixture fixture = new LeatFixture();
    try (EmulatedLeat sandbox = fixture.leat) {
      MemberIdentity person = fixture.known().identity();
      ConsentAct optIn = act(ConsentChannel.SMS, ConsentAct.Action.OPT_IN);
      assertThat(
              fixture
                  .withConsent()
                  .build()
                  .consents()
                  .record(person, optIn)
                  .state(ConsentChannel.SMS))
          .isEqualTo(ConsentState.IN);
      LeatConsents nameless =
          sandbox
              .builder()
              .subscription(ConsentChannel.SMS, LeatSubscription.of(fixture.sms.uuid()))
              .build()
              .consents();
      assertThat(nameless.read(person).state(ConsentChannel.SMS)).isEqualTo(ConsentState.UNKNOWN);
    }
  }

  @Test
  void whoLeatDoesNotKnowIsUnknownAndCannotBeRecorded() {
    LeatFixture fixture = new LeatFixture();
    try (EmulatedLeat sandbox = fixture.leat) {
      LeatConsents consents = fixture.withConsent().build().consents();
      MemberIdentity stranger = MemberIdentity.of(EmailAddress.of("nobody@example.com"));

      assertThat(consents.read(stranger).state(ConsentChannel.EMAIL))
          .isEqualTo(ConsentState.UNKNOWN);
      assertThatThrownBy(
              () -> consents.record(stranger, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN)))
          .isExactlyInstanceOf(NotFoundException.class);
      assertThat(sandbox.account.contacts()).isZero();
    }
  }
}
