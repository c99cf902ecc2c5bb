package dev.stampbook.leat;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.leat.api.LoyaltyTransaction;
import dev.stampbook.leat.api.WithAttributes;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lists rewards, claims them and takes claims back (sheet section 13). A digital reward brings its code; a physical one, or one without code,
 * takes the code of the claim and becomes what its attributes say.
 */
public final class LeatRewards implements RewardCatalog {

  private final LeatApi api;
  private final LeatPoints points;
  private final LeatIssues issues;
  private final RewardReading reading;
  private final LeatSettings settings;

  LeatRewards(LeatApi api, LeatPoints points, LeatPages pages, LeatSettings settings) {
    this.api = api;
    this.points = points;
    this.reading = new RewardReading(settings.rewardAttributes());
    this.issues = new LeatIssues(pages, reading);
    this.settings = settings;
  }

  /** Returns every reward on offer at {@code leat.shopUuid} that has a price, in Leat's order. */
  @Override
  public List<Reward> rewards() {
    return list(Optional.empty());
  }

  /** {@inheritDoc} Leat says what the contact may claim; balance, price and stock say what it can (sheet section 13). */
  @Override
  public List<AffordableReward> affordable(MemberId member) {
    long balance = points.balance(member);
    return list(Optional.of(member.value())).stream()
        .filter(reward -> reward.cost().least() <= Math.max(balance, 0))
        .filter(reward -> reward.stock().orElse(1) > 0)
        .map(reward -> new AffordableReward(reward, reward.cost().least(), reward.cost().least()))
        .sorted(Comparator.comparingLong(AffordableReward::least))
        .toList();
  }

  private List<Reward> list(Optional<String> contact) {
    return LeatPages.present(
            "listRewards", api.rewards().listRewards(Optional.of(settings.shopUuid()), contact))
        .stream()
        .flatMap(reward -> reading.reward(reward).stream())
        .toList();
  }

  @Override
  public PointsTaken pointsTaken() {
    return PointsTaken.AT_ISSUE;
  }

  /** Returns the newest claims of the member, by Leat's own clock: the pages of their claims are read. */
  @Override
  public ClaimMarker mark(RewardClaim claim) {
    return issues.mark(claim.member());
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidRequestException when the reward is out of stock, used up for this member or no longer on offer (1018, 1019, 1052)
   * @throws NotFoundException when there is no such reward or member
   */
  @Override
  public IssuedReward issue(RewardClaim claim) {
    LoyaltyTransaction.Claim request =
        new LoyaltyTransaction.Claim(
            claim.member().value(),
            claim.reward().id().value(),
            settings.shopUuid(),
            Optional.empty());
    WithAttributes<LoyaltyTransaction> made;
    try {
      made = api.rewards().createRewardReception(request).data();
    } catch (InvalidRequestException refusal) {
      long need = claim.reward().cost() instanceof RewardCost.Free ? 0 : claim.points();
      throw LeatErrors.explain(refusal, need, () -> points.balance(claim.member()));
    }
    return reading.issued(claim, made.object());
  }

  /** {@inheritDoc} A claim carries no reference, so it is recognised by its reward and by being newer than the marker. */
  @Override
  public IssueLookup lookUp(RewardClaim claim, ClaimMarker marker) {
    return issues.lookUp(claim, marker);
  }

  /**
   * {@inheritDoc} Whether Leat refuses a second reversal is unknown: after an unknown outcome look at the ledger before trying again (sheet
   * section 9).
   */
  @Override
  public void cancel(IssuedReward issued) {
    api.rewards().reverseRewardReception(issued.issueId());
  }

  /**
   * {@inheritDoc} Physical rewards are used once they are collected. Leat does not learn what becomes of codes: they are {@link
   * RewardUsage#UNTRACKED}.
   *
   * @throws NotFoundException when the member has no such claim
   */
  @Override
  public RewardUsage usage(IssuedReward issued) {
    LoyaltyTransaction claimed =
        issues
            .find(issued.claim().member(), issued.issueId())
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "the member has no claimed reward " + issued.issueId(),
                        FailedCall.unanswered(Leat.NAME, "listLoyaltyTransactions")));
    return claimed
        .hasBeenCollected()
        .map(collected -> collected ? RewardUsage.USED : RewardUsage.UNUSED)
        .orElse(RewardUsage.UNTRACKED);
  }
}
