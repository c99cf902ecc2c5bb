package dev.stampbook.sandbox.smile;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts requests per token: so many in a second, then none until a second later (sheet section 7).
 */
final class SmileQuota {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecond;
  private final Map<String, Window> windows = new HashMap<>();

  SmileQuota(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Takes one request out of the quota and tells whether it was still open. */
  synchronized boolean take(String token, Instant now) {
    Window window = windows.computeIfAbsent(token, key -> new Window(now));
    if (!now.isBefore(window.end) || now.isBefore(window.start)) {
      window.start = now;
      window.end = now.plus(SECOND);
      window.used = 0;
      window.closed = false;
    }
    if (!window.closed && window.used < perSecond) {
      window.used++;
      return true;
    }
    if (!window.closed) {
      window.closed = true;
      window.end = now.plus(SECOND); // a full second counted from the first refusal
    }
    return false;
  }

  private static final class Window {
    private Instant start;
    private Instant end;
    private int used;
    private boolean closed;

    Window(Instant now) {
      start = now;
      end = now.plus(SECOND);
    }
  }
}
