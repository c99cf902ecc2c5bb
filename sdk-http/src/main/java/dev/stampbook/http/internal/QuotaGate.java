package dev.stampbook.http.internal;

import dev.stampbook.http.Quota;
import dev.stampbook.http.QuotaReader.Allowance;
import dev.stampbook.http.TimeSource;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Lets calls out at the rate of one quota, and never faster than the other side says. Answers how long to wait; never waits itself.
 *
 * <p>The only place that knows the rate limiter library.
 */
final class QuotaGate {

  private final List<RateLimiter> windows;
  private final TimeSource time;
  private final Duration longestWait;
  private long left = Long.MAX_VALUE;
  private long resetAtNanos;

  QuotaGate(Quota quota, TimeSource time, Duration longestWait) {
    this.time = time;
    this.longestWait = longestWait;
    // Longest window first: when it refuses, the permits of the shorter ones are not used up in
    // vain.
    this.windows =
        quota.windows().stream()
            .sorted(Comparator.comparing(Quota.Window::period).reversed())
            .map(this::limiter)
            .toList();
    this.resetAtNanos = time.nanoTime();
  }

  private RateLimiter limiter(Quota.Window window) {
    RateLimiterConfig config =
        RateLimiterConfig.custom()
            .limitForPeriod(window.permits())
            .limitRefreshPeriod(window.period())
            .timeoutDuration(longestWait)
            .build();
    return RateLimiter.of("quota", config, time::nanoTime);
  }

  /** The answer to a request for a permit: granted after a wait that may be zero, or refused with the wait that would be needed. */
  record Permit(boolean granted, Duration delay) {}

  /** Takes a permit of every window. */
  synchronized Permit take() {
    Duration untilReset = untilReset();
    if (left <= 0 && untilReset.compareTo(longestWait) > 0) {
      return new Permit(false, untilReset);
    }
    long nanos = left <= 0 ? untilReset.toNanos() : 0;
    for (RateLimiter window : windows) {
      long wait = window.reservePermission();
      if (wait < 0) {
        return new Permit(false, window.getRateLimiterConfig().getLimitRefreshPeriod());
      }
      nanos = Math.max(nanos, wait);
    }
    if (left > 0 && left != Long.MAX_VALUE) {
      left--;
    }
    return new Permit(true, Duration.ofNanos(nanos));
  }

  /** Follows what an answer says is left; within one window of the other side only ever downwards, because answers overtake each other. */
  synchronized void follow(Allowance allowance) {
    if (untilReset().isZero() || allowance.left() < left) {
      left = allowance.left();
      resetAtNanos = time.nanoTime() + allowance.resetIn().toNanos();
    }
  }

  /** Lets nothing out for this long, after the other side turned a call away: its quota is spent whatever ours says. */
  synchronized void drain(Duration pause) {
    left = 0;
    resetAtNanos = Math.max(resetAtNanos, time.nanoTime() + pause.toNanos());
  }

  private Duration untilReset() {
    long nanos = resetAtNanos - time.nanoTime();
    if (nanos <= 0) {
      left = Long.MAX_VALUE;
      return Duration.ZERO;
    }
    return Duration.ofNanos(nanos);
  }
}
