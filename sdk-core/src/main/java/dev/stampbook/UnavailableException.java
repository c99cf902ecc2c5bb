package dev.stampbook;

import java.time.Duration;
import java.util.Optional;

/**
 * Reports that the other side could not be reached or could not answer, and that nothing was written: the connection was refused, the
 * circuit is open, or the call was a read. A write that may have been applied is an {@link OutcomeUnknownException} instead.
 */
public final class UnavailableException extends LoyaltyException {

  private final Optional<Duration> retryAfter;

  /** Creates the failure of a call that wrote nothing. */
  public UnavailableException(String message, FailedCall call) {
    this(message, call, Optional.empty());
  }

  /** Creates the failure; {@code retryAfter} is what the other side asked for, empty when it did not say. */
  public UnavailableException(String message, FailedCall call, Optional<Duration> retryAfter) {
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
