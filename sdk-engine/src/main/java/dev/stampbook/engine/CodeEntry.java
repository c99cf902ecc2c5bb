package dev.stampbook.engine;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.reward.RedemptionId;
import java.time.Instant;
import java.util.Optional;

/**
 * One code as the store knows it.
 *
 * @param code the code
 * @param pool the stock it belongs to
 * @param state where it stands
 * @param redemption the redemption it belongs to, once it had one
 * @param changedAt when that last changed
 */
public record CodeEntry(
    CouponCode code,
    CodePoolId pool,
    CodeState state,
    Optional<RedemptionId> redemption,
    Instant changedAt) {}
