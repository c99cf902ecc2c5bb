package dev.stampbook.sandbox.bigcommerce;

import java.time.Duration;

/**
 * Says how many requests a store may make in a window (section 7).
 *
 * @param requests requests per window, at least 1
 * @param window the length of the window
 */
public record RatePlan(int requests, Duration window) {

  private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

  /** Holds the quota of Standard and Plus: 150 per 30 s. */
  public static final RatePlan STANDARD = new RatePlan(150, HALF_MINUTE);

  /** Holds the quota of Pro: 450 per 30 s. */
  public static final RatePlan PRO = new RatePlan(450, HALF_MINUTE);

  /** Holds the quota documented for enterprise demo stores, 500,000/h: 4,166 per 30 s. */
  public static final RatePlan ENTERPRISE = new RatePlan(4_166, HALF_MINUTE);

  /** Refuses a quota that answers nothing. */
  public RatePlan {
    if (requests < 1 || window.toMillis() < 1) {
      throw new IllegalArgumentException("A rate plan allows at least 1 request per 1 ms.");
    }
  }
}
