package dev.stampbook.pos.treez.api;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ticket: an order, or a refund of one (sheet 3.2, 3.4).
 *
 * @param customerId a number here and a string in the customer calls; empty for anonymous
 * @param subTotal what is paid for the goods, after discounts, without tax and fees
 * @param discountTotal zero or negative
 * @param taxTotal may have more than two decimals
 * @param postTaxSubtotal stands in for the sub-total in stores whose prices include tax
 * @param total sub-total, tax and fees; negative on refunds
 * @param originalTicketId the sale this ticket refunds
 * @param refundTicketIds the tickets that refund this one
 * @param rewardPointsEarned native points
 */
public record Ticket(
    String ticketId,
    Optional<String> orderNumber,
    Optional<String> externalOrderNumber,
    Optional<String> type,
    Optional<String> orderSource,
    Optional<OpenEnum<OrderStatus>> orderStatus,
    Optional<OpenEnum<PaymentStatus>> paymentStatus,
    Optional<String> customerId,
    Optional<String> ticketPatientType,
    Optional<WireTime> dateCreated,
    Optional<WireTime> lastUpdatedAt,
    Optional<WireTime> dateClosed,
    Optional<Boolean> postTaxPricing,
    Optional<BigDecimal> subTotal,
    Optional<BigDecimal> discountTotal,
    Optional<BigDecimal> taxTotal,
    Optional<BigDecimal> postTaxSubtotal,
    Optional<BigDecimal> postTaxDiscountTotal,
    Optional<BigDecimal> total,
    Optional<PersonalText> ticketNote,
    Optional<String> refundReason,
    Optional<String> originalTicketId,
    List<String> refundTicketIds,
    Optional<DeliveryAddress> deliveryAddress,
    Optional<String> scheduledStartDate,
    Optional<String> scheduledDate,
    List<String> discountIds,
    List<String> couponCodes,
    List<TicketItem> items,
    List<Fee> fees,
    List<Payment> payments,
    Optional<Boolean> rewardEligible,
    Optional<BigDecimal> rewardPointsEarned,
    Optional<BigDecimal> rewardPointsUsed,
    Optional<String> revenueSource,
    Optional<String> cashDrawerName,
    Optional<String> employeeId,
    Optional<String> deliveryMinimumTotal,
    Map<String, Object> purchaseLimit) {

  @Override
  public String toString() {
    return "ticket(" + ticketId + ", " + orderStatus.map(OpenEnum::raw).orElse("no status") + ")";
  }
}
