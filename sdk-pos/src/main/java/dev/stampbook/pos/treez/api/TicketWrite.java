package dev.stampbook.pos.treez.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/**
 * What prices or creates a ticket (sheet 3.2); the first four are mandatory.
 *
 * @param type DELIVERY, PICKUP, EXPRESS, POS, DRIVE_THRU or CURBSIDE
 * @param orderSource ECOMMERCE, IN_STORE, VENDING_MACHINE or KIOSK
 * @param orderStatus a state of an open ticket
 * @param revenueSource the name of the integrator, always the same
 * @param externalOrderNumber our reference; it cannot be searched by
 * @param discountIds configured discounts of the cart (v3)
 * @param listenerUrl a webhook for this ticket alone (v2)
 */
public record TicketWrite(
    String type,
    String orderSource,
    String orderStatus,
    String revenueSource,
    Optional<String> customerId,
    Optional<String> externalOrderNumber,
    Optional<PersonalText> ticketNote,
    Optional<DeliveryAddress> deliveryAddress,
    Optional<String> scheduleStartDate,
    Optional<String> scheduledDate,
    List<TicketItemWrite> items,
    List<Fee> fees,
    List<String> discountIds,
    List<String> couponCodes,
    Optional<String> stateOfResidency,
    Optional<String> listenerUrl) {

  /** Returns the change of an existing ticket to exactly this, without payment. */
  public TicketUpdate asUpdate() {
    return new TicketUpdate(
        type,
        orderSource,
        orderStatus,
        revenueSource,
        customerId,
        externalOrderNumber,
        ticketNote,
        deliveryAddress,
        scheduleStartDate,
        scheduledDate,
        Optional.of(items),
        Optional.of(fees),
        Optional.of(discountIds),
        Optional.of(couponCodes),
        stateOfResidency,
        listenerUrl,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same with other lines. */
  public TicketWrite withItems(List<TicketItemWrite> other) {
    return with(other, couponCodes);
  }

  /** Returns the same with other coupon codes. */
  public TicketWrite withCouponCodes(List<String> other) {
    return with(items, other);
  }

  private TicketWrite with(List<TicketItemWrite> otherItems, List<String> otherCodes) {
    return new TicketWrite(
        type,
        orderSource,
        orderStatus,
        revenueSource,
        customerId,
        externalOrderNumber,
        ticketNote,
        deliveryAddress,
        scheduleStartDate,
        scheduledDate,
        otherItems,
        fees,
        discountIds,
        otherCodes,
        stateOfResidency,
        listenerUrl);
  }
}
