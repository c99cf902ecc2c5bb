package dev.stampbook.engine;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import java.time.Instant;
import java.util.Optional;

/**
 * One member taking one reward, as the store knows it.
 *
 * @param id our reference
 * @param member who took it
 * @param reward what was taken
 * @param rewardName its name, as the member read it
 * @param points the points it takes, 0 or more
 * @param checkout where it goes
 * @param state where it stands
 * @param code the code, when there is one
 * @param expiresAt when the reward becomes worthless, empty for never
 * @param note why it stands there, as a sentence a shop can show; empty text when that is plain
 * @param updatedAt when that last changed
 */
public record Redemption(
    RedemptionId id,
    MemberId member,
    RewardId reward,
    String rewardName,
    long points,
    CheckoutId checkout,
    RedemptionState state,
    Optional<CouponCode> code,
    Optional<Instant> expiresAt,
    String note,
    Instant updatedAt) {}
