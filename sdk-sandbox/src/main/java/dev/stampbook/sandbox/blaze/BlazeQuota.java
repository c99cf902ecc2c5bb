package dev.stampbook.sandbox.blaze;

import java.time.Duration;
import java.time.Instant;

/** Counts requests: so many in 5 minutes, then none until the 5 minutes are over (sheet section 7). */
final class BlazeQuota {

  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final int most;
  private Instant start = Instant.MIN;
  private int used;

  BlazeQuota(int most) {
    this.most = most;
  }

  synchronized boolean take(Instant now) {
    if (!now.isBefore(start.plus(WINDOW)) || now.isBefore(start)) {
      start = now;
      used = 0;
    }
    if (used == most) {
      return false;
    }
    used++;
    return true;
  }
}
