package dev.stampbook.splio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.sandbox.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists and blacklists as consent (sheet sections 3.2, 12 and 13). */
class SplioConsentsTest {

  private static final MemberIdentity ADA = MemberIdentity.of(EmailAddress.of("ada@example.com"));

  private static EmulatedSplio universe() {
    EmulatedSplio emulated = new EmulatedSplio();
    emulated.universe.addList(3, "news e-mail");
    emulated.universe.addList(4, "news sms");
    emulated.universe.addList(5, "catalogue");
    emulated.universe.addMember("ada@example.com", "+13125550100", "Ada", "Example", "");
    return emulated;
  }

  private static Splio.Builder withLists(EmulatedSplio emulated) {
    return emulated.builder().lists(ConsentChannel.EMAIL, 3).lists(ConsentChannel.SMS, 4);
  }

  private static ConsentAct act(ConsentChannel channel, ConsentAct.Action action) {
    return new ConsentAct(
        ConsentActId.of("act-1"),
        channel,
        action,
        EmulatedSystem.START,
        ConsentAct.Medium.WEB_FORM);
  }

  private static List<Long> subscriptions(EmulatedSplio emulated) {
    return emulated.universe.subscriptions(
        emulated.universe.contactNumber("ada@example.com").orElseThrow());
  }

  @Test
  void optingInAndOutLeavesOtherListsAlone() {
    try (EmulatedSplio emulated = universe()) {
      SplioConsents consents = withLists(emulated).build().consents();
      emulated
          .builder()
          .lists(ConsentChannel.EMAIL, 5)
          .build()
          .consents()
          .record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN));
      assertThat(consents.read(ADA).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);

      ConsentStatus in = consents.record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN));

      assertThat(in.state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.IN);
      assertThat(in.state(ConsentChannel.SMS)).isEqualTo(ConsentState.UNKNOWN);
      assertThat(in.granularity()).isEqualTo(ConsentStatus.Granularity.PER_CHANNEL);
      assertThat(subscriptions(emulated)).containsExactly(5L, 3L);
      consents.record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN));
      assertThat(subscriptions(emulated)).containsExactly(5L, 3L);

      ConsentStatus out =
          consents.record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_OUT));
      assertThat(out.state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.OUT);
      assertThat(subscriptions(emulated)).containsExactly(5L);
      assertThat(consents.read(ADA).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);
    }
  }

  @Test
  void aSuppressedAddressIsOutWhateverTheLists() {
    try (EmulatedSplio emulated = universe()) {
      SplioConsents consents = withLists(emulated).build().consents();
      consents.record(ADA, act(ConsentChannel.SMS, ConsentAct.Action.OPT_IN));
      emulated.universe.suppress("cellphone", "stop", "+13125550100");
      emulated.universe.suppress("email", "bounce", "not-ada@example.com"); // contains the address

      ConsentStatus status = consents.read(ADA);

      assertThat(status.state(ConsentChannel.SMS)).isEqualTo(ConsentState.OUT);
      assertThat(status.state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);
      // a STOP cannot be lifted by any call
      assertThat(
              consents
                  .record(ADA, act(ConsentChannel.SMS, ConsentAct.Action.OPT_IN))
                  .state(ConsentChannel.SMS))
          .isEqualTo(ConsentState.OUT);
    }
  }

  @Test
  void optingInAgainLiftsTheUnsubscriptionAndNothingElse() {
    try (EmulatedSplio emulated = universe()) {
      SplioConsents consents = withLists(emulated).build().consents();
      emulated.universe.suppress("email", "unsub", "ada@example.com");
      assertThat(consents.read(ADA).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.OUT);

      assertThat(
              consents
                  .record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN))
                  .state(ConsentChannel.EMAIL))
          .isEqualTo(ConsentState.IN);

      emulated.universe.suppress("email", "custom", "ada@example.com");
      assertThat(
              consents
                  .record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN))
                  .state(ConsentChannel.EMAIL))
          .isEqualTo(ConsentState.OUT); // the merchant's own suppression stays
    }
  }

  @Test
  void whereConfirmationIsAskedForOnlyItWrites() {
    try (EmulatedSplio emulated = universe()) {
      SplioConsents consents = withLists(emulated).confirmedOptInOnly().build().consents();

      ConsentStatus asked =
          consents.record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN));
      assertThat(asked.state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.PENDING);
      assertThat(subscriptions(emulated)).isEmpty();
      ConsentStatus confirmed =
          consents.record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.CONFIRM));
      assertThat(confirmed.state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.IN);
    }
  }

  @Test
  void lostAnswersAreRepeatedBecauseSubscriptionsAreSets() {
    try (EmulatedSplio emulated = universe()) {
      SplioConsents consents = withLists(emulated).build().consents();
      emulated.fault("POST", "/lists/subscribe", Fault.CUT_AFTER_APPLY, Fault.CUT_BEFORE);

      consents.record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN));
      assertThat(subscriptions(emulated)).containsExactly(3L);
      emulated.fault(
          "POST",
          "/lists/unsubscribe",
          Fault.CUT_BEFORE,
          Fault.CUT_BEFORE,
          Fault.CUT_BEFORE,
          Fault.CUT_BEFORE,
          Fault.CUT_BEFORE);
      assertThatThrownBy(
              () -> consents.record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_OUT)))
          .isInstanceOf(OutcomeUnknownException.class);
      consents.record(ADA, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_OUT));
      assertThat(subscriptions(emulated)).isEmpty();
    }
  }

  @Test
  void unknownPersonsAndChannelsAreNotGuessed() {
    try (EmulatedSplio emulated = universe()) {
      SplioConsents consents = emulated.builder().lists(ConsentChannel.EMAIL, 3).build().consents();
      MemberIdentity nobody = MemberIdentity.of(EmailAddress.of("nobody@example.com"));

      assertThat(consents.read(nobody).state(ConsentChannel.EMAIL)).isEqualTo(ConsentState.UNKNOWN);
      assertThatThrownBy(
              () -> consents.record(nobody, act(ConsentChannel.EMAIL, ConsentAct.Action.OPT_IN)))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(
              () -> consents.record(ADA, act(ConsentChannel.SMS, ConsentAct.Action.OPT_IN)))
          .isInstanceOfSatisfying(
              UnsupportedCapabilityException.class,
              refused -> assertThat(refused.setting()).contains("splio.list.sms"));
      assertThatThrownBy(() -> emulated.rules().consents().read(ADA))
          .isInstanceOf(UnsupportedCapabilityException.class);
    }
  }
}
