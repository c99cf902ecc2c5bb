package dev.stampbook.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.Capability;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be done with a reward at Smile. */
class SmileRewardRefusalsTest {

  private final EmulatedSmile sandbox = new EmulatedSmile();
  private final SmileRewards rewards = sandbox.smile().rewards();
  private final RewardClaim claim =
      new RewardClaim(
          RedemptionId.of("r-1"),
          MemberId.of("70000001"),
          Reward.builder(RewardId.of("60001"), "5 off coupon", new RewardCost.Fixed(5)).build(),
          5,
          Optional.empty());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void nothingUndoesARedemption() {
    IssuedReward issued =
        new IssuedReward(claim, "9000001", 5, Optional.empty(), Optional.empty(), Optional.empty());

    UnsupportedCapabilityException refused =
        catchThrowableOfType(UnsupportedCapabilityException.class, () -> rewards.cancel(issued));
    assertThat(refused.capability()).isEqualTo(Capability.REWARD_CANCEL);
  }

  @Test
  void refusesAMarkerOfAnotherProvider() {
    assertThatThrownBy(() -> rewards.lookUp(claim, ClaimMarker.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mark()");
  }
}
