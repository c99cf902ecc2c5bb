package dev.stampbook.pos.treez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.Capability;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.http.Secret;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.sandbox.Webhook;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks (sheet 10). */
class TreezWebhooksTest {

  private static final Map<String, String> GOOD =
      Map.of("AUTHORIZATION", "Bearer sandbox-webhook-token");

  private static TreezWebhooks webhooks(EmulatedTreez store) {
    return store
        .builder()
        .webhookTokens(List.of(Secret.of("older-token"), Secret.of("sandbox-webhook-token")))
        .build()
        .webhooks();
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyChangeOfTheStoreNamesItsOrderRefundsIncluded() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 40)) {
      TreezWebhooks webhooks = webhooks(store);
      List<Webhook> calls = new ArrayList<>();
      store.emulator.onWebhook(calls::add);
      store.clock.advance(Duration.ofHours(1));

      List<ShopEvent> events =
          store.emulator.change(new ShopChanges(store.shop, 3, store.clock), 60);

      Set<OrderId> named = new HashSet<>();
      for (Webhook call : calls) {
        TreezEvent event = webhooks.receive(call.headers(), call.body()).orElseThrow();
        assertThat(event.dispensary()).contains("examplestore");
        named.add(webhooks.changedOrder(event).orElseThrow());
      }
      assertThat(named)
          .isEqualTo(
              events.stream()
                  .map(event -> OrderId.of(store.emulator.ticketOf(event.orderId())))
                  .collect(Collectors.toSet()));
      assertThat(events).anyMatch(ShopEvent.RefundCreated.class::isInstance);
      assertThat(calls.size()).isGreaterThan(events.size() / 2);
    }
  }

  @Test
  void onlyWhoKnowsATokenIsBelieved() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezWebhooks webhooks = webhooks(store);
      byte[] body = bytes("{\"event_type\":\"PRODUCT\",\"data\":{}}");

      assertThat(webhooks.receive(GOOD, body)).isPresent();
      assertThat(webhooks.receive(Map.of("Authorization", "Bearer older-token"), body)).isPresent();
      for (String header :
          List.of("Bearer other", "Bearer ", "sandbox-webhook-token", "Basic abc", "")) {
        assertThat(webhooks.receive(Map.of("Authorization", header), body)).isEmpty();
      }
      assertThat(webhooks.receive(Map.of(), body)).isEmpty();
      assertThat(webhooks.receive(GOOD, new byte[(1 << 20) + 1])).isEmpty();
    }
  }

  @Test
  void withoutTokensNoneIsReceived() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      Treez treez = store.treez();
      assertThat(treez.capabilities()).doesNotContain(Capability.WEBHOOKS);
      assertThatThrownBy(() -> treez.webhooks().receive(GOOD, bytes("{}")))
          .isInstanceOf(UnsupportedCapabilityException.class)
          .hasMessageContaining("webhookTokens");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "[]",
        "{}",
        "{\"event_type\":\"TICKET\"}",
        "{\"event_type\":\"TICKET\",\"data\":{\"order_number\":\"A1B2C3\"}}",
        "{\"event_type\":\"TICKET_STATUS\",\"data\":{\"order_status\":\"CANCELED\"}}",
        "{\"event_type\":\"CUSTOMER\",\"data\":{\"email\":\"jo@example.com\"}}"
      })
  void aBelievedCallThatCannotBeReadIsMalformed(String body) {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezWebhooks webhooks = webhooks(store);
      assertThatThrownBy(() -> webhooks.receive(GOOD, bytes(body)))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageNotContaining("jo@example.com");
    }
  }

  @Test
  void olderAndWrappedCallsAreRead() {
    try (EmulatedTreez store = new EmulatedTreez(ApiVersion.V2, 0)) {
      TreezWebhooks webhooks = webhooks(store);
      TreezEvent wrapped =
          webhooks
              .receive(
                  GOOD,
                  bytes(
                      "{\"root\":{\"event_type\":\"TICKET_BY_STATUS\",\"data\":{\"ticket_id\":\"r-1\","
                          + "\"original_ticket_id\":\"s-1\",\"order_status\":\"COMPLETED\","
                          + "\"customer_id\":20,\"sub_total\":-5,\"last_updated_at\":\"2026-04-24T12:10:31.000-07:00\"}}}"))
              .orElseThrow();
      assertThat(wrapped.dispensary()).isEmpty();
      assertThat(wrapped.changedOrder()).contains(OrderId.of("s-1"));
      assertThat(((TreezEvent.TicketChanged) wrapped).key())
          .isEqualTo("r-1|COMPLETED|2026-04-24T12:10:31.000-07:00");

      TreezEvent merged =
          webhooks
              .receive(
                  GOOD,
                  bytes(
                      "{\"event_type\":\"CUSTOMER\",\"data\":{\"customer_id\":\"20\",\"opt_out\":\"true\",\"merged_into_customer_id\":21}}"))
              .orElseThrow();
      assertThat(((TreezEvent.CustomerChanged) merged).mergedInto()).contains(MemberId.of("21"));
      assertThat(merged.changedOrder()).isEmpty();

      TreezEvent canceled =
          webhooks
              .receive(
                  GOOD,
                  bytes(
                      "{\"event_type\":\"TICKET_STATUS\",\"data\":{\"ticket_id\":\"t-1\",\"order_status\":\"CANCELED\"}}"))
              .orElseThrow();
      assertThat(canceled.changedOrder()).contains(OrderId.of("t-1"));
      assertThat(webhooks.changedOrder(canceled)).isEqualTo(Optional.empty());
      TreezEvent other =
          webhooks.receive(GOOD, bytes("{\"event_type\":\"TOMORROW\",\"data\":{}}")).orElseThrow();
      assertThat(other).isInstanceOf(TreezEvent.Other.class);
    }
  }
}
