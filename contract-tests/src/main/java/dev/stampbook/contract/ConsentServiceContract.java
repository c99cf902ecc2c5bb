package dev.stampbook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.Capability;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.ConsentStatus;
import dev.stampbook.consent.ConsentStatus.Granularity;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.sandbox.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ConsentService} promises (C14, DESIGN promise 4). */
public abstract class ConsentServiceContract extends ServiceContract {

  /** Returns the service. */
  protected abstract ConsentService consents();

  /** Adds a new person at the emulator who never said anything about marketing. */
  protected abstract MemberIdentity person();

  /** Returns the channels the system keeps; with one flag for all, the channels the flag stands for. Empty where it keeps no consent. */
  protected abstract Set<ConsentChannel> channels();

  /** Returns the channels on which the emulator would send marketing to this person. */
  protected abstract Set<ConsentChannel> agreedAtProvider(MemberIdentity person);

  /** Returns the call that reads consent; empty where it cannot be read. */
  protected abstract Optional<WireCall> readCall();

  /** Returns the writes by which an opt-in is handed over, in order; empty where none can be. */
  protected abstract List<WireCall> optInCalls();

  /** Returns the writes by which somebody who is in is taken out, in order. */
  protected abstract List<WireCall> optOutCalls();

  /** Returns what the system says after an opt-in: {@code PENDING} where it asks the person to confirm; {@code IN} unless said otherwise. */
  protected ConsentState afterOptIn() {
    return ConsentState.IN;
  }

  @Test
  void whoNeverSaidAnythingIsUnknown() {
    MemberIdentity person = person();
    if (!can(Capability.CONSENT_READ)) {
      assertUndeclared(Capability.CONSENT_READ, () -> consents().read(person));
      return;
    }
    for (ConsentChannel channel : ConsentChannel.values()) {
      assertThat(consents().read(person).state(channel))
          .as("%s", channel)
          .isEqualTo(ConsentState.UNKNOWN);
    }
    assertFailureIsNoAnswer(readCall().orElseThrow(), () -> consents().read(person));
  }

  @Test
  void theGranularityIsWhatIsDeclared() {
    assertThat(readCall().isPresent()).isEqualTo(can(Capability.CONSENT_READ));
    assertThat(optInCalls().isEmpty()).isEqualTo(!can(Capability.CONSENT_WRITE));
    assertThat(channels().isEmpty())
        .isEqualTo(!can(Capability.CONSENT_READ) && !can(Capability.CONSENT_WRITE));
    if (can(Capability.CONSENT_READ)) {
      assertThat(consents().read(person()).granularity())
          .isEqualTo(
              can(Capability.CONSENT_PER_CHANNEL) ? Granularity.PER_CHANNEL : Granularity.COARSE);
    } else {
      assertThat(capabilities()).doesNotContain(Capability.CONSENT_PER_CHANNEL);
    }
  }

  @Test
  void anOptInOpensItsOwnChannelAndRepeatingItChangesNothing() {
    if (isWithoutWrites()) {
      return;
    }
    for (ConsentChannel channel : channels()) {
      MemberIdentity person = person();
      ConsentAct act = act("act-1", channel, Action.OPT_IN);

      ConsentStatus first = consents().record(person, act);
      settle();
      Set<ConsentChannel> agreed = agreedAtProvider(person);
      ConsentStatus second = consents().record(person, act);
      settle();

      assertThat(first.state(channel)).isEqualTo(afterOptIn());
      assertThat(second).isEqualTo(first);
      assertThat(agreedAtProvider(person)).isEqualTo(agreed);
      if (can(Capability.CONSENT_PER_CHANNEL)) {
        assertThat(agreed).isSubsetOf(EnumSet.of(channel));
      }
      if (afterOptIn() == ConsentState.IN) {
        assertThat(agreed).contains(channel);
      }
      if (can(Capability.CONSENT_READ)) {
        assertThat(consents().read(person).state(channel)).isEqualTo(afterOptIn());
      }
    }
  }

