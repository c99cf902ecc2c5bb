package dev.stampbook.reward;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.member.MemberId;
import java.util.Optional;

/**
 * Asks the provider for one reward for one member.
 *
 * @param redemption our reference
 * @param member who takes it
 * @param reward what is taken
 * @param points the points to take: the fixed cost, or whole steps of a variable one, or 0 for an offer
 * @param ownCode the code to hand out, where shop or till own the codes; empty where the provider makes them
 */
public record RewardClaim(
    RedemptionId redemption,
    MemberId member,
    Reward reward,
    long points,
    Optional<CouponCode> ownCode) {

  public RewardClaim {
    if (points < 0) {
      throw new IllegalArgumentException("a claim takes 0 or more points, not " + points);
    }
  }
}
