package dev.stampbook;

import java.util.OptionalLong;

/** Reports that the member holds fewer points than the posting or redemption takes. Nothing was taken. */
public final class InsufficientPointsException extends LoyaltyException {

  private final OptionalLong have;
  private final long need;

  /** Creates the failure; {@code have} is empty when the provider does not say the balance. */
  public InsufficientPointsException(FailedCall call, OptionalLong have, long need) {
    super(message(have, need), call, RemoteEffect.REJECTED);
    this.have = have;
    this.need = need;
  }

  private static String message(OptionalLong have, long need) {
    return have.isPresent()
        ? "the member has " + have.getAsLong() + " points, " + need + " are needed"
        : "the member has fewer than the " + need + " points that are needed";
  }

  /** Returns the balance in points, when the provider told it. */
  public OptionalLong have() {
    return have;
  }

  /** Returns the points that would have been taken, a positive number. */
  public long need() {
    return need;
  }

  @Override
  public boolean retryCanHelp() {
    return false;
  }
}
