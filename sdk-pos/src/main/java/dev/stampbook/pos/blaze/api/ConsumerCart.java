package dev.stampbook.pos.blaze.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An online order from open cart to completion (sheet section 3.3). {@link #toString()} shows id and state alone.
 *
 * @param id Blaze's id, 24 hexadecimal digits
 * @param companyId company that owns it
 * @param shopId shop it belongs to
 * @param created when it was made
 * @param modified when it last changed
 * @param deleted whether it was deleted
 * @param updated set by Blaze, meaning unknown
 * @param dirty set by Blaze, meaning unknown
 * @param consumerId the online account
 * @param memberId the member
 * @param cart lines and money
 * @param sessionId session of the shopper
 * @param publicKey key of the public page
 * @param externalId our reference
 * @param partnerId integration that made it
 * @param transactionId transaction it became
 * @param transNo number of the transaction
 * @param orderNo number of the order
 * @param cartStatus state
 * @param trackingStatus where it is on its way
 * @param pickupType how it reaches the shopper
 * @param source where it was made
 * @param salesChannel where it was made
 * @param transactionSource where it was made
 * @param memo note of the shopper
 * @param additionalNotes further notes
 * @param reason why it was declined
 * @param errorMsg what is wrong with it
 * @param rewardName native reward on it
 * @param rewardErrorMap why rewards were refused, by id
 * @param slugRewardErrorMap the same, by slug
 * @param placed whether it was placed
 * @param accepted whether the shop accepted it
 * @param completed whether it is done
 * @param packaged whether it is packed
 * @param onTheWay whether it is under way
 * @param prepaid whether it was paid before
 * @param committed set by Blaze, meaning unknown
 * @param anonymous whether nobody in particular ordered
 * @param orderPlacedTime when it was placed
 * @param acceptedTime when it was accepted
 * @param packagedTime when it was packed
 * @param onTheWayTime when it left
 * @param completedTime when it was done
 * @param canceledTime when it was cancelled
 * @param declinedTime when it was declined
 * @param pickUpDate when it will be collected
 * @param deliveryDate when it will be delivered
 * @param completeAfter not to be done before
 * @param expiredAt when it expires
 * @param deliveryAddress where it goes
 * @param orderTags labels
 * @param member the member, on the public page alone
 * @param transaction the transaction, on the public page alone
 */
public record ConsumerCart(
    String id,
    Optional<String> companyId,
    Optional<String> shopId,
    Optional<EpochMillis> created,
    Optional<EpochMillis> modified,
    Optional<Boolean> deleted,
    Optional<Boolean> updated,
    Optional<Boolean> dirty,
    Optional<String> consumerId,
    Optional<String> memberId,
    Optional<Cart> cart,
    Optional<String> sessionId,
    Optional<String> publicKey,
    Optional<String> externalId,
    Optional<String> partnerId,
    Optional<String> transactionId,
    Optional<String> transNo,
    Optional<String> orderNo,
    Optional<OpenEnum<Status>> cartStatus,
    Optional<OpenEnum<TrackingStatus>> trackingStatus,
    Optional<OpenEnum<PickupType>> pickupType,
    Optional<String> source,
    Optional<String> salesChannel,
    Optional<OpenEnum<Source>> transactionSource,
    Optional<PersonalText> memo,
    Optional<PersonalText> additionalNotes,
    Optional<String> reason,
    Optional<String> errorMsg,
    Optional<String> rewardName,
    Map<String, String> rewardErrorMap,
    Map<String, String> slugRewardErrorMap,
    Optional<Boolean> placed,
    Optional<Boolean> accepted,
    Optional<Boolean> completed,
    Optional<Boolean> packaged,
    Optional<Boolean> onTheWay,
    Optional<Boolean> prepaid,
    Optional<Boolean> committed,
    Optional<Boolean> anonymous,
    Optional<EpochMillis> orderPlacedTime,
    Optional<EpochMillis> acceptedTime,
    Optional<EpochMillis> packagedTime,
    Optional<EpochMillis> onTheWayTime,
    Optional<EpochMillis> completedTime,
    Optional<EpochMillis> canceledTime,
    Optional<EpochMillis> declinedTime,
    Optional<EpochMillis> pickUpDate,
    Optional<EpochMillis> deliveryDate,
    Optional<EpochMillis> completeAfter,
    Optional<EpochMillis> expiredAt,
    Optional<Address> deliveryAddress,
    List<String> orderTags,
    Optional<Member> member,
    Optional<Transaction> transaction) {
  @Override
  public String toString() {
    return "cart(" + id + cartStatus.map(status -> ", " + status).orElse("") + ")";
  }

  /** The state of an online order. */
  public enum Status {
    @Json(name = "InProgress")
    IN_PROGRESS,
    @Json(name = "Placed")
    PLACED,
    @Json(name = "Accepted")
    ACCEPTED,
    @Json(name = "Completed")
    COMPLETED,
    @Json(name = "Declined")
    DECLINED,
    @Json(name = "CanceledByConsumer")
    CANCELED_BY_CONSUMER,
    @Json(name = "CanceledByDispensary")
    CANCELED_BY_DISPENSARY
  }

  /** Says how an order reaches the shopper. */
  public enum PickupType {
    @Json(name = "Pickup")
    PICKUP,
    @Json(name = "Delivery")
    DELIVERY,
    @Json(name = "Ship")
    SHIP
  }

  /** Says where an order was made. */
  public enum Source {
    @Json(name = "Retail")
    RETAIL,
    @Json(name = "Widget")
    WIDGET,
    @Json(name = "WooCommerce")
    WOO_COMMERCE,
    @Json(name = "Weedmaps")
    WEEDMAPS
  }
}
