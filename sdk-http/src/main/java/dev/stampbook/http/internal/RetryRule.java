package dev.stampbook.http.internal;

import dev.stampbook.http.Effect;
import dev.stampbook.http.HttpSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether a failed attempt is followed by another one and after which wait (C11). Pure: the same question has the same answer.
 *
 * <p>A fault that may have reached the other side is repeated only where a repetition does no harm. A wait that the other side asks for is
 * kept or not tried at all: longer than the bound, or beyond the time of the call, it goes back to the caller.
 */
record RetryRule(
    int maxRetries,
    Duration firstBackoff,
    Duration maxBackoff,
    Duration maxRetryAfter,
    Duration totalTimeout) {

  static RetryRule of(HttpSettings settings) {
    return new RetryRule(
        settings.maxRetries(),
        settings.firstBackoff(),
        settings.maxBackoff(),
        settings.maxRetryAfter(),
        settings.totalTimeout());
  }

  /**
   * Returns the wait before the next attempt, empty when there is none.
   *
   * @param retries how often the call was tried again already
   * @param elapsed since the call began
   * @param asked the wait the other side asked for
   * @param jitter thousandths, 0 to 999; shortens the client's own wait by up to half, lengthens an asked one by up to a tenth
   */
  Optional<Duration> waitBeforeRetry(
      Effect effect,
      Fault fault,
      int retries,
      Duration elapsed,
      Optional<Duration> asked,
      int jitter) {
    boolean harmless = effect.repeatable() || !fault.mayHaveActed();
    if (!fault.mayPass() || !harmless || retries >= maxRetries) {
      return Optional.empty();
    }
    Optional<Duration> wanted = asked.filter(wait -> !wait.isZero());
    if (wanted.isPresent() && wanted.get().compareTo(maxRetryAfter) > 0) {
      return Optional.empty();
    }
    Duration wait =
        wanted
            .map(exact -> exact.plus(share(exact, jitter, 10)))
            .orElseGet(() -> backoff(retries, jitter));
    return elapsed.plus(wait).compareTo(totalTimeout) < 0 ? Optional.of(wait) : Optional.empty();
  }

  private Duration backoff(int retries, int jitter) {
    Duration full = firstBackoff;
    for (int i = 0; i < retries && full.compareTo(maxBackoff) < 0; i++) {
      full = full.multipliedBy(2);
    }
    Duration capped = full.compareTo(maxBackoff) < 0 ? full : maxBackoff;
    return capped.minus(share(capped, jitter, 2));
  }

  /** The part of a duration that so many thousandths of its n-th are. */
  private static Duration share(Duration of, int thousandths, int nth) {
    return of.multipliedBy(thousandths).dividedBy(1_000L * nth);
  }
}
