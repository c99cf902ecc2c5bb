package dev.stampbook.leat.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order at Leat (sheet section 3.5). Amounts are in minor units. Returns reduce what its lines and charges say is left.
 *
 * @param uuid key
 * @param externalId our key, as the sample of the vendor names it
 * @param externalIdentifier our key, as requests name it
 * @param reference what people call it
 * @param status how far it is
 * @param paymentStatus whether it is paid
 * @param contact who ordered
 * @param businessProfile where
 * @param orderAmount before discounts and charges
 * @param totalChargesAmount all charges
 * @param totalDiscountAmount all discounts
 * @param totalOrderAmount after discounts and charges
 * @param formattedTotalOrderAmount the same as localised text
 * @param paidAt when it was paid
 * @param completedAt when it was completed
 * @param lineItems what was bought
 * @param appliedDiscounts the discounts as sent
 * @param charges tax, shipping and the like, as far as they were sent
 * @param createdAt when it was recorded
 * @param updatedAt when the record last changed
 */
public record Order(
    String uuid,
    Optional<String> externalId,
    Optional<String> externalIdentifier,
    Optional<String> reference,
    Optional<OpenEnum<Status>> status,
    Optional<OpenEnum<PaymentStatus>> paymentStatus,
    Optional<Contact> contact,
    Map<String, Object> businessProfile,
    Optional<Long> orderAmount,
    Optional<Long> totalChargesAmount,
    Optional<Long> totalDiscountAmount,
    Optional<Long> totalOrderAmount,
    Optional<String> formattedTotalOrderAmount,
    Optional<Instant> paidAt,
    Optional<Instant> completedAt,
    List<Part> lineItems,
    List<Map<String, Object>> appliedDiscounts,
    List<Part> charges,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  /** How far an order is. */
  public enum Status {
    CREATED,
    PENDING,
    COMPLETED,
    CANCELLED
  }

  /** Whether an order is paid. */
  public enum PaymentStatus {
    UNPAID,
    PENDING,
    PAID
  }

  /** A line or a charge. */
  public record Part(
      Optional<String> uuid,
      Optional<String> externalIdentifier,
      Optional<String> name,
      Optional<BigDecimal> quantity,
      Optional<Long> price,
      Optional<Long> amount,
      Optional<Long> totalAmount,
      Optional<Long> discountAmount) {}

  /** An order and what Leat did with it. */
  public record Processed(Order order, Optional<ProcessResult> result) {}

  /**
   * What an order action gave.
   *
   * @param points the signed change of points
   */
  public record ProcessResult(
      Optional<String> type, Optional<Long> points, Optional<NewBalance> data) {}

  /** A balance afterwards. */
  public record NewBalance(Optional<Long> newBalance) {}

  /** Changes an order. */
  public record Update(
      Optional<OpenEnum<Status>> status, Optional<OpenEnum<PaymentStatus>> paymentStatus) {}
}
