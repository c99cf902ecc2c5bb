package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.util.Optional;

/**
 * A reward of Blaze's own points as one member sees it (sheet section 3.4).
 *
 * @param rewardId the reward
 * @param rewardName its name
 * @param rewardDescription what it says
 * @param pointsRequired what it costs
 * @param memberId the member
 * @param rewardState whether it can be used
 * @param usedDate when it was used
 * @param availableDate when it became available
 * @param discountInfo its discount in words
 * @param discountType how its discount is stated
 * @param type reward or offer
 * @param expirationDate until when, as text
 * @param redemptionsAvailable how often it can still be used
 */
public record LoyaltyMemberReward(
    Optional<String> rewardId,
    Optional<String> rewardName,
    Optional<String> rewardDescription,
    Optional<Integer> pointsRequired,
    Optional<String> memberId,
    Optional<OpenEnum<State>> rewardState,
    Optional<EpochMillis> usedDate,
    Optional<EpochMillis> availableDate,
    Optional<String> discountInfo,
    Optional<OpenEnum<DiscountType>> discountType,
    Optional<OpenEnum<RewardType>> type,
    Optional<String> expirationDate,
    Optional<Long> redemptionsAvailable) {
  /** Says whether a reward can be used. */
  public enum State {
    @Json(name = "Used")
    USED,
    @Json(name = "Available")
    AVAILABLE,
    @Json(name = "Locked")
    LOCKED
  }
}
