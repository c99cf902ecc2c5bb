package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.consent.ConsentState.IN;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.consent.ConsentState.UNKNOWN;
import static dev.stampbook.engine.ConsentDesk.sent;
import static dev.stampbook.engine.ConsentForms.KIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.FailedCall;
import dev.stampbook.UnavailableException;
import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentStatus.Granularity;
import dev.stampbook.engine.consent.ConsentDifference;
import dev.stampbook.engine.consent.ConsentDifference.Kind;
import dev.stampbook.engine.consent.PersonToAsk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the systems say is compared with the registry: a no is adopted, a yes never, and no no is overwritten by doubt. */
class ConsentReadBackTest {

  @TempDir Path folder;

  private final FakeConsents provider = new FakeConsents("provider");
  private final FakeConsents shop = new FakeConsents("shop");

  @Test
  void systemsThatAgreeDifferInNothing() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider, shop)) {
      desk.yes(EMAIL);
      desk.no(SMS);
      desk.settle();
      assertThat(desk.registry.readBack(10)).isEmpty();
      assertThat(desk.registry.differences(10)).isEmpty();
    }
  }

  @Test
  void aNoThatWasSaidAtASystemIsAdoptedAndToldToTheOthers() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider, shop)) {
      desk.yes(SMS);
      desk.settle();
      desk.advance(Duration.ofDays(1));
      provider.set("kim", SMS, OUT); // a STOP that nobody told us of
      assertThat(kinds(desk.registry.readBack(10)))
          .containsExactly(Kind.OPT_OUT_ADOPTED, Kind.ON_ITS_WAY);
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
      desk.settle();
      assertThat(sent(shop)).isEqualTo("SMS+ SMS-");
      assertThat(sent(provider)).as("it came from there").isEqualTo("SMS+");
      assertThat(desk.registry.history(KIM))
          .last()
          .satisfies(
              record -> {
                assertThat(record.act().medium()).isEqualTo(Medium.PROVIDER);
                assertThat(record.reportedBy()).contains(provider.name());
                assertThat(record.act().occurredAt()).isEqualTo(desk.clock.instant());
              });
      assertThat(desk.registry.readBack(10)).isEmpty();
    }
  }

  /** Such a system cannot confirm a yes, so that its silence after one is no news; its no is. */
  @Test
  void aSystemThatTellsOptOutsOnlyIsBelievedInThoseOnly() {
    FakeConsents till = new FakeConsents("till").optOutsOnly();
    try (ConsentDesk desk = new ConsentDesk(folder, till)) {
      desk.yes(SMS);
      desk.settle();
      desk.advance(Duration.ofDays(1));
      till.set("kim", SMS, UNKNOWN);
      assertThat(desk.registry.readBack(10)).isEmpty();
      assertThat(desk.kim(SMS)).isEqualTo(IN);

      till.set("kim", SMS, OUT);
      assertThat(kinds(desk.registry.readBack(10))).containsExactly(Kind.OPT_OUT_ADOPTED);
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
    }
  }

  @Test
  void aYesThatASystemInventedIsNotAdopted() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.registry.accountKnown(KIM, desk.clock.instant());
      provider.set("kim", EMAIL, IN);
      assertThat(kinds(desk.registry.readBack(10))).containsExactly(Kind.YES_WITHOUT_ACT);
      assertThat(desk.kim(EMAIL)).isEqualTo(UNKNOWN);
      desk.settle();
      assertThat(provider.told()).isEmpty();
      assertThat(kinds(desk.registry.differences(10))).containsExactly(Kind.YES_WITHOUT_ACT);
    }
  }

  @Test
  void aYesAgainstANoIsToldOffAgain() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider, shop)) {
      desk.no(SMS);
      desk.settle();
      provider.set("kim", SMS, IN); // an import at the provider
      assertThat(kinds(desk.registry.readBack(10))).containsExactly(Kind.OPT_OUT_REPEATED);
      desk.settle();
      assertThat(provider.state("kim", SMS)).isEqualTo(OUT);
      assertThat(sent(shop)).as("nobody else is bothered").isEqualTo("SMS-");
      assertThat(desk.registry.readBack(10)).isEmpty();
      assertThat(desk.registry.differences(10)).isEmpty();
    }
  }

  @Test
  void aNoOfASystemThatWasAddedLaterIsToldToItToo() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.no(SMS);
      desk.settle();
      shop.set("kim", SMS, IN);
      try (ConsentRegistry later = desk.second(provider, shop)) {
        assertThat(kinds(later.readBack(10))).containsExactly(Kind.OPT_OUT_REPEATED);
        later.runOnce(10);
        assertThat(shop.state("kim", SMS)).isEqualTo(OUT);
      }
    }
  }

  @Test
  void aYesThatASystemLostIsNotGivenBack() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.yes(EMAIL);
      desk.settle();
      provider.set("kim", EMAIL, UNKNOWN);
      for (int i = 0; i < 2; i++) {
        desk.advance(Duration.ofDays(1));
        assertThat(kinds(desk.registry.readBack(10))).containsExactly(Kind.YES_GONE);
        desk.settle();
      }
      assertThat(sent(provider)).isEqualTo("EMAIL+");
      assertThat(desk.kim(EMAIL)).as("missing is no act").isEqualTo(IN);
    }
  }

  @Test
  void whatIsOnItsWayIsNoNews() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      provider.set("kim", SMS, OUT);
      desk.yes(SMS);
      assertThat(kinds(desk.registry.readBack(KIM))).containsExactly(Kind.ON_ITS_WAY);
      assertThat(desk.kim(SMS)).isEqualTo(IN);
      desk.settle();
      assertThat(provider.state("kim", SMS)).isEqualTo(IN);
      desk.no(SMS);
      desk.advance(Duration.ofSeconds(1));
      provider.down();
      desk.no(SMS);
      desk.registry.runOnce(1);
      assertThat(kinds(desk.registry.readBack(KIM))).containsExactly(Kind.ON_ITS_WAY);
    }
  }

  @Test
  void aNoThatIsKnownToBeOlderDoesNotHoldANewYesBack() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      desk.registry.accountKnown(KIM, desk.clock.instant());
      provider.set("kim", SMS, OUT);
      desk.registry.readBack(KIM); // before the person is asked
      desk.advance(Duration.ofMinutes(1));
      desk.yes(SMS);
      desk.advance(Duration.ofDays(3)); // however late
      desk.settle();
      assertThat(provider.state("kim", SMS)).isEqualTo(IN);
    }
  }

  @Test
  void aNoOfUnknownAgeHoldsALateYesBackUntilThePersonIsAskedAgain() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      provider.deaf(Optional.of(down()));
      desk.yes(SMS);
      desk.registry.runOnce(1);
      provider.set("kim", SMS, OUT); // nobody knows when
      provider.deaf(Optional.empty());
      desk.advance(Duration.ofHours(2));
      desk.settle();
      assertThat(provider.told()).isEmpty();
      assertThat(desk.registry.counts().held()).isEqualTo(1);
      PersonToAsk ask = desk.registry.toAsk(KIM).orElseThrow();
      assertThat(ask.reason()).isEqualTo(PersonToAsk.Reason.DOUBTFUL_NO);
      assertThat(ask.channels()).containsExactly(SMS);
      assertThat(desk.registry.toAsk(10)).containsExactly(ask);
      assertThat(kinds(desk.registry.readBack(KIM))).containsExactly(Kind.NO_OF_UNKNOWN_AGE);

      desk.yes(SMS);
      desk.settle();
      assertThat(provider.state("kim", SMS)).isEqualTo(IN);
      assertThat(desk.registry.toAsk(KIM)).isEmpty();
      assertThat(desk.registry.counts().held()).isZero();
    }
  }

  @Test
  void aNoThatIsNewerThanAYesOnItsWayWins() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider, shop)) {
      provider.down();
      desk.yes(SMS);
      desk.registry.runOnce(10);
      provider.set("kim", SMS, IN); // somebody else told it
      desk.advance(Duration.ofMillis(500));
      desk.registry.readBack(KIM);
      provider.set("kim", SMS, OUT); // and then the person stopped it
      desk.settle();
      assertThat(provider.told()).isEmpty();
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
      assertThat(shop.state("kim", SMS)).isEqualTo(OUT);
    }
  }

  @Test
  void aSystemThatTakesAYesAndStillSaysNoIsNotAskedAgainAndAgain() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider)) {
      provider.answers(Optional.of(OUT)); // suppressed by the carrier
      desk.yes(SMS);
      desk.settle();
      assertThat(sent(provider)).isEqualTo("SMS+");
      assertThat(desk.registry.counts().held()).isEqualTo(1);
    }
  }

  @Test
  void aFlagThatWasClearedEndsEveryChannelItStandsFor() {
    FakeConsents flag = new FakeConsents("flag", Granularity.COARSE);
    try (ConsentDesk desk = new ConsentDesk(folder, flag)) {
      desk.yes(SMS);
      desk.yes(EMAIL);
      desk.settle();
      assertThat(desk.registry.readBack(10)).isEmpty();
      flag.set("kim", SMS, OUT);
      flag.set("kim", EMAIL, OUT);
      desk.advance(Duration.ofDays(1));
      assertThat(kinds(desk.registry.readBack(10)))
          .containsExactly(Kind.OPT_OUT_ADOPTED, Kind.OPT_OUT_ADOPTED);
      assertThat(desk.kim(SMS)).isEqualTo(OUT);
      assertThat(desk.kim(EMAIL)).isEqualTo(OUT);
    }
  }

  @Test
  void aFlagThatIsNoBecauseOfOneChannelSaysNothingAboutTheOther() {
    FakeConsents flag = new FakeConsents("flag", Granularity.COARSE);
    try (ConsentDesk desk = new ConsentDesk(folder, flag)) {
      desk.yes(EMAIL);
      desk.no(SMS);
      desk.settle();
      assertThat(desk.registry.readBack(10)).isEmpty();
      assertThat(desk.kim(EMAIL)).isEqualTo(IN);
    }
  }

  @Test
  void aSystemThatIsDownIsLeftOutAndThePeopleAreReadNextTime() {
    try (ConsentDesk desk = new ConsentDesk(folder, provider, shop)) {
      desk.yes(EMAIL);
      desk.settle();
      int before = shop.reads();
      provider.deaf(
          Optional.of(
              new UnavailableException("down", FailedCall.unanswered(provider.name(), "read"))));
      shop.set("kim", EMAIL, OUT);
      assertThat(kinds(desk.registry.readBack(10))).containsExactly(Kind.OPT_OUT_ADOPTED);
      assertThat(shop.reads()).isEqualTo(before + 1);
      provider.deaf(Optional.empty());
      assertThat(kinds(desk.registry.readBack(10))).containsExactly(Kind.ON_ITS_WAY);
    }
  }

  private UnavailableException down() {
    return new UnavailableException("down", FailedCall.unanswered(provider.name(), "read"));
  }

  private static List<Kind> kinds(List<ConsentDifference> differences) {
    return differences.stream().map(ConsentDifference::kind).toList();
  }
}
