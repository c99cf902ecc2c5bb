package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A promotion or native reward that was applied (sheet section 3.4). Promotions without points are logged as rewards too: go by {@code pointsUsed}.
 *
 * @param id Blaze's id
 * @param promotionId the promotion
 * @param rewardId the native reward
 * @param finalizedDiscountId the discount it became
 * @param referralMemberId who recommended the shop
 * @param referralCode with which code
 * @param assigned whether staff assigned it
 * @param type reward or offer
 * @param name its name
 * @param amount what it took off
 * @param pointsUsed Blaze's own points it cost
 * @param stackable whether others may stand beside it
 * @param rewardSystem whose points
 * @param promotionType what it is about
 * @param appliedCount how often it was applied
 * @param autoApplied whether Blaze applied it by itself
 */
public record PromotionReqLog(
    Optional<String> id,
    Optional<String> promotionId,
    Optional<String> rewardId,
    Optional<String> finalizedDiscountId,
    Optional<String> referralMemberId,
    Optional<String> referralCode,
    Optional<Boolean> assigned,
    Optional<OpenEnum<RewardType>> type,
    Optional<String> name,
    Optional<BigDecimal> amount,
    Optional<Integer> pointsUsed,
    Optional<Boolean> stackable,
    Optional<OpenEnum<RewardSystem>> rewardSystem,
    Optional<OpenEnum<PromotionKind>> promotionType,
    Optional<Integer> appliedCount,
    Optional<Boolean> autoApplied) {}
