package dev.stampbook.sandbox.treez;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.Webhook;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the webhooks of a store (section 10): a fixed bearer token, no signature. */
final class TreezWebhooks {

  private final String dispensary;
  private final String token;
  private final TicketJson json;
  private final CustomerBook customers;

  TreezWebhooks(String dispensary, String token, TicketJson json, CustomerBook customers) {
    this.dispensary = dispensary;
    this.token = token;
    this.json = json;
    this.customers = customers;
  }

  /** Returns what is sent about a ticket: its state always, the ticket itself unless it was canceled. */
  List<Webhook> about(TicketBook.Entry entry) {
    List<Webhook> calls = new ArrayList<>();
    calls.add(status(entry));
    if (!entry.status().equals("CANCELED")) {
      calls.add(call("TICKET", json.ticket(entry)));
    }
    if (entry.status().equals("COMPLETED")) {
      calls.add(call("TICKET_BY_STATUS", json.ticket(entry)));
    }
    return calls;
  }

  Webhook about(ShopCustomer customer) {
    return call("CUSTOMER", customers.json(customer));
  }

  private Webhook status(TicketBook.Entry entry) {
    ObjectNode data = object().put("ticket_id", entry.ticketId());
    data.put("order_number", entry.orderNumber());
    data.put("external_order_number", entry.extras().externalOrderNumber().orElse(null));
    data.put("order_status", entry.status());
    data.put("revenue_source", entry.extras().revenueSource().orElse(null));
    return call("TICKET_STATUS", data);
  }

  private Webhook call(String type, ObjectNode data) {
    ObjectNode body = object().put("event_type", type).put("dispensary_short_name", dispensary);
    body.set("data", data);
    return new Webhook(
        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
