package dev.stampbook.springbig;

import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.member.MemberId;
import java.util.OptionalLong;

/** Tells a refusal for too few points from others: the form of Springbig's errors is unknown, so only the balance can tell (section 8). */
final class Refusals {

  private Refusals() {}

  /** Returns what a refusal of a call that takes points means. */
  static LoyaltyException explain(
      InvalidRequestException refusal, long taken, SpringbigPoints points, MemberId member) {
    boolean ours = refusal.call().status().isEmpty(); // refused before anything was sent
    if (ours || taken <= 0 || !points.canTellBalance()) {
      return refusal;
    }
    long has;
    try {
      has = points.balance(member);
    } catch (LoyaltyException unreadable) {
      refusal.addSuppressed(unreadable);
      return refusal;
    }
    return has < taken
        ? new InsufficientPointsException(refusal.call(), OptionalLong.of(has), taken)
        : refusal;
  }
}
