package dev.stampbook.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.Webhook;
import dev.stampbook.sandbox.WebhookDelivery;
import dev.stampbook.sandbox.WebhookPlan;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Delivers the shop's webhooks to whoever asked for them last: some twice, some never, out of order. */
final class WebhookOutlet {

  private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(3);

  private volatile Optional<WebhookDelivery> current = Optional.empty();

  void pass(Webhook webhook) {
    current.ifPresent(delivery -> delivery.send(webhook));
  }

  synchronized EmulatorResponse deliver(EmulatorRequest request) {
    try {
      JsonNode body = SandboxJson.MAPPER.readTree(request.body());
      URI to = URI.create(body.path("to").asText());
      if (!"127.0.0.1".equals(to.getHost())) {
        throw new IllegalArgumentException("Webhooks are delivered to 127.0.0.1 only.");
      }
      WebhookDelivery fresh =
          WebhookDelivery.to(to, WebhookPlan.unreliable(body.path("seed").asLong(1)));
      current.ifPresent(WebhookDelivery::close);
      current = Optional.of(fresh);
      return EmulatorResponse.json(200, SandboxJson.object().put("to", to.toString()));
    } catch (IOException e) {
      throw new IllegalArgumentException("The body is no JSON.", e);
    }
  }

  EmulatorResponse delivered() {
    Optional<WebhookDelivery> delivery = current;
    if (delivery.isEmpty()) {
      throw new IllegalArgumentException("No receiver was named; POST /control/webhooks first.");
    }
    try {
      WebhookDelivery.Counts counts = delivery.get().awaitDelivered(LONGEST_DELIVERY);
      ObjectNode json = SandboxJson.object();
      json.put("sent", counts.sent()).put("dropped", counts.dropped());
      json.put("duplicated", counts.duplicated()).put("delivered", counts.delivered());
      return EmulatorResponse.json(200, json.put("failed", counts.failed()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
