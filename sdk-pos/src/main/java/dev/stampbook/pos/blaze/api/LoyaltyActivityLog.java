package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An entry in the ledger of Blaze's own points (sheet section 3.4).
 *
 * @param id Blaze's id, 24 hexadecimal digits
 * @param companyId company that owns it
 * @param shopId shop it belongs to
 * @param created when it was made
 * @param modified when it last changed
 * @param deleted whether it was deleted
 * @param updated set by Blaze, meaning unknown
 * @param dirty set by Blaze, meaning unknown
 * @param activityType what happened
 * @param memberId the member
 * @param transactionId the sale
 * @param transNo its number
 * @param transStatus its state
 * @param amount points, zero or positive
 * @param activityDate when
 * @param rewardId the reward
 * @param rewardNo its number
 * @param name its name
 * @param note the reference it was made with
 * @param source who made it
 * @param rewardSystem whose points
 * @param springbigType what Blaze's own Springbig link reported
 * @param typeOfPromo reward or offer
 */
public record LoyaltyActivityLog(
    String id,
    Optional<String> companyId,
    Optional<String> shopId,
    Optional<EpochMillis> created,
    Optional<EpochMillis> modified,
    Optional<Boolean> deleted,
    Optional<Boolean> updated,
    Optional<Boolean> dirty,
    Optional<OpenEnum<ActivityType>> activityType,
    Optional<String> memberId,
    Optional<String> transactionId,
    Optional<String> transNo,
    Optional<OpenEnum<TransactionStatus>> transStatus,
    Optional<BigDecimal> amount,
    Optional<EpochMillis> activityDate,
    Optional<String> rewardId,
    Optional<String> rewardNo,
    Optional<String> name,
    Optional<String> note,
    Optional<String> source,
    Optional<OpenEnum<RewardSystem>> rewardSystem,
    Optional<OpenEnum<SpringbigType>> springbigType,
    Optional<OpenEnum<RewardType>> typeOfPromo) {
  @Override
  public String toString() {
    return "activity(" + id + ")";
  }

  /** What happened to points. */
  public enum ActivityType {
    @Json(name = "Accrue")
    ACCRUE,
    @Json(name = "Usage")
    USAGE,
    @Json(name = "Add")
    ADD,
    @Json(name = "Subtract")
    SUBTRACT,
    @Json(name = "Replace")
    REPLACE
  }

  /** What Blaze's own Springbig link reported. */
  public enum SpringbigType {
    REDEMPTION,
    VISIT,
    ADJUSTMENTS,
    ERROR,
    ALL
  }
}
