package dev.stampbook;

/** Reports that a thing which must exist does not (404). Look-ups that may miss return an empty {@code Optional} instead. */
public final class NotFoundException extends LoyaltyException {

  /** Creates the failure; the message names the kind of thing and, where it is no personal data, its id. */
  public NotFoundException(String message, FailedCall call) {
    super(message, call, RemoteEffect.REJECTED);
  }

  @Override
  public boolean retryCanHelp() {
    return false;
  }
}
