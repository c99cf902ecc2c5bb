package dev.stampbook;

import java.time.Duration;
import java.util.Optional;

/** Reports that the quota is used up (429). The call was turned away unprocessed: it may be sent again after the wait (C11). */
public final class RateLimitedException extends LoyaltyException {

  private final Optional<Duration> retryAfter;

  /** Creates the failure; {@code retryAfter} is what the other side asked for, empty when it did not say. */
  public RateLimitedException(String message, FailedCall call, Optional<Duration> retryAfter) {
    super(message, call, RemoteEffect.NOT_SENT);
    this.retryAfter = retryAfter;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  @Override
  public boolean retryCanHelp() {
    return true;
  }
}
