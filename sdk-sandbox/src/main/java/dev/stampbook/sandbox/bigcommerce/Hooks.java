package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.Webhook;
import dev.stampbook.sandbox.shop.ShopEvent;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps webhooks and turns events into messages for them (section 10). */
final class Hooks {

  /** The number in every message; it is not the store hash (section 12.27). */
  static final String STORE_ID = "1025646";

  private static final int MAX_PER_SCOPE = 10;

  private record Hook(
      int id,
      ApiAccount owner,
      String scope,
      String destination,
      boolean active,
      Map<String, String> headers,
      Instant created,
      Instant updated) {}

  private final TreeMap<Integer, Hook> hooks = new TreeMap<>();
  private final String storeHash;
  private final InstantSource clock;
  private final Consumer<WebhookCall> outlet;
  private int lastId = 20;
  private long lastMessage;

  Hooks(String storeHash, InstantSource clock, Consumer<WebhookCall> outlet) {
    this.storeHash = storeHash;
    this.clock = clock;
    this.outlet = outlet;
  }

  void routes(Routes routes) {
    routes.add("GET /v3/hooks", Scope.NONE, this::list);
    routes.add("POST /v3/hooks", Scope.NONE, this::register);
    routes.add("GET /v3/hooks/{id}", Scope.NONE, c -> Pages.one(200, json(find(c))));
    routes.add("PUT /v3/hooks/{id}", Scope.NONE, this::update);
    routes.add("DELETE /v3/hooks/{id}", Scope.NONE, this::delete);
  }

  private EmulatorResponse list(Call call) {
    List<Hook> mine =
        hooks.values().stream()
            .filter(hook -> hook.owner().clientId().equals(call.account().clientId()))
            .filter(hook -> call.query("scope").map(hook.scope()::equals).orElse(true))
            .filter(hook -> call.query("destination").map(hook.destination()::equals).orElse(true))
            .filter(
                hook ->
                    call.query("is_active")
                        .map(text -> Boolean.parseBoolean(text) == hook.active())
                        .orElse(true))
            .toList();
    return Pages.v3(call, mine, this::json);
  }

  private EmulatorResponse register(Call call) {
    JsonNode body = call.body();
    String scope = body.path("scope").asText();
    String destination = body.path("destination").asText();
    if (!scope.startsWith("store/")) {
      throw Refusal.v3(422, "The scope is not valid.", "scope", "unknown scope");
    }
    requireReachable(destination);
    List<Hook> same =
        hooks.values().stream()
            .filter(hook -> hook.owner().clientId().equals(call.account().clientId()))
            .filter(hook -> hook.scope().equals(scope))
            .toList();
    if (same.size() >= MAX_PER_SCOPE
        || same.stream().anyMatch(hook -> hook.destination().equals(destination))) {
      throw Refusal.v3(422, "A hook with this scope and destination exists already.");
    }
    Instant now = clock.instant();
    Hook hook =
        new Hook(
            ++lastId,
            call.account(),
            scope,
            destination,
            body.path("is_active").asBoolean(true),
            headers(body),
            now,
            now);
    hooks.put(hook.id(), hook);
    return Pages.one(200, json(hook));
  }

  private EmulatorResponse update(Call call) {
    Hook hook = find(call);
    JsonNode body = call.body();
    String destination = body.path("destination").asText(hook.destination());
    requireReachable(destination);
    Hook changed =
        new Hook(
            hook.id(),
            hook.owner(),
            body.path("scope").asText(hook.scope()),
            destination,
            body.path("is_active").asBoolean(hook.active()),
            body.has("headers") ? headers(body) : hook.headers(),
            hook.created(),
            clock.instant());
    hooks.put(hook.id(), changed);
    return Pages.one(200, json(changed));
  }

  private EmulatorResponse delete(Call call) {
    Hook hook = find(call);
    hooks.remove(hook.id());
    return Pages.one(200, json(hook));
  }

  private Hook find(Call call) {
    Hook hook = hooks.get(call.number("id"));
    if (hook == null || !hook.owner().clientId().equals(call.account().clientId())) {
      throw call.notFound();
    }
    return hook;
  }

  /** The real system takes HTTPS on port 443 only; a sandbox also sends to the loopback. */
  private static void requireReachable(String destination) {
    boolean loopback = destination.startsWith("http://127.0.0.1");
    if (!loopback && !destination.startsWith("https://")) {
      throw Refusal.v3(
          422, "The destination is not valid.", "destination", "must be an HTTPS address");
    }
  }

  private static Map<String, String> headers(JsonNode body) {
    Map<String, String> headers = new LinkedHashMap<>();
    body.path("headers")
        .fields()
        .forEachRemaining(e -> headers.put(e.getKey(), e.getValue().asText()));
    return headers;
  }

  private JsonNode json(Hook hook) {
    ObjectNode json = object();
    json.put("id", hook.id()).put("client_id", hook.owner().clientId());
    json.put("store_hash", storeHash)
        .put("scope", hook.scope())
        .put("destination", hook.destination());
    ObjectNode headers = json.putObject("headers");
    hook.headers().forEach(headers::put);
    json.put("is_active", hook.active());
    json.put("created_at", hook.created().getEpochSecond());
    return json.put("updated_at", hook.updated().getEpochSecond());
  }

  /** Sends what happened in the shop to whoever registered for it. */
  void happened(ShopEvent event) {
    ObjectNode data = object().put("type", "order").put("id", event.orderId());
    String topic;
    if (event instanceof ShopEvent.OrderCreated) {
      topic = "created";
    } else if (event instanceof ShopEvent.OrderArchived) {
      topic = "archived";
    } else if (event instanceof ShopEvent.StatusUpdated moved) {
      topic = "statusUpdated";
      data.putObject("status")
          .put("previous_status_id", moved.previous().id())
          .put("new_status_id", moved.next().id());
    } else if (event instanceof ShopEvent.RefundCreated refunded) {
      topic = "refund/created";
      data.putObject("refund").put("refund_id", refunded.refundId());
    } else {
      topic = "updated";
    }
    send("store/order/" + topic, data, event.at());
  }

  /** Sends one event to every active hook whose scope fits. */
  void send(String scope, ObjectNode data, Instant at) {
    for (Hook hook : hooks.values()) {
      boolean wildcard =
          hook.scope().endsWith("/*")
              && scope.startsWith(hook.scope().substring(0, hook.scope().length() - 1));
      if (hook.active() && (wildcard || hook.scope().equals(scope))) {
        outlet.accept(message(hook, scope, data, at));
      }
    }
  }

  private WebhookCall message(Hook hook, String scope, ObjectNode data, Instant at) {
    ObjectNode body = object().put("scope", scope).put("store_id", STORE_ID);
    body.set("data", data);
    body.put("hash", WebhookSigner.hash(scope + data + at.getEpochSecond()));
    body.put("created_at", at.getEpochSecond()).put("producer", "stores/" + storeHash);
    byte[] bytes = bytes(body);
    String id = "msg_" + ++lastMessage;
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>(hook.headers());
    headers.put("Content-Type", "application/json");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature",
        WebhookSigner.signature(hook.owner().clientSecret(), id, timestamp, bytes));
    return new WebhookCall(hook.destination(), scope, new Webhook(headers, bytes));
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return SandboxJson.MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
