package dev.stampbook.sandbox.treez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stampbook.sandbox.SandboxJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a ticket made or changed over the API knows beyond the shop's order.
 *
 * @param type how it is handed over
 * @param orderSource where it was placed
 * @param revenueSource the integrator
 * @param externalOrderNumber the integrator's reference
 * @param note what was noted
 * @param couponCodes the codes on it
 * @param asked by line, the discounts that were asked for, as they were sent
 * @param withoutAutomatic the lines on which no automatic discount shall be
 * @param payments the payments, as they were sent
 */
record TicketExtras(
    String type,
    String orderSource,
    Optional<String> revenueSource,
    Optional<String> externalOrderNumber,
    Optional<String> note,
    List<String> couponCodes,
    Map<Integer, JsonNode> asked,
    List<Integer> withoutAutomatic,
    ArrayNode payments) {

  TicketExtras {
    couponCodes = List.copyOf(couponCodes);
    asked = Map.copyOf(asked);
    withoutAutomatic = List.copyOf(withoutAutomatic);
  }

  /** Returns what is true of a ticket of the till or, with a cart behind it, of the storefront. */
  static TicketExtras ofShop(Optional<String> cartId) {
    return new TicketExtras(
        cartId.isPresent() ? "PICKUP" : "POS",
        cartId.isPresent() ? "ECOMMERCE" : "IN_STORE",
        cartId.map(id -> "Storefront"),
        cartId,
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of(),
        SandboxJson.array());
  }

  boolean isPaid() {
    return !payments.isEmpty();
  }

  TicketExtras paidBy(ArrayNode all) {
    return new TicketExtras(
        type,
        orderSource,
        revenueSource,
        externalOrderNumber,
        note,
        couponCodes,
        asked,
        withoutAutomatic,
        all);
  }
}