  @Test
  void anOptOutClosesTheChannelWhateverWasBefore() {
    if (isWithoutWrites()) {
      return;
    }
    for (ConsentChannel channel : channels()) {
      MemberIdentity wasIn = person();
      consents().record(wasIn, act("act-1", channel, Action.OPT_IN));
      settle();
      for (MemberIdentity person : List.of(wasIn, person())) {
        ConsentAct act = act("act-2", channel, Action.OPT_OUT);
        ConsentStatus after = consents().record(person, act);
        consents().record(person, act);
        settle();

        assertThat(after.state(channel)).isIn(ConsentState.OUT, ConsentState.UNKNOWN);
        assertThat(agreedAtProvider(person)).doesNotContain(channel);
        if (can(Capability.CONSENT_READ)) {
          assertThat(consents().read(person).state(channel))
              .isIn(ConsentState.OUT, ConsentState.UNKNOWN);
        }
      }
    }
  }

  /** An opt-out is never lost: repeating it after any failure closes the channel. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void anOptOutThatWasCutIsSettledByRepeatingIt(Fault fault) {
    if (isWithoutWrites()) {
      return;
    }
    ConsentChannel channel = channels().iterator().next();
    assertThat(optOutCalls()).isNotEmpty();
    for (WireCall write : optOutCalls()) {
      MemberIdentity person = person();
      consents().record(person, act("act-1", channel, Action.OPT_IN));
      settle();
      disturb(write, fault);
      ConsentAct act = act("act-2", channel, Action.OPT_OUT);

      ConsentStatus last = Attempt.settled(() -> consents().record(person, act));
      settle();

      assertDisturbed(write);
      assertThat(last.state(channel)).isIn(ConsentState.OUT, ConsentState.UNKNOWN);
      assertThat(agreedAtProvider(person)).doesNotContain(channel);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void anOptInThatWasCutIsSettledByRepeatingIt(Fault fault) {
    if (isWithoutWrites()) {
      return;
    }
    ConsentChannel channel = channels().iterator().next();
    for (WireCall write : optInCalls()) {
      MemberIdentity person = person();
      ConsentAct act = act("act-1", channel, Action.OPT_IN);
      disturb(write, fault);

      Attempt<ConsentStatus> first = Attempt.of(() -> consents().record(person, act));
      settle();
      if (optInCalls().size() == 1) {
        first.neverClaimsRejectedWhenIt(() -> agreedAtProvider(person).contains(channel));
      }
      ConsentStatus last = Attempt.settled(() -> consents().record(person, act));
      settle();

      assertDisturbed(write);
      assertThat(last.state(channel)).isEqualTo(afterOptIn());
      assertThat(agreedAtProvider(person).contains(channel))
          .isEqualTo(afterOptIn() == ConsentState.IN);
    }
  }

  @Test
  void aChannelTheSystemDoesNotKeepIsRefused() {
    MemberIdentity person = person();
    for (ConsentChannel channel : EnumSet.complementOf(copy(channels()))) {
      assertUndeclared(
          Capability.CONSENT_WRITE,
          () -> consents().record(person, act("act-1", channel, Action.OPT_IN)));
    }
    assertThat(agreedAtProvider(person)).isEmpty();
  }

  /** Tells whether nothing can be written, and demands the exception then. */
  private boolean isWithoutWrites() {
    if (can(Capability.CONSENT_WRITE)) {
      return false;
    }
    MemberIdentity person = person();
    for (Action action : List.of(Action.OPT_IN, Action.OPT_OUT)) {
      ThrowingCallable call =
          () -> consents().record(person, act("act-1", ConsentChannel.EMAIL, action));
      assertUndeclared(Capability.CONSENT_WRITE, call);
    }
    return true;
  }

  private ConsentAct act(String id, ConsentChannel channel, Action action) {
    return new ConsentAct(
        ConsentActId.of(id),
        channel,
        action,
        system().clock().instant(),
        ConsentAct.Medium.ACCOUNT_PAGE);
  }

  private static EnumSet<ConsentChannel> copy(Set<ConsentChannel> channels) {
    EnumSet<ConsentChannel> all = EnumSet.noneOf(ConsentChannel.class);
    all.addAll(channels);
    return all;
  }
}
