package dev.stampbook.engine;

import static dev.stampbook.consent.ConsentChannel.EMAIL;
import static dev.stampbook.consent.ConsentChannel.SMS;
import static dev.stampbook.consent.ConsentState.IN;
import static dev.stampbook.consent.ConsentState.OUT;
import static dev.stampbook.engine.ConsentForms.KIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.Evidence;
import dev.stampbook.engine.FakeConsents.Applied;
import dev.stampbook.engine.consent.ChainReport;
import dev.stampbook.engine.consent.ConsentSettings;
import dev.stampbook.engine.consent.ConsentTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dies once at every single moment between store and systems while a person agrees, is not heard at once, refuses and agrees again; goes on
 * with the store as it was left, and ends as if nothing had happened.
 */
class ConsentCrashPointsTest {

  @TempDir Path folder;

  @Test
  void aCrashAtAnyMomentLosesNoActAndLeavesEverySystemWithTheLastWord() throws Exception {
    Path empty = folder.resolve("empty.db");
    Store.embedded(empty).close();
    Life undisturbed = new Life(empty, folder.resolve("0"), new CrashPoints(0));
    undisturbed.live();
    List<String> points = undisturbed.crash.passed();
    System.out.println("crash points: " + points.size());
    assertThat(points).hasSizeGreaterThan(60);
    assertThat(points).contains("before record", "after record", "before read", "after a commit");

    for (int point = 1; point <= points.size(); point++) {
      Life life = new Life(empty, folder.resolve("" + point), new CrashPoints(point));
      life.live();
      assertThat(life.crash.isDead())
          .as("crash at point %s, %s", point, points.get(point - 1))
          .isTrue();
    }
  }

  /** One registry's life, told to the end whatever happens. */
  private static final class Life {

    private final TestClock clock = new TestClock(ConsentDesk.NOON);
    private final FakeConsents provider = new FakeConsents("provider");
    private final FakeConsents shop = new FakeConsents("shop");
    private final Path file;
    private final CrashPoints crash;

    Life(Path empty, Path folder, CrashPoints crash) throws Exception {
      this.file = Files.copy(empty, Files.createDirectories(folder).resolve("stampbook.db"));
      this.crash = crash;
    }

    void live() {
      Evidence registered = now(Medium.WEB_FORM);
      step(
          registry ->
              registry.registrationConfirmed(
                  KIM, registered, List.of(ConsentForms.ticked(SMS), ConsentForms.ticked(EMAIL))));
      says(provider, IN, IN);
      provider.timeOut(Applied.BEFORE_FAILING);
      shop.down();
      Instant stopped = clock.instant();
      step(registry -> registry.answeredByText(ConsentForms.PHONE, "STOP", stopped, shop.name()));
      says(provider, OUT, IN);
      Evidence changed = now(Medium.ACCOUNT_PAGE);
      step(
          registry ->
              registry.optionsChanged(
                  KIM, changed, List.of(ConsentForms.cleared(EMAIL), ConsentForms.ticked(SMS))));
      says(provider, IN, OUT);
      says(shop, IN, OUT);
      assertThat(provider.count(SMS, Action.OPT_OUT)).isPositive();
      assertThat(shop.count(SMS, Action.OPT_OUT)).as("it came from there").isZero();
      try (Store store = Store.jdbc(ConsentDatabase.file(file));
          ConsentRegistry registry = registry(store, provider.target(), shop.target())) {
        ChainReport report = registry.verify();
        assertThat(report.faults()).isEmpty();
        assertThat(registry.history(KIM)).as("every act once").hasSize(5);
        assertThat(registry.counts().waitingOptOuts()).isZero();
        assertThat(registry.counts().waitingOptIns()).isZero();
      }
    }

    private Evidence now(Medium medium) {
      return ConsentForms.at(clock.instant(), medium);
    }

    private void says(FakeConsents system, ConsentState sms, ConsentState email) {
      assertThat(system.state("kim", SMS)).isEqualTo(sms);
      assertThat(system.state("kim", EMAIL)).isEqualTo(email);
    }

    /** Tells an event and lets it be told; after a crash the event is told again, to the store as it was left. */
    private void step(Consumer<ConsentRegistry> event) {
      clock.advance(Duration.ofMinutes(10));
      if (!crash.isDead()) {
        try (Store store = Store.jdbc(crash.around(ConsentDatabase.file(file)));
            ConsentRegistry registry = registry(store, around(provider), around(shop))) {
          event.accept(registry);
          settle(registry);
          return;
        } catch (SimulatedCrash died) {
          clock.advance(Duration.ofSeconds(1));
        }
      }
      try (Store store = Store.jdbc(ConsentDatabase.file(file));
          ConsentRegistry registry = registry(store, provider.target(), shop.target())) {
        event.accept(registry);
        settle(registry);
      }
    }

    private ConsentTarget around(FakeConsents system) {
      return ConsentTarget.of(system.name(), crash.around(system));
    }

    private ConsentRegistry registry(Store store, ConsentTarget... targets) {
      ConsentRegistry.Builder builder =
          ConsentRegistry.builder()
              .store(store)
              .settings(ConsentSettings.defaults().lease(Duration.ofSeconds(20)))
              .clock(clock);
      for (ConsentTarget target : targets) {
        builder.target(target);
      }
      return builder.build();
    }

    private void settle(ConsentRegistry registry) {
      for (int i = 0; i < 300; i++) {
        registry.runOnce(100);
        if (registry.counts().waitingOptOuts() + registry.counts().waitingOptIns() == 0) {
          return;
        }
        clock.advance(Duration.ofSeconds(10));
      }
      throw new AssertionError("something waits for ever");
    }
  }
}
