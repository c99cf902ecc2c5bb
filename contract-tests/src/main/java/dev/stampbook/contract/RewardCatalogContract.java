package dev.stampbook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.Capability;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.LoyaltyProvider;
import dev.stampbook.RemoteEffect;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import dev.stampbook.reward.RewardUsage;
import dev.stampbook.sandbox.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link RewardCatalog} promises (C7, C11; KF-22). */
public abstract class RewardCatalogContract extends ServiceContract {

  private int claims;

  /** Returns the provider. */
  protected abstract LoyaltyProvider provider();

  /** Adds a new member with so many points at the emulator. */
  protected abstract MemberId memberWith(long points);

  /** Adds a reward of this fixed cost to the emulator's catalogue, on offer to everybody. */
  protected abstract RewardId addReward(String name, long points);

  /** Returns the member's points as the emulator itself keeps them. */
  protected abstract long pointsAtProvider(MemberId member);

  /** Returns how many rewards the emulator has issued to the member, cancelled ones not counted. */
  protected abstract long issuesAtProvider(MemberId member);

  /** Returns the call that takes points and issues; empty where nothing can be issued. */
  protected abstract Optional<WireCall> issueCall();

  /** Returns the call that lists rewards; empty where there is none. */
  protected abstract Optional<WireCall> listCall();

  /** Uses an issued reward up at the emulator, as a completed order does. */
  protected abstract void use(IssuedReward issued);

  /** Returns a fresh code where shop or till own the codes; empty where the provider makes them. */
  protected Optional<CouponCode> ownCode() {
    return Optional.empty();
  }

  /** Returns whether an issue with unknown outcome can be asked for; it can unless said otherwise. */
  protected IssueLookups lookups() {
    return IssueLookups.POSSIBLE;
  }

  /** Whether the provider has any way to tell what was issued. */
  protected enum IssueLookups {
    POSSIBLE,
    /** The look-up says {@link IssueLookup.Ambiguous}, so a person decides. */
    IMPOSSIBLE
  }

  @Override
  protected final Set<Capability> capabilities() {
    return provider().capabilities();
  }

  private RewardCatalog catalog() {
    return provider().rewards();
  }

  private Reward offer(long points) {
    RewardId id = addReward("Coupon of " + points, points);
    return Reward.builder(id, "Coupon of " + points, new RewardCost.Fixed(points)).build();
  }

  private RewardClaim claim(MemberId member, Reward reward) {
    return new RewardClaim(
        RedemptionId.of("r-" + ++claims), member, reward, reward.cost().least(), ownCode());
  }

  private long points(MemberId member) {
    settle();
    return pointsAtProvider(member);
  }

  @Test
  void theListSaysWhatARewardCosts() {
    assertThat(listCall().isPresent()).isEqualTo(can(Capability.REWARD_LIST));
    Reward reward = offer(500);
    if (listCall().isEmpty()) {
      assertUndeclared(Capability.REWARD_LIST, () -> catalog().rewards());
      return;
    }

    assertThat(catalog().rewards())
        .filteredOn(listed -> listed.id().equals(reward.id()))
        .singleElement()
        .satisfies(
            listed -> {
              assertThat(listed.name()).isEqualTo("Coupon of 500");
              assertThat(listed.cost()).isEqualTo(new RewardCost.Fixed(500));
            });
    assertFailureIsNoAnswer(listCall().get(), () -> catalog().rewards());
  }

  @Test
  void whatIsAffordableIsWhatTheBalanceReachesCheapestFirst() {
    Reward exact = offer(400);
    Reward cheap = offer(100);
    Reward dear = offer(401);
    MemberId member = memberWith(400);
    if (!can(Capability.REWARD_LIST)) {
      assertUndeclared(Capability.REWARD_LIST, () -> catalog().affordable(member));
      return;
    }

    List<AffordableReward> affordable = catalog().affordable(member);

    assertThat(affordable)
        .isSortedAccordingTo(Comparator.comparingLong(AffordableReward::least))
        .extracting(each -> each.reward().id())
        .contains(cheap.id(), exact.id())
        .doesNotContain(dear.id());
  }

  @Test
  void issuingTakesThePointsOnceAndGivesTheReward() {
    Reward reward = offer(500);
    MemberId member = memberWith(1_200);
    RewardClaim claim = claim(member, reward);
    assertThat(issueCall().isPresent()).isEqualTo(can(Capability.REWARD_REDEEM));
    if (issueCall().isEmpty()) {
      assertUndeclared(Capability.REWARD_REDEEM, () -> catalog().issue(claim));
      return;
    }
    ClaimMarker marker = catalog().mark(claim);
    assertThat(points(member)).as("points after marking").isEqualTo(1_200);
    assertThat(issuesAtProvider(member)).as("issues after marking").isZero();

    IssuedReward issued = catalog().issue(claim);

    assertThat(issued.claim()).isEqualTo(claim);
    assertThat(issued.issueId()).isNotBlank();
    assertThat(issued.pointsTaken()).isEqualTo(500);
    claim.ownCode().ifPresent(own -> assertThat(issued.code()).contains(own));
    assertThat(points(member)).isEqualTo(1_200 - 500);
    assertThat(issuesAtProvider(member)).isEqualTo(1);
    if (lookups() == IssueLookups.POSSIBLE) {
      assertFound(catalog().lookUp(claim, marker), issued);
    }
    assertThat(issuesAtProvider(member)).as("issues after looking up").isEqualTo(1);
  }

