package dev.stampbook.engine;

import dev.stampbook.consent.ConsentAct.Action;
import dev.stampbook.consent.ConsentAct.Medium;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.consent.ConsentState;
import dev.stampbook.consent.Evidence;
import dev.stampbook.engine.consent.ConsentOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A registry on a file, the systems it tells, and a clock that tests move. */
final class ConsentDesk implements AutoCloseable {

  static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

  final TestClock clock = new TestClock(NOON);
  final Store store;
  final ConsentRegistry registry;

  ConsentDesk(Path folder, FakeConsents... systems) {
    this(folder, builder -> builder, systems);
  }

  ConsentDesk(Path folder, UnaryOperator<ConsentRegistry.Builder> change, FakeConsents... systems) {
    this.store = Store.embedded(folder.resolve("stampbook.db"));
    ConsentRegistry.Builder builder = ConsentRegistry.builder().store(store).clock(clock);
    Arrays.stream(systems).map(FakeConsents::target).forEach(builder::target);
    this.registry = change.apply(builder).build();
  }

  /** Returns the registry of another node on the same store. */
  ConsentRegistry second(FakeConsents... systems) {
    ConsentRegistry.Builder builder = ConsentRegistry.builder().store(store).clock(clock);
    Arrays.stream(systems).map(FakeConsents::target).forEach(builder::target);
    return builder.build();
  }

  /** Kim agrees, now. */
  ConsentOutcome yes(ConsentChannel channel) {
    return registry.optionsChanged(ConsentForms.KIM, now(), List.of(ConsentForms.ticked(channel)));
  }

  /** Kim refuses, now. */
  ConsentOutcome no(ConsentChannel channel) {
    return registry.optionsChanged(ConsentForms.KIM, now(), List.of(ConsentForms.cleared(channel)));
  }

  Evidence now() {
    return ConsentForms.at(clock.instant(), Medium.ACCOUNT_PAGE);
  }

  ConsentState kim(ConsentChannel channel) {
    return registry.state(ConsentForms.KIM).state(channel);
  }

  /** Lets time pass a second at a time and tells what is due, until nothing waits that is not refused. */
  void settle() {
    for (int i = 0; i < 600; i++) {
      registry.runOnce(100);
      if (registry.counts().waitingOptOuts() + registry.counts().waitingOptIns() == 0) {
        return;
      }
      clock.advance(Duration.ofSeconds(1));
    }
  }

  void advance(Duration time) {
    clock.advance(time);
  }

  static String sent(FakeConsents system) {
    return String.join(
        " ",
        system.told().stream()
            .map(told -> told.act().channel() + (told.act().action() == Action.OPT_OUT ? "-" : "+"))
            .toList());
  }

  @Override
  public void close() {
    registry.close();
    store.close();
  }
}
