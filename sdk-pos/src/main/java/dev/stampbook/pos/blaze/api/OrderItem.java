package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A line of a cart (sheet section 3.3).
 *
 * @param id Blaze's id
 * @param orderItemId the line
 * @param productId the product
 * @param productName its name
 * @param productSku its stock keeping unit
 * @param categoryName its category
 * @param brandName its brand
 * @param quantity units or weight
 * @param unitPrice price of one
 * @param cost price of all before any discount
 * @param discount discount on the line as entered
 * @param discountType how it is stated
 * @param discountNotes note beside it
 * @param calcDiscount what the discount on the line takes off
 * @param propCartDiscount share of the discount on the cart
 * @param finalPrice price of all after discounts; whether the share of the cart is off is unknown
 * @param calcTax tax on the line
 * @param overridePrice price set by staff
 * @param status state of the line
 * @param totalRefundAmount money given back so far
 * @param totalRefundQty units given back so far
 * @param perUnitRefundAmt money given back per unit
 * @param promotionReqs promotions asked for
 * @param externalId our reference
 * @param loyaltyAccrual whether the line may earn points
 */
public record OrderItem(
    Optional<String> id,
    Optional<String> orderItemId,
    Optional<String> productId,
    Optional<String> productName,
    Optional<String> productSku,
    Optional<String> categoryName,
    Optional<String> brandName,
    Optional<BigDecimal> quantity,
    Optional<BigDecimal> unitPrice,
    Optional<BigDecimal> cost,
    Optional<BigDecimal> discount,
    Optional<OpenEnum<DiscountType>> discountType,
    Optional<String> discountNotes,
    Optional<BigDecimal> calcDiscount,
    Optional<BigDecimal> propCartDiscount,
    Optional<BigDecimal> finalPrice,
    Optional<BigDecimal> calcTax,
    Optional<BigDecimal> overridePrice,
    Optional<OpenEnum<Status>> status,
    Optional<BigDecimal> totalRefundAmount,
    Optional<BigDecimal> totalRefundQty,
    Optional<BigDecimal> perUnitRefundAmt,
    List<PromotionReq> promotionReqs,
    Optional<String> externalId,
    Optional<Boolean> loyaltyAccrual) {
  /** The state of a line. */
  public enum Status {
    @Json(name = "Active")
    ACTIVE,
    @Json(name = "Refunded")
    REFUNDED,
    @Json(name = "Exchange")
    EXCHANGE,
    @Json(name = "Void")
    VOID
  }
}
