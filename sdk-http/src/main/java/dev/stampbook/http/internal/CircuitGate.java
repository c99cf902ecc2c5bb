package dev.stampbook.http.internal;

import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.TimeSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Holds calls back while the other side is down, so that callers fail at once instead of queueing up.
 *
 * <p>The only place that knows the circuit breaker library.
 */
final class CircuitGate {

  private final CircuitBreaker breaker;

  CircuitGate(HttpSettings settings) {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindow(
                settings.circuitFailures(),
                settings.circuitFailures(),
                SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(100)
            .waitDurationInOpenState(settings.circuitOpenFor())
            .permittedNumberOfCallsInHalfOpenState(1)
            .clock(new SteadyClock(settings.time()))
            .build();
    this.breaker = CircuitBreaker.of("circuit", config);
  }

  /** Returns whether a call may go out; then exactly one of the other methods must follow. */
  boolean tryEnter() {
    return breaker.tryAcquirePermission();
  }

  /** Takes a permission back that was not used. */
  void leave() {
    breaker.releasePermission();
  }

  /** Counts an attempt that got through. */
  void healthy() {
    breaker.onResult(0, TimeUnit.NANOSECONDS, "answered");
  }

  /** Counts an attempt that did not. */
  void unhealthy(Throwable failure) {
    breaker.onError(0, TimeUnit.NANOSECONDS, failure);
  }

  /** Lets the library measure by the clock that never jumps. */
  private static final class SteadyClock extends Clock {

    private final TimeSource time;

    private SteadyClock(TimeSource time) {
      this.time = time;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(0, time.nanoTime());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
