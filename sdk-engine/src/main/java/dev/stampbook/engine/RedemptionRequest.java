package dev.stampbook.engine;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.internal.Redeemer;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import java.util.OptionalLong;
import java.util.UUID;

/** A redemption about to be made; see {@link LoyaltyProgram#redeem}. Immutable. */
public final class RedemptionRequest {

  private final Redeemer redeemer;
  private final MemberId member;
  private final Reward reward;
  private final OptionalLong points;
  private final RedemptionId id;

  RedemptionRequest(Redeemer redeemer, MemberId member, Reward reward) {
    this(
        redeemer,
        member,
        reward,
        OptionalLong.empty(),
        RedemptionId.of(UUID.randomUUID().toString()));
  }

  private RedemptionRequest(
      Redeemer redeemer, MemberId member, Reward reward, OptionalLong points, RedemptionId id) {
    this.redeemer = redeemer;
    this.member = member;
    this.reward = reward;
    this.points = points;
    this.id = id;
  }

  /**
   * Takes this many points, for rewards of variable cost.
   *
   * @throws IllegalArgumentException when it is not a whole number of steps within the reward's limits (C7)
   */
  public RedemptionRequest points(long value) {
    if (!(reward.cost() instanceof RewardCost.Variable variable)) {
      throw new IllegalArgumentException("this reward has a fixed cost; leave the points out");
    }
    if (value < variable.least() || value > variable.most(value)) {
      throw new IllegalArgumentException(
          "take whole steps of "
              + variable.step()
              + " points, at least "
              + variable.least()
              + ", not "
              + value);
    }
    return new RedemptionRequest(redeemer, member, reward, OptionalLong.of(value), id);
  }

  /** Uses an id of the shop, so that a double click or a repeated request is one redemption. */
  public RedemptionRequest as(RedemptionId value) {
    return new RedemptionRequest(redeemer, member, reward, points, value);
  }

  /**
   * Takes the points and puts the discount on a checkout. Repeating it with the same id goes on where the first one stopped and never
   * takes points twice.
   *
   * @return the redemption; {@link RedemptionState#ISSUED} with a note when the checkout refused the discount: the code stays the
   *     member's
   * @throws dev.stampbook.InsufficientPointsException when the member has too few points; nothing was taken
   * @throws dev.stampbook.LoyaltyException when the provider cannot be reached; nothing was taken, or the next run settles it
   */
  public Redemption into(CheckoutId checkout) {
    long cost = points.orElse(reward.cost().least());
    return redeemer.redeem(id, member, reward, cost, checkout);
  }
}
