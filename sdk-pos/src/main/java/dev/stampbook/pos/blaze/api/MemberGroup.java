package dev.stampbook.pos.blaze.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A group of members with a discount of its own (sheet section 3.2).
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
 * @param discount its discount
 * @param discountType how the discount is stated
 * @param defaultGroup whether new members join it
 * @param active whether it is in use
 * @param promotionId promotion behind it
 */
public record MemberGroup(
    String id,
    Optional<String> companyId,
    Optional<String> shopId,
    Optional<EpochMillis> created,
    Optional<EpochMillis> modified,
    Optional<Boolean> deleted,
    Optional<Boolean> updated,
    Optional<Boolean> dirty,
    Optional<String> name,
    Optional<BigDecimal> discount,
    Optional<OpenEnum<DiscountType>> discountType,
    Optional<Boolean> defaultGroup,
    Optional<Boolean> active,
    Optional<String> promotionId) {
  @Override
  public String toString() {
    return "member group(" + id + ")";
  }
}
