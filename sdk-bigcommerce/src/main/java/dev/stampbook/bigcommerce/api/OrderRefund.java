package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Optional;

/** A refund of the V3 API (sheet 3.2, 4.4). Money counts only as far as {@code payments} were not declined (sheet 12.3). */
public record OrderRefund(
    long id,
    long orderId,
    Optional<Long> userId,
    Optional<WireTime> created,
    Optional<String> reason,
    Optional<WireAmount> totalAmount,
    Optional<WireAmount> totalTax,
    Optional<Boolean> usesMerchantOverrideValues,
    List<Item> items,
    List<Payment> payments) {

  /**
   * One item of a refund (sheet 3.2, 5.4). {@code itemId} is an order product id for PRODUCT and GIFT_WRAPPING, an order address id for SHIPPING
   * and HANDLING, the order id for ORDER, a fee id for FEE.
   */
  public record Item(
      Optional<String> itemType,
      Optional<Long> itemId,
      Optional<String> reason,
      Optional<WireAmount> quantity,
      List<Adjustment> adjustments,
      Optional<WireAmount> requestedAmount) {}

  /** A correction of a refund item; zero or negative (sheet 3.2). */
  public record Adjustment(Optional<WireAmount> amount, Optional<String> description) {}

  /** How a refund was paid back (sheet 3.2); it may be declined later. */
  public record Payment(
      Optional<Long> id,
      Optional<String> providerId,
      Optional<WireAmount> amount,
      Optional<Boolean> offline,
      Optional<Boolean> isDeclined,
      Optional<String> declinedMessage,
      Optional<String> transactionId) {}
}
