package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.consent.ConsentState.IN;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.consent.ConsentState.UNKNOWN;
import static dev.stampbook.engine.ConsentDesk.sent;
import static dev.stampbook.engine.ConsentForms.KIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.Capability;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentStatus.Granularity;
import dev.stampbook.engine.FakeConsents.Applied;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the systems are told: opt-outs first and always, opt-ins only while they decide, each once in effect. */
class ConsentDeliveryTest {

  @TempDir Path folder;

  private final FakeConsents provider = new FakeConsents("provider");
  private final FakeConsents shop = new FakeConsents("shop");
  private final FakeConsents flag = new FakeConsents("flag", Granularity.COARSE);

  @Test
  void everySystemIsToldOnceAndItsAcknowledgementIsKept() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider, shop)) {
      desk.yes(EMAIL);
      assertThat(provider.told()).as("an event returns before any call").isEmpty();
      assertThat(desk.registry.runOnce(10)).isEqualTo(2);
      assertThat(desk.registry.runOnce(10)).isZero();
      assertThat(sent(provider)).isEqualTo("EMAIL+");
      assertThat(sent(shop)).isEqualTo("EMAIL+");
      assertThat(desk.registry.counts().records()).as("act and two acknowledgements").isEqualTo(3);
      assertThat(desk.registry.export(KIM).orElseThrow().json())
          .contains("\"system\": \"provider\"", "\"state\": \"TOLD\"", "kind=TOLD");
      assertThat(desk.registry.verify().faults()).isEmpty();
    }
  }

  @Test
  void optOutsOvertakeEverythingThatWaits() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      for (int i = 0; i < 20; i++) {
        desk.registry.checkedOut(guest(i), desk.now(), List.of(ConsentForms.ticked(EMAIL)));
      }
      desk.no(EMAIL);
      desk.registry.optedOut(guest(3), EMAIL, desk.now());
      desk.registry.runOnce(2);
      assertThat(sent(provider)).isEqualTo("EMAIL- EMAIL-");
      desk.settle();
      assertThat(provider.count(EMAIL, Action.OPT_IN)).isEqualTo(19);
      assertThat(provider.state("guest-3", EMAIL)).isEqualTo(OUT);
    }
  }

  @Test
  void anOptOutThatComesInDuringARoundIsToldBeforeTheNextOptIn() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      for (int i = 0; i < 3; i++) {
        desk.registry.checkedOut(guest(i), desk.now(), List.of(ConsentForms.ticked(EMAIL)));
      }
      AtomicBoolean first = new AtomicBoolean(true);
      provider.before(
          act -> {
            if (first.getAndSet(false)) {
              desk.registry.optedOut(guest(9), EMAIL, desk.now());
            }
          });
      desk.registry.runOnce(10);
      assertThat(sent(provider)).isEqualTo("EMAIL+ EMAIL- EMAIL+ EMAIL+");
    }
  }

  @Test
  void anOptInThatAnOptOutOvertookIsNeverSent() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      provider.down();
      desk.yes(SMS);
      desk.registry.runOnce(10);
      desk.advance(Duration.ofSeconds(30));
      desk.no(SMS);
      desk.settle();
      assertThat(sent(provider)).isEqualTo("SMS-");
      assertThat(provider.state("kim", SMS)).isEqualTo(OUT);
    }
  }

  @Test
  void anOptOutIsToldAlsoWhenANewerYesWaitsBehindIt() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.no(SMS);
      desk.advance(Duration.ofSeconds(1));
      desk.yes(SMS);
      desk.settle();
      assertThat(sent(provider)).isEqualTo("SMS- SMS+");
      assertThat(provider.state("kim", SMS)).isEqualTo(IN);
    }
  }

  @Test
  void aSystemThatIsDownIsTriedAgainWithGrowingPausesAndKeepsNoOtherOneWaiting() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider, shop)) {
      for (int i = 0; i < 4; i++) {
        provider.down();
      }
      desk.no(EMAIL);
      desk.registry.runOnce(10);
      assertThat(sent(shop)).isEqualTo("EMAIL-");
      assertThat(desk.registry.counts().waitingOptOuts()).isEqualTo(1);
      assertThat(desk.registry.counts().oldestOptOut()).contains(ConsentDesk.NOON);
      int pauses = 0;
      while (provider.told().isEmpty()) {
        desk.advance(Duration.ofSeconds(1));
        desk.registry.runOnce(10);
        pauses++;
      }
      assertThat(pauses).as("1 + 2 + 4 + 8 seconds").isEqualTo(15);
      assertThat(desk.registry.counts().waitingOptOuts()).isZero();
    }
  }

  @Test
  void anUnknownOutcomeIsRepeatedUntilItIsAcknowledged() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      provider.timeOut(Applied.BEFORE_FAILING);
      provider.timeOut(Applied.NOT);
      desk.no(EMAIL);
      desk.settle();
      assertThat(sent(provider)).isEqualTo("EMAIL- EMAIL-");
      assertThat(provider.told().get(0)).isEqualTo(provider.told().get(1));
      assertThat(desk.clock.instant()).isBefore(ConsentDesk.NOON.plusSeconds(10));
    }
  }

  /** The yes is on the line while the person says no; whatever arrives first, no comes last. */
  @Test
  void aNoThatIsSaidWhileAYesIsUnderWayEndsAsANo() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider);
        ConsentRegistry other = desk.second(provider)) {
      AtomicBoolean first = new AtomicBoolean(true);
      provider.before(
          act -> {
            if (first.getAndSet(false)) { // the opt-in has left and not arrived
              desk.advance(Duration.ofSeconds(1));
              desk.no(SMS);
              other.runOnce(10);
              assertThat(sent(provider)).as("the no is not kept waiting").isEqualTo("SMS-");
            }
          });
      desk.yes(SMS);
      desk.registry.runOnce(10);
      assertThat(sent(provider)).isEqualTo("SMS- SMS+ SMS-");
      assertThat(provider.state("kim", SMS)).isEqualTo(OUT);
      desk.settle();
      assertThat(provider.state("kim", SMS)).isEqualTo(OUT);
    }
  }

  @Test
  void aYesOfUnknownOutcomeMayStillArriveAfterTheNoSoTheNoIsToldOnceMore() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      provider.timeOut(Applied.NOT); // it will arrive late
      desk.yes(SMS);
      desk.registry.runOnce(10);
      desk.advance(Duration.ofSeconds(5));
      desk.no(SMS);
      desk.registry.runOnce(10);
      assertThat(sent(provider)).isEqualTo("SMS-");
      provider.set("kim", SMS, IN); // now it has
      desk.settle();
      assertThat(provider.state("kim", SMS)).isEqualTo(OUT);
      assertThat(sent(provider)).isEqualTo("SMS- SMS-");
    }
  }

  @Test
  void anActIsNotToldBackToWhereItCameFrom() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider, shop)) {
      desk.registry.optOutReported(KIM, EMAIL, desk.clock.instant(), provider.name());
      desk.settle();
      assertThat(provider.told()).isEmpty();
      assertThat(sent(shop)).isEqualTo("EMAIL-");
    }
  }

  @Test
  void aRefusedOptOutIsNeverGivenUpAndShows() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      for (int i = 0; i < 8; i++) {
        provider.refuse();
      }
      desk.no(EMAIL);
      desk.registry.runOnce(10);
      assertThat(desk.registry.counts().refused()).isEqualTo(1);
      for (int hours = 0; hours < 5 && provider.told().isEmpty(); hours++) {
        desk.settle();
        desk.advance(Duration.ofHours(1));
      }
      assertThat(sent(provider)).isEqualTo("EMAIL-");
      assertThat(desk.registry.counts().refused()).isZero();
    }
  }

  @Test
  void aSystemThatTakesANoAndStillSaysYesHasNotAcknowledged() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      provider.answers(Optional.of(IN));
      desk.no(EMAIL);
      desk.registry.runOnce(10);
      assertThat(desk.registry.counts().waitingOptOuts()).isEqualTo(1);
      assertThat(desk.registry.counts().refused()).isEqualTo(1);
      provider.answers(Optional.empty());
      desk.settle();
      assertThat(desk.registry.counts().waitingOptOuts()).isZero();
    }
  }

  @Test
  void aSystemThatKeepsNoSuchConsentIsToldNoMore() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      provider.fail(
          new UnsupportedCapabilityException(
              provider.name(), Capability.CONSENT_WRITE, "record", Optional.empty()),
          Applied.NOT);
      desk.no(SMS);
      desk.settle();
      assertThat(provider.told()).isEmpty();
      assertThat(desk.registry.counts().waitingOptOuts()).isZero();
      assertThat(desk.registry.export(KIM).orElseThrow().json()).contains("NOT_TAKEN");
    }
  }

  @Test
  void aFailureNobodyForesawIsTriedAgain() {
    try (ConsentDesk desk =
        new ConsentDesk(
            folder,
            builder -> builder.target(ConsentTarget.of(provider.name(), new Broken(provider))))) {
      desk.no(SMS);
      desk.settle();
      assertThat(sent(provider)).isEqualTo("SMS-");
    }
  }

  @Test
  void oneFlagIsYesOnlyWhileEveryChannelItStandsForIs() {
    try (ConsentDesk desk = new ConsentDesk(folder, flag)) {
      desk.yes(SMS);
      desk.settle();
      assertThat(flag.told()).as("one channel alone does not set it").isEmpty();
      desk.advance(Duration.ofMinutes(1));
      desk.yes(EMAIL);
      desk.settle();
      assertThat(flag.state("kim", SMS)).isEqualTo(IN);
      desk.advance(Duration.ofMinutes(1));
      desk.no(EMAIL);
      desk.settle();
      assertThat(flag.state("kim", SMS)).as("one channel alone ends it").isEqualTo(OUT);
      assertThat(desk.kim(SMS)).as("the other channel's consent stays").isEqualTo(IN);
      desk.advance(Duration.ofMinutes(1));
      desk.yes(SMS);
      desk.settle();
      assertThat(flag.state("kim", SMS)).isEqualTo(OUT);
      desk.advance(Duration.ofMinutes(1));
      desk.yes(EMAIL);
      desk.settle();
      assertThat(flag.state("kim", EMAIL)).isEqualTo(IN);
      assertThat(sent(flag)).isEqualTo("EMAIL+ EMAIL- EMAIL+");
    }
  }

  @Test
  void aFlagThatStandsForOneChannelFollowsIt() {
    try (ConsentDesk desk =
        new ConsentDesk(folder, builder -> builder.target(flag.target().channels(EMAIL)))) {
      desk.yes(EMAIL);
      desk.yes(SMS);
      desk.settle();
      assertThat(sent(flag)).isEqualTo("EMAIL+");
    }
  }

  @Test
  void withDoubleOptInASystemHearsOfTheConfirmationOnly() {
    try (ConsentDesk desk =
        new ConsentDesk(folder, builder -> builder.doubleOptIn(EMAIL), provider)) {
      desk.yes(EMAIL);
      desk.settle();
      assertThat(desk.kim(EMAIL)).isEqualTo(dev.stampbook.consent.ConsentState.PENDING);
      assertThat(provider.told()).isEmpty();
      desk.advance(Duration.ofMinutes(1));
      desk.registry.confirmed(KIM, EMAIL, desk.now());
      desk.settle();
      assertThat(desk.kim(EMAIL)).isEqualTo(IN);
      assertThat(provider.told()).hasSize(1);
      assertThat(provider.told().get(0).act().action()).isEqualTo(Action.CONFIRM);
    }
  }

  @Test
  void anOptInOfUnknownAddressIsRefusedAndNothingIsRecorded() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      MemberIdentity nobody = MemberIdentity.builder().customerId(CustomerId.of("x")).build();
      assertThatThrownBy(
              () ->
                  desk.registry.optionsChanged(
                      nobody, desk.now(), List.of(ConsentForms.ticked(SMS))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("phone number");
      assertThat(desk.registry.counts().records()).isZero();
      assertThat(desk.registry.state(nobody).state(SMS)).isEqualTo(UNKNOWN);
    }
  }

  private static MemberIdentity guest(int number) {
    return MemberIdentity.builder()
        .customerId(CustomerId.of("guest-" + number))
        .email(EmailAddress.of("guest-" + number + "@example.com"))
        .build();
  }

  /** Throws once what no service should. */
  private static final class Broken implements dev.stampbook.consent.ConsentService {
    private final FakeConsents behind;
    private boolean broke;

    Broken(FakeConsents behind) {
      this.behind = behind;
    }

    @Override
    public dev.stampbook.consent.ConsentStatus read(MemberIdentity identity) {
      return behind.read(identity);
    }

    @Override
    public dev.stampbook.consent.ConsentStatus record(
        MemberIdentity identity, dev.stampbook.consent.ConsentAct act) {
      if (!broke) {
        broke = true;
        throw new IllegalStateException("a bug for " + ConsentChannel.SMS);
      }
      return behind.record(identity, act);
    }
  }
}
