package dev.stampbook.engine;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.internal.Redeemer;
import dev.stampbook.engine.internal.Wanted;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import java.math.BigDecimal;
import java.util.UUID;

/** A redemption about to be made; see {@link LoyaltyProgram#redeem}. Immutable. */
public final class RedemptionRequest {

  private final Redeemer redeemer;
  private final MemberId member;
  private final Reward reward;
  private final Wanted wanted;
  private final RedemptionId id;

  RedemptionRequest(Redeemer redeemer, MemberId member, Reward reward) {
    this(
        redeemer,
        member,
        reward,
        new Wanted.Least(),
        RedemptionId.of(UUID.randomUUID().toString()));
  }

  private RedemptionRequest(
      Redeemer redeemer, MemberId member, Reward reward, Wanted wanted, RedemptionId id) {
    this.redeemer = redeemer;
    this.member = member;
    this.reward = reward;
    this.wanted = wanted;
    this.id = id;
  }

  /**
   * Takes this many points, for rewards of variable cost; by default the fewest possible. Points that the goods do not need are not taken
   * (C7). What is no positive number of whole steps is refused by {@link #into}.
   */
  public RedemptionRequest points(long value) {
    return points(BigDecimal.valueOf(value));
  }

  /** Takes this many points as somebody typed them; fractions are refused by {@link #into}. */
  public RedemptionRequest points(BigDecimal value) {
    return new RedemptionRequest(redeemer, member, reward, new Wanted.Points(value), id);
  }

  /** Takes as many whole steps as the goods need and the member can afford. */
  public RedemptionRequest asMuchAsPossible() {
    return new RedemptionRequest(redeemer, member, reward, new Wanted.Most(), id);
  }

  /** Uses an id of the shop, so that a double click or a repeated request is one redemption. */
  public RedemptionRequest as(RedemptionId value) {
    return new RedemptionRequest(redeemer, member, reward, wanted, value);
  }

  /** Tells what {@link #into} would do now, or why it would refuse. Asks provider and commerce system, changes nothing. */
  public RedemptionQuote quote(CheckoutId checkout) {
    return redeemer.quote(member, reward, wanted, checkout);
  }

  /**
   * Takes the points and puts the discount on a checkout. Repeating it with the same id goes on where the first one stopped and never takes
   * points twice.
   *
   * @return the redemption as it stands: {@link RedemptionState#APPLIED} when all went well; {@link RedemptionState#ISSUED} with a note when
   *     the checkout refused a code that the provider made, which stays the member's; {@link RedemptionState#RELEASED} with the refusal when
   *     the checkout refused the discount and the points are back
   * @throws RedemptionRefusedException when it cannot be given as asked; nothing was taken
   * @throws dev.stampbook.LoyaltyException when provider or commerce system cannot be reached; nothing was taken, or the program settles it
   *     by itself and a repetition with the same id tells how it stands
   */
  public Redemption into(CheckoutId checkout) {
    return redeemer.redeem(id, member, reward, wanted, checkout);
  }
}
