package dev.stampbook;

/**
 * Reports that a write was sent and nobody knows whether it was applied: time-out, reset, unreadable answer, 5xx (C11). Never send the
 * write again before looking it up by its reference.
 */
public final class OutcomeUnknownException extends LoyaltyException {

  /** Creates the failure. */
  public OutcomeUnknownException(String message, FailedCall call) {
    super(message, call, RemoteEffect.UNKNOWN);
  }

  @Override
  public boolean retryCanHelp() {
    return false;
  }
}
