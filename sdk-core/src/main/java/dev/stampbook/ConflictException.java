package dev.stampbook;

/** Reports that the write meets something that is already there or has changed meanwhile (409). Read, then decide. */
public final class ConflictException extends LoyaltyException {

  /** Creates the failure. */
  public ConflictException(String message, FailedCall call) {
    super(message, call, RemoteEffect.REJECTED);
  }

  @Override
  public boolean retryCanHelp() {
    return false;
  }
}
