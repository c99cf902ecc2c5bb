package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A promotion of the shop (sheet section 3.4).
 *
 * @param id Blaze's id, 24 hexadecimal digits
 * @param companyId company that owns it
 * @param shopId shop it belongs to
 * @param created when it was made
 * @param modified when it last changed
 * @param deleted whether it was deleted
 * @param updated set by Blaze, meaning unknown
 * @param dirty set by Blaze, meaning unknown
 * @param name its name
 * @param promoDesc what it says
 * @param discountType how its discount is stated
 * @param discountAmt its discount
 * @param promocode its code
 * @param promoCodeRequired whether the code has to be entered
 * @param active whether it is in use
 * @param startDate valid from
 * @param endDate valid until
 * @param promotionType what it is about
 * @param stackable whether others may stand beside it
 * @param maxCashValue the most it takes off
 * @param promoSource who made it
 */
public record Promotion(
    Optional<String> id,
    Optional<String> companyId,
    Optional<String> shopId,
    Optional<EpochMillis> created,
    Optional<EpochMillis> modified,
    Optional<Boolean> deleted,
    Optional<Boolean> updated,
    Optional<Boolean> dirty,
    Optional<String> name,
    Optional<String> promoDesc,
    Optional<OpenEnum<DiscountType>> discountType,
    Optional<BigDecimal> discountAmt,
    Optional<String> promocode,
    Optional<Boolean> promoCodeRequired,
    Optional<Boolean> active,
    Optional<EpochMillis> startDate,
    Optional<EpochMillis> endDate,
    Optional<OpenEnum<PromotionKind>> promotionType,
    Optional<Boolean> stackable,
    Optional<BigDecimal> maxCashValue,
    Optional<OpenEnum<Source>> promoSource) {
  /** Says who made a promotion. */
  public enum Source {
    @Json(name = "Manual")
    MANUAL,
    @Json(name = "MemberGroup")
    MEMBER_GROUP
  }
}
