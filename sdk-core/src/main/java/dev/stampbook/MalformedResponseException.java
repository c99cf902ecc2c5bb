package dev.stampbook;

/**
 * Reports an answer that cannot be read or lacks a mandatory field: truncated JSON, an HTML page, an empty body. After a write the
 * effect is {@link RemoteEffect#UNKNOWN}, because the other side did answer.
 */
public final class MalformedResponseException extends LoyaltyException {

  private final boolean complete;

  /** Creates the failure of a read ({@link RemoteEffect#NOT_SENT}) or of a write ({@link RemoteEffect#UNKNOWN}). */
  public MalformedResponseException(String message, FailedCall call, RemoteEffect effect) {
    super(message, call, effect);
    this.complete = false;
  }

  private MalformedResponseException(String message, FailedCall call) {
    super(message, call, RemoteEffect.NOT_SENT);
    this.complete = true;
  }

  /** Creates the failure of a read whose answer came whole and makes no sense: reading it again shows the same until somebody corrects it. */
  public static MalformedResponseException nonsense(String message, FailedCall call) {
    return new MalformedResponseException(message, call);
  }

  @Override
  public boolean retryCanHelp() {
    return !complete && !effect().mayHaveActed();
  }
}
