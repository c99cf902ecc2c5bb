package dev.stampbook.http;

/** What a refusal means; each becomes one failure of {@link dev.stampbook.LoyaltyException} and one row of the retry rule. */
public enum Verdict {
  /** Refused for its content; final. {@link dev.stampbook.InvalidRequestException}. */
  INVALID_REQUEST,
  /** Refused for the credential. Sent once more after renewing it where that is possible. {@link dev.stampbook.AuthenticationException}. */
  AUTHENTICATION,
  /** The thing does not exist. {@link dev.stampbook.NotFoundException}, or empty for a read that returns an {@code Optional}. */
  NOT_FOUND,
  /** Meets something that is already there or has changed. {@link dev.stampbook.ConflictException}. */
  CONFLICT,
  /** Turned away unprocessed for the quota; tried again. {@link dev.stampbook.RateLimitedException}. */
  RATE_LIMITED,
  /** Turned away unprocessed by a lock that passes; tried again. {@link dev.stampbook.UnavailableException}. */
  LOCKED,
  /**
   * The other side failed and may have acted. Reads and idempotent writes are tried again; {@link
   * dev.stampbook.UnavailableException} after a read, {@link dev.stampbook.OutcomeUnknownException} after a write.
   */
  UNAVAILABLE;

  /** Returns what a status means where the system says nothing more exact (RFC 9110 section 15, C11). */
  public static Verdict ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> AUTHENTICATION;
      case 404, 410 -> NOT_FOUND;
      case 409, 412 -> CONFLICT;
      case 423, 425 -> LOCKED;
      case 429 -> RATE_LIMITED;
      case 408, 421, 499 -> UNAVAILABLE;
      default -> status >= 400 && status < 500 ? INVALID_REQUEST : UNAVAILABLE;
    };
  }
}
