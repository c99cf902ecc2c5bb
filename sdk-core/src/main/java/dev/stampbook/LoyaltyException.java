package dev.stampbook;

import java.time.Duration;
import java.util.Optional;

/**
 * Root of every failure of a call to a loyalty provider or commerce system.
 *
 * <p>Each subtype answers "what does the caller do now"; {@link #effect()} answers "may the other side have acted". A new subtype is a
 * minor change: keep a default branch. Messages name the operation and what to do; they never hold bodies, secrets or personal data.
 */
public abstract sealed class LoyaltyException extends RuntimeException
    permits AmbiguousMemberException,
        AuthenticationException,
        ConflictException,
        InsufficientPointsException,
        InvalidRequestException,
        MalformedResponseException,
        NotFoundException,
        OutcomeUnknownException,
        RateLimitedException,
        UnavailableException,
        UnsupportedCapabilityException {

  private final FailedCall call;
  private final RemoteEffect effect;

  LoyaltyException(String message, FailedCall call, RemoteEffect effect) {
    super(message + " [" + call + "]");
    this.call = call;
    this.effect = effect;
  }

  /** Returns what was called: system, operation, status and request id. */
  public final FailedCall call() {
    return call;
  }

  /** Returns whether the other side provably did nothing, refused, or may have acted. */
  public final RemoteEffect effect() {
    return effect;
  }

  /** Returns whether the same call may succeed later without anybody changing anything. */
  public abstract boolean retryCanHelp();

  /** Returns how long the other side asked to wait, when it did. */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }
}
