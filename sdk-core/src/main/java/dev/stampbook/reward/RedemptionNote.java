package dev.stampbook.reward;

import dev.stampbook.SystemName;
import dev.stampbook.discount.CouponCode;
import java.util.Optional;

/**
 * What is kept beside an order about a redemption that paid part of it.
 *
 * @param redemption our reference
 * @param provider the loyalty system that took the points
 * @param reward what was taken
 * @param rewardName its name, as the member read it
 * @param points the points it took, 0 or more
 * @param code the code behind the discount, when there is one
 */
public record RedemptionNote(
    RedemptionId redemption,
    SystemName provider,
    RewardId reward,
    String rewardName,
    long points,
    Optional<CouponCode> code) {}
