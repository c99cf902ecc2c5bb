package dev.stampbook.sandbox;

import java.time.Duration;

/**
 * Says how unreliably webhooks are delivered.
 *
 * @param seed makes the same fates for the same sequence of webhooks
 * @param dropped share that never arrives, 0 to 1
 * @param duplicated share that is delivered twice, 0 to 1
 * @param longestDelay each delivery waits up to this long, at most a minute; later ones overtake it
 */
public record WebhookPlan(long seed, double dropped, double duplicated, Duration longestDelay) {

  private static final Duration MAX_DELAY = Duration.ofMinutes(1);

  /** Checks shares and delay. */
  public WebhookPlan {
    if (!isShare(dropped) || !isShare(duplicated)) {
      throw new IllegalArgumentException("A share of webhooks is between 0 and 1.");
    }
    if (longestDelay.isNegative() || longestDelay.compareTo(MAX_DELAY) > 0) {
      throw new IllegalArgumentException("A webhook waits between nothing and a minute.");
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  /** Returns a plan that delivers everything once, at once and in order. */
  public static WebhookPlan reliable() {
    return new WebhookPlan(0, 0, 0, Duration.ZERO);
  }

  /** Returns a plan with one in ten dropped, two in ten doubled, and delays up to 20 ms. */
  public static WebhookPlan unreliable(long seed) {
    return new WebhookPlan(seed, 0.1, 0.2, Duration.ofMillis(20));
  }
}
