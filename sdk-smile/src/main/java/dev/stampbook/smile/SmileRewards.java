package dev.stampbook.smile;

import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardUsage;
import dev.stampbook.smile.api.ExchangeType;
import dev.stampbook.smile.api.PointsProduct;
import dev.stampbook.smile.api.PointsPurchase;
import dev.stampbook.smile.api.PointsPurchaseRequest;
import dev.stampbook.smile.api.RewardFulfillment;
import dev.stampbook.smile.api.SmileApi;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lists what points can buy, buys it, and tells whether it was used (sheet sections 9 and 13). Smile makes the codes and puts them into
 * the shop; what a code is worth is the shop's to say.
 */
public final class SmileRewards implements RewardCatalog {

  private final SmileApi api;
  private final SmilePages pages;
  private final SmilePoints points;
  private final SmileIssues issues;

  SmileRewards(SmileApi api, SmilePages pages, SmilePoints points, SmileIssues issues) {
    this.api = api;
    this.pages = pages;
    this.points = points;
    this.issues = issues;
  }

  /** Returns every product that has a price, in Smile's order. A product without one cannot be bought (sheet section 13). */
  @Override
  public List<Reward> rewards() {
    return pages.products().flatMap(product -> reward(product).stream()).toList();
  }

  /** {@inheritDoc} A variable reward takes whole steps from its minimum up to its maximum or the balance (sheet section 13). */
  @Override
  public List<AffordableReward> affordable(MemberId member) {
    long balance = points.balance(member);
    return rewards().stream()
        .flatMap(reward -> affordable(reward, balance).stream())
        .sorted(Comparator.comparingLong(AffordableReward::least))
        .toList();
  }

  private static Optional<AffordableReward> affordable(Reward reward, long balance) {
    long least = reward.cost().least();
    long most = reward.cost() instanceof RewardCost.Variable steps ? steps.most(balance) : least;
    return least <= most && most <= Math.max(balance, 0)
        ? Optional.of(new AffordableReward(reward, least, most))
        : Optional.empty();
  }

  @Override
  public PointsTaken pointsTaken() {
    return PointsTaken.AT_ISSUE;
  }

  /** Returns the newest issue and ledger entry of the member, the balance and the time: three reads. */
  @Override
  public ClaimMarker mark(RewardClaim claim) {
    return issues.mark(claim.member(), points.balance(claim.member()));
  }

  /**
   * {@inheritDoc}
   *
   * <p>A reward that Smile answers as pending is awaited by reading the list of issues; the number of looks is bounded by {@code
   * smile.pendingLooks}.
   *
   * @throws InvalidRequestException when Smile refuses although the balance suffices, as for a reward that is no longer on offer
   * @throws NotFoundException when there is no such product or member
   */
  @Override
  public IssuedReward issue(RewardClaim claim) {
    if (claim.ownCode().isPresent()) {
      throw new IllegalArgumentException(
          "Smile makes the codes itself; claim the reward without a code of your own");
    }
    boolean variable = claim.reward().cost() instanceof RewardCost.Variable;
    PointsPurchaseRequest request =
        new PointsPurchaseRequest(
            SmileIds.number(claim.member()),
            variable ? Optional.of(claim.points()) : Optional.empty());
    PointsPurchase bought;
    try {
      bought =
          api.purchasePointsProduct(SmileIds.number(claim.reward().id()), request).pointsPurchase();
    } catch (InvalidRequestException refusal) {
      throw SmileRefusals.explain(refusal, claim.points(), () -> points.balance(claim.member()));
    }
    RewardFulfillment issued =
        bought
            .rewardFulfillment()
            .orElseThrow(() -> SmileIds.unclear("purchasePointsProduct", "reward_fulfillment"));
    return issues.completed(claim, issued, bought.pointsSpent().orElse(claim.points()));
  }

  /** {@inheritDoc} See {@link SmileIssues#lookUp}. */
  @Override
  public IssueLookup lookUp(RewardClaim claim, ClaimMarker marker) {
    return issues.lookUp(claim, marker);
  }

  /** Refuses: a redemption can be undone in Smile Admin only. Post the points back and delete the coupon in the shop (sheet section 12). */
  @Override
  public void cancel(IssuedReward issued) {
    throw new UnsupportedCapabilityException(
        Smile.NAME, Capability.REWARD_CANCEL, "cancel a redemption", Optional.empty());
  }

  /**
   * {@inheritDoc} A code in a cart counts as unused until the order completes; gift cards and sales at a till are never counted as used
   * (sheet section 12). What Smile does not follow, or names in a way this release does not know, is {@link RewardUsage#UNTRACKED}.
   *
   * @throws NotFoundException when the member has no such issue
   */
  @Override
  public RewardUsage usage(IssuedReward issued) {
    RewardFulfillment found =
        issues
            .find(issued.claim().member(), SmileIds.number(issued.issueId()))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "the member has no issued reward " + issued.issueId(),
                        FailedCall.unanswered(Smile.NAME, "listRewardFulfillments")));
    return found
        .usageStatus()
        .flatMap(status -> status.known())
        .map(
            status ->
                switch (status) {
                  case USED -> RewardUsage.USED;
                  case UNUSED -> RewardUsage.UNUSED;
                  case UNTRACKED -> RewardUsage.UNTRACKED;
                })
        .orElse(RewardUsage.UNTRACKED);
  }

  private static Optional<Reward> reward(PointsProduct product) {
    String name =
        product
            .reward()
            .flatMap(dev.stampbook.smile.api.Reward::name)
            .or(product::exchangeDescription)
            .orElse("reward " + product.id());
    return cost(product)
        .map(cost -> Reward.builder(SmileIds.reward(product.id()), name, cost).build());
  }

  private static Optional<RewardCost> cost(PointsProduct product) {
    return product
        .exchangeType()
        .flatMap(type -> type.known())
        .flatMap(type -> type == ExchangeType.FIXED ? fixed(product) : variable(product));
  }

  private static Optional<RewardCost> fixed(PointsProduct product) {
    return product
        .pointsPrice()
        .filter(price -> price >= 0)
        .map(price -> price == 0 ? new RewardCost.Free() : new RewardCost.Fixed(price));
  }

  private static Optional<RewardCost> variable(PointsProduct product) {
    return product
        .variablePointsStep()
        .filter(step -> step > 0)
        .map(
            step ->
                new RewardCost.Variable(
                    step,
                    bound(product.variablePointsMin()),
                    bound(product.variablePointsMax()),
                    product.variablePointsStepRewardValue().map(BigDecimal::valueOf)));
  }

  private static OptionalLong bound(Optional<Long> points) {
    return points.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
