package dev.stampbook.pos.treez;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.stampbook.Capability;
import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.Secret;
import dev.stampbook.order.OrderId;
import dev.stampbook.pos.treez.api.Customer;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks and reads webhooks (sheet 10). They carry a fixed bearer token and no signature, so they prove no more than that the sender knows
 * the token: read the ticket before believing an amount. Configured in the portal under Integration; answer 200 at once. Thread-safe.
 */
public final class TreezWebhooks {

  private static final int LARGEST_BODY = 1 << 20;
  private static final String BEARER = "Bearer ";

  private final TreezApi api;
  private final List<Secret> tokens;
  private final Moshi moshi = WireJson.json().moshi();

  record Call(
      Optional<String> eventType,
      Optional<String> dispensaryShortName,
      Map<String, Object> data,
      Map<String, Object> root) {}

  record TicketIds(
      Optional<String> ticketId,
      Optional<String> orderStatus,
      Optional<String> externalOrderNumber,
      Optional<String> revenueSource) {}

  TreezWebhooks(TreezApi api, List<Secret> tokens) {
    this.api = api;
    this.tokens = List.copyOf(tokens);
  }

  boolean isConfigured() {
    return !tokens.isEmpty();
  }

  /**
   * Reads a call.
   *
   * @param headers the headers, names in any letter case
   * @param body the bytes as they came, at most 1 MiB
   * @return the event, or empty when the token is missing or wrong: answer 401 and do nothing
   * @throws UnsupportedCapabilityException until tokens are set
   * @throws MalformedResponseException when a believed body cannot be read
   */
  public Optional<TreezEvent> receive(Map<String, String> headers, byte[] body) {
    if (tokens.isEmpty()) {
      throw new UnsupportedCapabilityException(
          Treez.SYSTEM, Capability.WEBHOOKS, "read a webhook", Optional.of("webhookTokens"));
    }
    boolean believed =
        body.length <= LARGEST_BODY
            && headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                .anyMatch(header -> isToken(header.getValue()));
    return believed ? Optional.of(event(body)) : Optional.empty();
  }

  /** Compares in constant time with every token. */
  private boolean isToken(String header) {
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return false;
    }
    Secret sent;
    try {
      sent = Secret.of(header.substring(BEARER.length()));
    } catch (IllegalArgumentException noSecret) {
      return false;
    }
    boolean known = false;
    for (Secret token : tokens) {
      known |= token.equals(sent);
    }
    return known;
  }

  /**
   * Returns the order to read again. Where only the state of a ticket was told it is read, one call, because a refund names its sale
   * only there; empty when there is none.
   */
  public Optional<OrderId> changedOrder(TreezEvent event) {
    return event instanceof TreezEvent.TicketStatusChanged change
        ? new TicketReads(api).saleOf(change.ticket())
        : event.changedOrder();
  }

  private TreezEvent event(byte[] body) {
    Call call = call(body);
    String type = call.eventType().orElseThrow(() -> malformed("names no event_type"));
    return switch (type) {
      case "TICKET", "TICKET_BY_STATUS" ->
          new TreezEvent.TicketChanged(
              call.dispensaryShortName(), type, part(Ticket.class, call.data()));
      case "TICKET_STATUS" -> status(call);
      case "CUSTOMER" ->
          new TreezEvent.CustomerChanged(
              call.dispensaryShortName(), part(Customer.class, call.data()));
      default -> new TreezEvent.Other(call.dispensaryShortName(), type);
    };
  }

  private TreezEvent status(Call call) {
    TicketIds ids = part(TicketIds.class, call.data());
    return new TreezEvent.TicketStatusChanged(
        call.dispensaryShortName(),
        ids.ticketId()
            .filter(id -> !id.isBlank() && id.length() <= 100)
            .map(OrderId::of)
            .orElseThrow(() -> malformed("names no ticket")),
        ids.orderStatus(),
        ids.externalOrderNumber(),
        ids.revenueSource());
  }

  /** One description shows everything inside a further object {@code root} (sheet 10). */
  private Call call(byte[] body) {
    Call outer;
    try {
      outer = WireJson.json().read(Call.class, body);
    } catch (IllegalArgumentException e) {
      throw malformed("is no JSON object");
    }
    return outer.eventType().isEmpty() && !outer.root().isEmpty()
        ? part(Call.class, outer.root())
        : outer;
  }

  private <T> T part(Class<T> type, Map<String, Object> data) {
    JsonAdapter<T> adapter = moshi.adapter(type);
    try {
      return Optional.ofNullable(adapter.fromJsonValue(data))
          .orElseThrow(() -> malformed("holds no data"));
    } catch (JsonDataException e) {
      throw malformed("holds data that cannot be read");
    }
  }

  private static MalformedResponseException malformed(String problem) {
    return new MalformedResponseException(
        "the webhook " + problem,
        FailedCall.unanswered(Treez.SYSTEM, "webhook"),
        RemoteEffect.NOT_SENT);
  }
}
