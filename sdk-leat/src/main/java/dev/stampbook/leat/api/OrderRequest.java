package dev.stampbook.leat.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reports an order (sheet section 3.5). Amounts are in minor units. Tax and shipping count only when they are sent as charges.
 *
 * @param externalIdentifier our key, unique
 * @param reference what people call it
 * @param status how far it is
 * @param paymentStatus whether it is paid
 * @param totalOrderAmount after discounts and charges
 * @param orderAmount before discounts and charges
 * @param totalDiscountAmount all discounts
 * @param currency ISO 4217; the account's when left out
 * @param paidAt when it was paid
 * @param completedAt when it was completed
 * @param contact who ordered
 * @param businessProfile where
 * @param lineItems what was bought
 * @param appliedDiscounts the discounts one by one
 * @param charges tax, shipping and the like
 * @param payments store credit and gift cards used
 */
public record OrderRequest(
    String externalIdentifier,
    Optional<String> reference,
    OpenEnum<Order.Status> status,
    OpenEnum<Order.PaymentStatus> paymentStatus,
    long totalOrderAmount,
    Optional<Long> orderAmount,
    Optional<Long> totalDiscountAmount,
    Optional<String> currency,
    Optional<Instant> paidAt,
    Optional<Instant> completedAt,
    Key contact,
    Key businessProfile,
    List<Line> lineItems,
    Optional<List<Discount>> appliedDiscounts,
    Optional<List<Charge>> charges,
    Optional<List<Payment>> payments) {

  /** Names something by Leat's key. */
  public record Key(String uuid) {}

  /** Names something by a key that is not Leat's. */
  public record External(String externalIdentifier) {}

  /** A voucher or reward behind a line or discount. */
  public record Offer(String uuid, String type) {}

  /**
   * A line.
   *
   * @param externalIdentifier our key, unique within the order
   */
  public record Line(
      String externalIdentifier,
      String name,
      BigDecimal quantity,
      long price,
      long totalAmount,
      Optional<Long> discountAmount,
      Optional<External> product,
      Optional<List<Line>> subLineItems,
      Optional<Offer> offer) {}

  /**
   * A discount.
   *
   * @param externalIdentifier our key, unique within the order
   * @param appliedTo {@code ORDER}, {@code LINE_ITEMS}, or in the newer dialect {@code ORDER_LINES}
   */
  public record Discount(
      String externalIdentifier,
      String name,
      long amount,
      Optional<String> type,
      Optional<BigDecimal> value,
      String appliedTo,
      Optional<List<External>> lineItems,
      Optional<List<External>> charges,
      Optional<Offer> offer) {}

  /**
   * A charge.
   *
   * @param externalIdentifier our key, unique within the order
   * @param type what it is, in the dialect of May 2025
   * @param chargeDefinition what it is, in the dialect of June 2026
   */
  public record Charge(
      String externalIdentifier,
      String name,
      Optional<String> type,
      Optional<External> chargeDefinition,
      Optional<Long> amount,
      Optional<Long> discountAmount,
      long totalAmount) {}

  /** A payment with store credit or a gift card. */
  public record Payment(String uuid, String type) {}
}
