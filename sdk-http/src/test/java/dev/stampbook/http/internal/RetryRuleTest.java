package dev.stampbook.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.http.Effect;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {

  private static final Duration NO_TIME = Duration.ZERO;
  private static final Optional<Duration> NOT_ASKED = Optional.empty();

  private final RetryRule rule =
      new RetryRule(
          3,
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60));

  @ParameterizedTest(name = "{0}: read {1}, idempotent write {2}, write {3}")
  @CsvSource({
    "NOT_SENT,     true,  true,  true",
    "LOST,         true,  true,  false",
    "RATE_LIMITED, true,  true,  true",
    "LOCKED,       true,  true,  true",
    "UNAVAILABLE,  true,  true,  false",
    "REFUSED,      false, false, false",
    "UNREADABLE,   true,  true,  false",
    "HELD_BACK,    false, false, false"
  })
  void aWriteIsRepeatedOnlyWhenItWasProvablyNotProcessed(
      Fault fault, boolean read, boolean idempotent, boolean write) {
    assertThat(retried(Effect.READ, fault)).isEqualTo(read);
    assertThat(retried(Effect.IDEMPOTENT_WRITE, fault)).isEqualTo(idempotent);
    assertThat(retried(Effect.WRITE, fault)).isEqualTo(write);
  }

  private boolean retried(Effect effect, Fault fault) {
    return rule.waitBeforeRetry(effect, fault, 0, NO_TIME, NOT_ASKED, 0).isPresent();
  }

  @Test
  void theTableCoversEveryFault() {
    assertThat(Fault.values()).hasSize(8);
  }

  @Test
  void theOwnWaitDoublesUpToItsBoundAndJitterTakesAtMostHalf() {
    assertThat(wait(0, NOT_ASKED, 0)).contains(Duration.ofMillis(500));
    assertThat(wait(1, NOT_ASKED, 0)).contains(Duration.ofSeconds(1));
    assertThat(wait(2, NOT_ASKED, 0)).contains(Duration.ofSeconds(2));
    long seed = 42;
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      assertThat(wait(2, NOT_ASKED, random.nextInt(1_000)).orElseThrow())
          .as("seed %s", seed)
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }
  }

  @Test
  void theOwnWaitNeverExceedsItsBound() {
    RetryRule patient =
        new RetryRule(
            20,
            Duration.ofMillis(500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(30),
            Duration.ofDays(1));
    assertThat(patient.waitBeforeRetry(Effect.READ, Fault.LOST, 19, NO_TIME, NOT_ASKED, 0))
        .contains(Duration.ofSeconds(4));
  }

  @Test
  void retriesEndAtTheirNumber() {
    assertThat(wait(2, NOT_ASKED, 0)).isPresent();
    assertThat(wait(3, NOT_ASKED, 0)).isEmpty();
  }

  @Test
  void anAskedWaitIsNeverShortenedAndLengthenedByATenthAtMost() {
    assertThat(wait(0, Optional.of(Duration.ofSeconds(7)), 0)).contains(Duration.ofSeconds(7));
    assertThat(wait(0, Optional.of(Duration.ofSeconds(10)), 999).orElseThrow())
        .isBetween(Duration.ofMillis(10_900), Duration.ofSeconds(11));
  }

  @Test
  void anAskedWaitOfNothingStillBacksOff() {
    assertThat(wait(0, Optional.of(Duration.ZERO), 0)).contains(Duration.ofMillis(500));
  }

  @Test
  void anAskedWaitBeyondTheBoundIsNotTriedAtAll() {
    assertThat(wait(0, Optional.of(Duration.ofSeconds(30)), 0)).isPresent();
    assertThat(wait(0, Optional.of(Duration.ofMillis(30_001)), 0)).isEmpty();
  }

  @Test
  void aWaitThatEndsAfterTheTotalTimeIsNotTried() {
    assertThat(after(Duration.ofMillis(59_499))).isPresent();
    assertThat(after(Duration.ofMillis(59_500))).isEmpty();
  }

  private Optional<Duration> after(Duration elapsed) {
    return rule.waitBeforeRetry(Effect.READ, Fault.LOST, 0, elapsed, NOT_ASKED, 0);
  }

  private Optional<Duration> wait(int retries, Optional<Duration> asked, int jitter) {
    return rule.waitBeforeRetry(Effect.READ, Fault.RATE_LIMITED, retries, NO_TIME, asked, jitter);
  }
}
