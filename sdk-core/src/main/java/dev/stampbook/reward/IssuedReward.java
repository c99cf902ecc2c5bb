package dev.stampbook.reward;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import java.time.Instant;
import java.util.Optional;

/**
 * A reward a member has been given.
 *
 * @param claim what was asked for
 * @param issueId the provider's id of this issue
 * @param pointsTaken the points the provider took, 0 or more
 * @param code the code, when there is one
 * @param discount what it becomes at checkout, when the provider tells
 * @param expiresAt when it becomes worthless, empty for never
 */
public record IssuedReward(
    RewardClaim claim,
    String issueId,
    long pointsTaken,
    Optional<CouponCode> code,
    Optional<Discount> discount,
    Optional<Instant> expiresAt) {}
