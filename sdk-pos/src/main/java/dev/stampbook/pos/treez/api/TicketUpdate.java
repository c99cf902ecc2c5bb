package dev.stampbook.pos.treez.api;

import dev.stampbook.http.json.PersonalText;
import java.util.List;
import java.util.Optional;

/**
 * What changes a ticket (sheet 3.2). A payment goes in a call of its own, after the products, and in full; once paid, nothing else can be
 * changed. Lists that are left out are not touched as far as known; those that are given replace what was there.
 *
 * @param orderStatus a state of an open ticket, CANCELED, or COMPLETED together with or after a payment (v2)
 */
public record TicketUpdate(
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
    Optional<List<TicketItemWrite>> items,
    Optional<List<Fee>> fees,
    Optional<List<String>> discountIds,
    Optional<List<String>> couponCodes,
    Optional<String> stateOfResidency,
    Optional<String> listenerUrl,
    Optional<List<Payment>> payments,
    Optional<String> employeeId,
    Optional<String> cashDrawerName) {}
