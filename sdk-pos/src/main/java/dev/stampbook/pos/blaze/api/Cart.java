package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Lines, discounts, tax and totals of a sale (sheet section 3.3); amounts have up to four decimals, in US dollars.
 *
 * @param id Blaze's id
 * @param items the lines
 * @param subTotal lines before any discount, before tax
 * @param discount discount on the whole cart as entered, before tax
 * @param discountType how it is stated
 * @param cartDiscountNotes note beside it
 * @param calcCartDiscount what the discount on the cart takes off
 * @param totalDiscount all discounts before tax
 * @param subTotalDiscount goods after discounts, before tax
 * @param afterTaxDiscount discount after tax as entered
 * @param afterTaxDiscountNotes note beside it
 * @param appliedAfterTaxDiscount what it takes off
 * @param promoCode code the shopper entered
 * @param promotionReqs promotions and rewards asked for
 * @param promotionReqLogs those that were applied
 * @param enableDeliveryFee whether delivery costs
 * @param deliveryFee price of the delivery
 * @param origDeliveryFee price before changes
 * @param deliveryDiscount discount on the delivery as entered
 * @param deliveryDiscountType how it is stated
 * @param deliveryDiscountAmount what it takes off
 * @param deliveryPromotionId promotion behind it
 * @param tax not the tax of the sale: ignore it (sheet section 12)
 * @param totalCalcTax tax on top of prices
 * @param totalPreCalcTax tax contained in prices
 * @param taxRateDetails the rates
 * @param totalBeforeTaxRounding goods and tax before rounding
 * @param totalAfterTaxRounding goods and tax after rounding
 * @param roundAmt what rounding changed; may be negative
 * @param taxRoundOffType how it is rounded
 * @param creditCardFee surcharge for paying by card
 * @param feeTotal fees
 * @param totalFees fees
 * @param tipAmount tip
 * @param total amount due
 * @param balanceDue what is still to be paid
 * @param pointSpent Blaze's own points spent
 * @param paymentOption how it is paid
 * @param paymentType in one or in parts
 * @param splitPayment the parts
 * @param consumerType under which rules
 * @param refundAmount money given back
 * @param requestRefundAmt money asked back
 * @param finalRefundAmt money given back in the end
 * @param refundOption how it goes back
 * @param refundOrderItemRequests what was given back by line
 * @param refundLog what it meant for points
 */
public record Cart(
    Optional<String> id,
    List<OrderItem> items,
    Optional<BigDecimal> subTotal,
    Optional<BigDecimal> discount,
    Optional<OpenEnum<DiscountType>> discountType,
    Optional<String> cartDiscountNotes,
    Optional<BigDecimal> calcCartDiscount,
    Optional<BigDecimal> totalDiscount,
    Optional<BigDecimal> subTotalDiscount,
    Optional<BigDecimal> afterTaxDiscount,
    Optional<String> afterTaxDiscountNotes,
    Optional<BigDecimal> appliedAfterTaxDiscount,
    Optional<String> promoCode,
    List<PromotionReq> promotionReqs,
    List<PromotionReqLog> promotionReqLogs,
    Optional<Boolean> enableDeliveryFee,
    Optional<BigDecimal> deliveryFee,
    Optional<BigDecimal> origDeliveryFee,
    Optional<BigDecimal> deliveryDiscount,
    Optional<OpenEnum<DiscountType>> deliveryDiscountType,
    Optional<BigDecimal> deliveryDiscountAmount,
    Optional<String> deliveryPromotionId,
    Optional<BigDecimal> tax,
    Optional<BigDecimal> totalCalcTax,
    Optional<BigDecimal> totalPreCalcTax,
    List<TaxRateDetail> taxRateDetails,
    Optional<BigDecimal> totalBeforeTaxRounding,
    Optional<BigDecimal> totalAfterTaxRounding,
    Optional<BigDecimal> roundAmt,
    Optional<OpenEnum<RoundOff>> taxRoundOffType,
    Optional<BigDecimal> creditCardFee,
    Optional<BigDecimal> feeTotal,
    Optional<BigDecimal> totalFees,
    Optional<BigDecimal> tipAmount,
    Optional<BigDecimal> total,
    Optional<BigDecimal> balanceDue,
    Optional<BigDecimal> pointSpent,
    Optional<OpenEnum<PaymentOption>> paymentOption,
    Optional<OpenEnum<PaymentType>> paymentType,
    Optional<Document> splitPayment,
    Optional<OpenEnum<ConsumerType>> consumerType,
    Optional<BigDecimal> refundAmount,
    Optional<BigDecimal> requestRefundAmt,
    Optional<BigDecimal> finalRefundAmt,
    Optional<OpenEnum<RefundOption>> refundOption,
    List<RefundOrderItemRequest> refundOrderItemRequests,
    Optional<RefundLog> refundLog) {
  /** Says how a total is rounded. */
  public enum RoundOff {
    ONE_CENT,
    FIVE_CENT,
    NEAREST_DOLLAR,
    UP_DOLLAR,
    DOWN_DOLLAR
  }

  /** Says whether a sale is paid in parts. */
  public enum PaymentType {
    @Json(name = "Full")
    FULL,
    @Json(name = "Split")
    SPLIT
  }

  /** Says how a refund is made. */
  public enum RefundOption {
    @Json(name = "Retail")
    RETAIL,
    @Json(name = "Void")
    VOID
  }
}
