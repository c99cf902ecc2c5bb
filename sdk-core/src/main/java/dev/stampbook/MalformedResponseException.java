package dev.stampbook;

/**
 * Reports an answer that cannot be read or lacks a mandatory field: truncated JSON, an HTML page, an empty body. After a write the
 * effect is {@link RemoteEffect#UNKNOWN}, because the other side did answer.
 */
public final class MalformedResponseException extends LoyaltyException {

  /** Creates the failure of a read ({@link RemoteEffect#NOT_SENT}) or of a write ({@link RemoteEffect#UNKNOWN}). */
  public MalformedResponseException(String message, FailedCall call, RemoteEffect effect) {
    super(message, call, effect);
  }

  @Override
  public boolean retryCanHelp() {
    return !effect().mayHaveActed();
  }
}
