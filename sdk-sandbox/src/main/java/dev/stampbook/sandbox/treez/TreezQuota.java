package dev.stampbook.sandbox.treez;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Counts the requests of a store: so many in a second (section 7). */
final class TreezQuota {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecond;
  private final InstantSource clock;
  private Instant end = Instant.MIN;
  private int left;

  TreezQuota(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Takes one request from the quota and tells whether there was one left. */
  synchronized boolean take() {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      end = now.plus(SECOND);
      left = perSecond;
    }
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
