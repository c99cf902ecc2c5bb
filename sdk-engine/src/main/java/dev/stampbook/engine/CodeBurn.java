package dev.stampbook.engine;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import java.time.Instant;
import java.util.Optional;

/**
 * The use of a code, to be told to the other channels so that it is not used there too.
 *
 * @param pool the stock the code is from
 * @param code the code
 * @param redemption the redemption it belonged to
 * @param order the order that used it, when one is known
 * @param usedAt when the use was recorded
 */
public record CodeBurn(
    CodePoolId pool,
    CouponCode code,
    RedemptionId redemption,
    Optional<OrderId> order,
    Instant usedAt) {}
