package dev.stampbook.http;

import dev.stampbook.SystemName;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Hears of every call, for metrics and traces. Gets names and numbers only: no URL, no id, no body. Called on the calling thread; must be
 * quick; whatever it throws is swallowed.
 */
public interface CallListener {

  /** Hears that a call begins. */
  default void started(SystemName system, String operation) {}

  /** Hears that a call ended, after all its attempts. */
  default void finished(Report report) {}

  /** Returns the listener that ignores everything. */
  static CallListener none() {
    return new CallListener() {};
  }

  /**
   * One call from begin to end.
   *
   * @param system the system that was called
   * @param operation the operation's name: one of a fixed, small set
   * @param outcome how it ended
   * @param status the last HTTP status, empty when no answer came
   * @param attempts how often it was sent or tried to be sent, 0 when it was held back
   * @param duration from begin to end, waits included
   */
  record Report(
      SystemName system,
      String operation,
      Outcome outcome,
      OptionalInt status,
      int attempts,
      Duration duration) {}

  /** How a call ended; besides success one for each failure. */
  enum Outcome {
    /** It returned a result. */
    SUCCESS,
    /** {@link dev.stampbook.InvalidRequestException}. */
    INVALID_REQUEST,
    /** {@link dev.stampbook.AuthenticationException}. */
    AUTHENTICATION,
    /** {@link dev.stampbook.NotFoundException}. */
    NOT_FOUND,
    /** {@link dev.stampbook.ConflictException}. */
    CONFLICT,
    /** {@link dev.stampbook.RateLimitedException}. */
    RATE_LIMITED,
    /** {@link dev.stampbook.UnavailableException}. */
    UNAVAILABLE,
    /** {@link dev.stampbook.OutcomeUnknownException}. */
    OUTCOME_UNKNOWN,
    /** {@link dev.stampbook.MalformedResponseException}. */
    MALFORMED_RESPONSE,
    /** Anything else: a mistake in the program. */
    OTHER
  }
}
