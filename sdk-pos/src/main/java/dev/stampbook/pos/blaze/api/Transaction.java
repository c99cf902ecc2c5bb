package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A sale or refund at the till, also of an online order once it was accepted (sheet section 3.5, 3.6). {@link #toString()} shows id and state alone.
 *
 * @param id Blaze's id, 24 hexadecimal digits
 * @param companyId company that owns it
 * @param shopId shop it belongs to
 * @param created when it was made
 * @param modified when it last changed
 * @param deleted whether it was deleted
 * @param updated set by Blaze, meaning unknown
 * @param dirty set by Blaze, meaning unknown
 * @param transNo its number
 * @param parentTransactionId for a refund, the sale it belongs to
 * @param memberId the member, none for a walk-in
 * @param consumerCartId the online order it came from
 * @param consumerOrderNo number of that order
 * @param cart lines and money
 * @param status state
 * @param transType what it is
 * @param queueType where it was sold
 * @param transactionRefundStatus how much of it was given back
 * @param refundVersion how refunds are kept
 * @param checkinTime when the person came in
 * @param startTime when serving began
 * @param endTime when it ended
 * @param processedTime when it was worked on
 * @param completedTime when it was done
 * @param paid whether it was paid
 * @param paidTime when
 * @param voidDate when it was voided
 * @param timeZone zone of the shop
 * @param pointsEarned Blaze's own points it gave, with decimals
 * @param estimatedLoyaltyPoints whether these are a guess
 * @param payments how it was paid
 * @param source where it was made
 * @param salesChannel where it was made
 * @param internalSalesChannel where it was made
 * @param sellerId who sold it
 * @param terminalId at which till
 * @param trackingStatus where it is on its way
 * @param member the member; absent in lists
 */
public record Transaction(
    String id,
    Optional<String> companyId,
    Optional<String> shopId,
    Optional<EpochMillis> created,
    Optional<EpochMillis> modified,
    Optional<Boolean> deleted,
    Optional<Boolean> updated,
    Optional<Boolean> dirty,
    Optional<String> transNo,
    Optional<String> parentTransactionId,
    Optional<String> memberId,
    Optional<String> consumerCartId,
    Optional<String> consumerOrderNo,
    Optional<Cart> cart,
    Optional<OpenEnum<TransactionStatus>> status,
    Optional<OpenEnum<Type>> transType,
    Optional<OpenEnum<QueueType>> queueType,
    Optional<OpenEnum<RefundStatus>> transactionRefundStatus,
    Optional<OpenEnum<RefundVersion>> refundVersion,
    Optional<EpochMillis> checkinTime,
    Optional<EpochMillis> startTime,
    Optional<EpochMillis> endTime,
    Optional<EpochMillis> processedTime,
    Optional<EpochMillis> completedTime,
    Optional<Boolean> paid,
    Optional<EpochMillis> paidTime,
    Optional<EpochMillis> voidDate,
    Optional<String> timeZone,
    Optional<BigDecimal> pointsEarned,
    Optional<Boolean> estimatedLoyaltyPoints,
    List<TransactionPayment> payments,
    Optional<String> source,
    Optional<String> salesChannel,
    Optional<OpenEnum<SalesChannel>> internalSalesChannel,
    Optional<String> sellerId,
    Optional<String> terminalId,
    Optional<OpenEnum<TrackingStatus>> trackingStatus,
    Optional<Member> member) {
  @Override
  public String toString() {
    return "transaction(" + id + status.map(now -> ", " + now).orElse("") + ")";
  }

  /** What a transaction is. */
  public enum Type {
    @Json(name = "Sale")
    SALE,
    @Json(name = "Refund")
    REFUND,
    @Json(name = "Adjustment")
    ADJUSTMENT,
    @Json(name = "Transfer")
    TRANSFER,
    @Json(name = "Exchange")
    EXCHANGE,
    @Json(name = "ReturnToVendor")
    RETURN_TO_VENDOR,
    @Json(name = "ShippingManifest")
    SHIPPING_MANIFEST,
    @Json(name = "Void")
    VOID
  }

  /** Where something is sold. */
  public enum QueueType {
    @Json(name = "WalkIn")
    WALK_IN,
    @Json(name = "Delivery")
    DELIVERY,
    @Json(name = "Online")
    ONLINE,
    @Json(name = "None")
    NONE,
    @Json(name = "Special")
    SPECIAL
  }

  /** How much of a sale was given back. */
  public enum RefundStatus {
    @Json(name = "None")
    NONE,
    @Json(name = "In_Progress")
    IN_PROGRESS,
    @Json(name = "Complete_Refund")
    COMPLETE_REFUND,
    @Json(name = "Partial_Refund")
    PARTIAL_REFUND
  }

  /** How refunds are kept. */
  public enum RefundVersion {
    NEW,
    OLD
  }

  /** Where a sale was made. */
  public enum SalesChannel {
    @Json(name = "Any")
    ANY,
    @Json(name = "Ecommerce")
    ECOMMERCE,
    @Json(name = "Mobile")
    MOBILE,
    @Json(name = "ScanToShop")
    SCAN_TO_SHOP,
    @Json(name = "Retail")
    RETAIL,
    @Json(name = "Kiosk")
    KIOSK
  }
}
