package dev.stampbook.sandbox.springbig;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts requests per merchant token in seconds that begin with the first of them. */
final class SpringbigQuota {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecond;
  private final Map<String, Window> windows = new HashMap<>();

  private record Window(Instant end, int used) {}

  SpringbigQuota(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Takes one request out of the quota and tells whether it was still open. */
  synchronized boolean take(String token, Instant now) {
    Window old = windows.getOrDefault(token, new Window(now, 0));
    Window window = now.isBefore(old.end()) ? old : new Window(now.plus(SECOND), 0);
    windows.put(token, new Window(window.end(), Math.min(window.used() + 1, perSecond)));
    return window.used() < perSecond;
  }
}
