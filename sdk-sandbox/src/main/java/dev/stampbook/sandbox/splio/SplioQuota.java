package dev.stampbook.sandbox.splio;

import dev.stampbook.sandbox.EmulatorResponse;
import java.time.Duration;
import java.time.Instant;

/** One of the two request limits: so many in each second, whoever asks (sheet section 7: counted per IP address). */
final class SplioQuota {

  private final int perSecond;
  private Instant end = Instant.EPOCH;
  private int used;

  SplioQuota(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Takes one request out of the limit and tells whether it was still open. */
  synchronized boolean take(Instant now) {
    if (!now.isBefore(end)) {
      end = now.plus(Duration.ofSeconds(1));
      used = 0;
    }
    return used++ < perSecond;
  }

  /** Writes the headers that every answer carries. */
  synchronized EmulatorResponse withHeaders(EmulatorResponse answer, Instant now) {
    long left = Math.max(0, perSecond - used);
    long reset = end.isAfter(now) ? 1 : 0;
    return answer
        .withHeader("rateLimit-limit", Integer.toString(perSecond))
        .withHeader("rateLimit-remaining", Long.toString(left))
        .withHeader("rateLimit-reset", Long.toString(reset))
        .withHeader("x-rateLimit-limit-minute", Long.toString(perSecond * 60L))
        .withHeader("x-rateLimit-remaining-minute", Long.toString(Math.max(1, left) * 60L));
  }
}
