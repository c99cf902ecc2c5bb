package dev.stampbook.sandbox.bigcommerce;

import dev.stampbook.sandbox.EmulatorResponse;
import java.time.Instant;
import java.time.InstantSource;

/** Counts requests of the store in fixed windows and writes the rate headers (section 7). */
final class Quota {

  private final RatePlan plan;
  private final InstantSource clock;
  private Instant windowEnd = Instant.MIN;
  private int left;

  Quota(RatePlan plan, InstantSource clock) {
    this.plan = plan;
    this.clock = clock;
  }

  /** Takes one request from the quota and tells whether there was one left. */
  synchronized boolean take() {
    Instant now = clock.instant();
    if (!now.isBefore(windowEnd)) {
      windowEnd = now.plus(plan.window());
      left = plan.requests();
    }
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }

  /** Adds the headers that every answer carries. */
  synchronized EmulatorResponse stamp(EmulatorResponse answer) {
    return answer
        .withHeader("X-Rate-Limit-Time-Window-Ms", Long.toString(plan.window().toMillis()))
        .withHeader("X-Rate-Limit-Time-Reset-Ms", Long.toString(millisToReset()))
        .withHeader("X-Rate-Limit-Requests-Quota", Integer.toString(plan.requests()))
        .withHeader("X-Rate-Limit-Requests-Left", Integer.toString(left));
  }

  private long millisToReset() {
    Instant now = clock.instant();
    return now.isBefore(windowEnd) ? windowEnd.toEpochMilli() - now.toEpochMilli() : 0;
  }
}
