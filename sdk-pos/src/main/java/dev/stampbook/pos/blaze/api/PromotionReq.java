package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.json.OpenEnum;
import java.util.Optional;

/**
 * A promotion or native reward that is asked for (sheet section 3.4).
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
 */
public record PromotionReq(
    Optional<String> id,
    Optional<String> promotionId,
    Optional<String> rewardId,
    Optional<String> finalizedDiscountId,
    Optional<String> referralMemberId,
    Optional<String> referralCode,
    Optional<Boolean> assigned,
    Optional<OpenEnum<RewardType>> type,
    Optional<String> name) {}
