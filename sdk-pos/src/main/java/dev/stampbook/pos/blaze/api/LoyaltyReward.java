package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A reward of Blaze's own points (sheet section 3.4).
 *
 * @param id Blaze's id, 24 hexadecimal digits
 * @param companyId company that owns it
 * @param shopId shop it belongs to
 * @param created when it was made
 * @param modified when it last changed
 * @param deleted whether it was deleted
 * @param updated set by Blaze, meaning unknown
 * @param dirty set by Blaze, meaning unknown
 * @param rewardNo its number
 * @param slug its name in addresses
 * @param points what it costs
 * @param name its name
 * @param detail what it says
 * @param active whether it is in use
 * @param published whether members see it
 * @param publishedDate since when
 * @param unpublishedDate until when
 * @param startDate valid from
 * @param endDate valid until
 * @param loyaltyType plain or with a promotion
 * @param type reward or offer
 * @param promotionId promotion behind it
 * @param discountType how its discount is stated
 * @param discountAmt its discount
 * @param rewardTarget what it is taken off
 * @param productIds only these products
 * @param categoryIds only these categories
 * @param vendorIds only these vendors
 * @param productTags only products with these labels
 * @param priority which goes first
 */
public record LoyaltyReward(
    String id,
    Optional<String> companyId,
    Optional<String> shopId,
    Optional<EpochMillis> created,
    Optional<EpochMillis> modified,
    Optional<Boolean> deleted,
    Optional<Boolean> updated,
    Optional<Boolean> dirty,
    Optional<String> rewardNo,
    Optional<String> slug,
    Optional<Integer> points,
    Optional<String> name,
    Optional<String> detail,
    Optional<Boolean> active,
    Optional<Boolean> published,
    Optional<EpochMillis> publishedDate,
    Optional<EpochMillis> unpublishedDate,
    Optional<EpochMillis> startDate,
    Optional<EpochMillis> endDate,
    Optional<OpenEnum<LoyaltyType>> loyaltyType,
    Optional<OpenEnum<RewardType>> type,
    Optional<String> promotionId,
    Optional<OpenEnum<DiscountType>> discountType,
    Optional<BigDecimal> discountAmt,
    Optional<OpenEnum<Target>> rewardTarget,
    List<String> productIds,
    List<String> categoryIds,
    List<String> vendorIds,
    List<String> productTags,
    Optional<Integer> priority) {
  /** Says whether a promotion is behind a reward. */
  public enum LoyaltyType {
    @Json(name = "Regular")
    REGULAR,
    @Json(name = "Promotion")
    PROMOTION
  }

  /** Says what a reward is taken off. */
  public enum Target {
    @Json(name = "WholeCart")
    WHOLE_CART,
    @Json(name = "DeliveryFee")
    DELIVERY_FEE,
    @Json(name = "AllSelectedProducts")
    ALL_SELECTED_PRODUCTS,
    @Json(name = "OneFromProducts")
    ONE_FROM_PRODUCTS,
    @Json(name = "OneFromCategories")
    ONE_FROM_CATEGORIES,
    @Json(name = "OneFromVendors")
    ONE_FROM_VENDORS,
    @Json(name = "OneFromProductTags")
    ONE_FROM_PRODUCT_TAGS
  }
}