  /** KF-23: too few points is a typed refusal that took nothing. */
  @Test
  void tooFewPointsIssueNothing() {
    Reward reward = offer(500);
    MemberId member = memberWith(499);
    RewardClaim claim = claim(member, reward);
    if (issueCall().isEmpty()) {
      assertUndeclared(Capability.REWARD_REDEEM, () -> catalog().issue(claim));
      return;
    }

    InsufficientPointsException refused =
        catchThrowableOfType(InsufficientPointsException.class, () -> catalog().issue(claim));

    assertThat(refused.need()).isEqualTo(500);
    assertThat(refused.effect()).isEqualTo(RemoteEffect.REJECTED);
    refused.have().ifPresent(have -> assertThat(have).isEqualTo(499));
    assertThat(points(member)).isEqualTo(499);
    assertThat(issuesAtProvider(member)).isZero();
  }

  /** KF-22: whatever becomes of the answer, the reward is issued at most once, and the look-up knows. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void aLostAnswerIsSettledByLookingUp(Fault fault) {
    Reward reward = offer(500);
    MemberId member = memberWith(1_200);
    RewardClaim claim = claim(member, reward);
    if (issueCall().isEmpty()) {
      assertUndeclared(Capability.REWARD_REDEEM, () -> catalog().issue(claim));
      return;
    }
    WireCall call = issueCall().get();
    ClaimMarker marker = catalog().mark(claim);
    disturb(call, fault);

    Attempt<IssuedReward> attempt = Attempt.of(() -> catalog().issue(claim));

    assertDisturbed(call);
    long issues = issuesAtProvider(member);
    assertThat(issues).isIn(0L, 1L);
    assertThat(points(member)).isEqualTo(1_200 - issues * 500);
    attempt.answer().ifPresent(answer -> assertThat(issues).isEqualTo(1));
    attempt.neverClaimsRejectedWhenIt(() -> issues > 0);
    if (fault.hidesAppliedRequest()) {
      assertThat(issues).isEqualTo(1);
    }
    IssueLookup found = catalog().lookUp(claim, marker);
    if (lookups() == IssueLookups.IMPOSSIBLE) {
      assertThat(found).isInstanceOf(IssueLookup.Ambiguous.class);
    } else if (issues == 0) {
      assertThat(found).isEqualTo(new IssueLookup.Absent());
    } else {
      assertThat(found).isInstanceOf(IssueLookup.Found.class);
      attempt.answer().ifPresent(answer -> assertFound(found, answer));
    }
    assertThat(issuesAtProvider(member)).as("issues after looking up").isEqualTo(issues);
  }

  @Test
  void cancellingGivesThePointsBackOrIsSaidToBeImpossible() {
    Reward reward = offer(500);
    MemberId member = memberWith(1_200);
    IssuedReward issued = issuedOrMadeUp(claim(member, reward));
    if (!can(Capability.REWARD_CANCEL)) {
      assertUndeclared(Capability.REWARD_CANCEL, () -> catalog().cancel(issued));
      return;
    }

    catalog().cancel(issued);

    assertThat(points(member)).isEqualTo(1_200);
    assertThat(issuesAtProvider(member)).isZero();
  }

  @Test
  void usageIsToldOrSaidToBeUnknown() {
    Reward reward = offer(500);
    MemberId member = memberWith(1_200);
    IssuedReward issued = issuedOrMadeUp(claim(member, reward));
    if (!can(Capability.REWARD_USAGE)) {
      assertUndeclared(Capability.REWARD_USAGE, () -> catalog().usage(issued));
      return;
    }

    assertThat(catalog().usage(issued)).isEqualTo(RewardUsage.UNUSED);
    use(issued);
    settle();
    assertThat(catalog().usage(issued)).isEqualTo(RewardUsage.USED);
  }

  private IssuedReward issuedOrMadeUp(RewardClaim claim) {
    return can(Capability.REWARD_REDEEM)
        ? catalog().issue(claim)
        : new IssuedReward(
            claim, "1", claim.points(), claim.ownCode(), Optional.empty(), Optional.empty());
  }

  private static void assertFound(IssueLookup found, IssuedReward issued) {
    assertThat(found).isInstanceOf(IssueLookup.Found.class);
    IssuedReward seen = ((IssueLookup.Found) found).issued();
    assertThat(seen.issueId()).isEqualTo(issued.issueId());
    assertThat(seen.code()).isEqualTo(issued.code());
  }
}
