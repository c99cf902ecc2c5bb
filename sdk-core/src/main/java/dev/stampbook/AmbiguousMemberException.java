package dev.stampbook;

/** Reports that several members match an identity and none may be guessed. A person must merge or mark one of them. */
public final class AmbiguousMemberException extends LoyaltyException {

  private final int candidates;

  /** Creates the failure; {@code candidates} is the number of matching members, at least two. */
  public AmbiguousMemberException(String message, FailedCall call, int candidates) {
    super(message, call, RemoteEffect.REJECTED);
    this.candidates = candidates;
  }

  /** Returns how many members match. */
  public int candidates() {
    return candidates;
  }

  @Override
  public boolean retryCanHelp() {
    return false;
  }
}
