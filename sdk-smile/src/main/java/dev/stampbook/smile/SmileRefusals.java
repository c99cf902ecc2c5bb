package dev.stampbook.smile;

import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Tells what a refused write means: Smile has no error codes, and its messages are not for machines (sheet section 8). */
final class SmileRefusals {

  private static final int REFUSED = 422;

  private SmileRefusals() {}

  /**
   * Returns the failure behind a refusal: too few points when the balance says so now, else the refusal itself.
   *
   * @param need the points the write takes; 0 or less when it takes none
   */
  static LoyaltyException explain(
      InvalidRequestException refusal, long need, LongSupplier balance) {
    if (need <= 0 || refusal.call().status().orElse(0) != REFUSED) {
      return refusal;
    }
    long have;
    try {
      have = balance.getAsLong();
    } catch (LoyaltyException unreadable) {
      refusal.addSuppressed(unreadable);
      return refusal;
    }
    return have < need
        ? new InsufficientPointsException(refusal.call(), OptionalLong.of(have), need)
        : refusal;
  }
}
