package dev.stampbook.engine.internal;

import java.time.Duration;

/** How long to wait before trying again: doubling from one second, at most five minutes, or longer when the other side asked for it. */
public final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Backoff() {}

  /** Returns how long to wait after this many attempts. */
  public static Duration after(int attempts) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
