package dev.stampbook.engine;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardId;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One member taking one reward, as the store knows it.
 *
 * @param id our reference
 * @param member who took it
 * @param reward what was taken
 * @param rewardName its name, as the member read it
 * @param points the points it takes, 0 or more
 * @param restored of them, the points given back since, 0 or more
 * @param checkout where it goes, or went last
 * @param state where it stands
 * @param discount what it is at the checkout, once known
 * @param worth what it takes off there, as the commerce system said; empty when it did not say
 * @param code the code, when there is one
 * @param order the order that uses it, once seen
 * @param heldUntil when it is released by itself unless an order uses it; empty when it never is
 * @param expiresAt when the reward becomes worthless, empty for never
 * @param refusal why it was refused, or why its points came back; empty when neither happened
 * @param review what a person has to find out; present in {@link RedemptionState#NEEDS_REVIEW} only
 * @param note why it stands where it stands, as a sentence a shop can show; empty text when that is plain
 * @param requestedAt when it was asked for
 * @param updatedAt when it last changed
 */
public record Redemption(
    RedemptionId id,
    MemberId member,
    RewardId reward,
    String rewardName,
    long points,
    long restored,
    CheckoutId checkout,
    RedemptionState state,
    Optional<Discount> discount,
    Optional<Money> worth,
    Optional<CouponCode> code,
    Optional<OrderId> order,
    Optional<Instant> heldUntil,
    Optional<Instant> expiresAt,
    Optional<Refusal> refusal,
    Optional<RedemptionReview> review,
    String note,
    Instant requestedAt,
    Instant updatedAt) {}
