package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps e-mail marketing consent (section 3.5). Every customer starts with a record, as checkout
 * makes one for everybody; every second one consented to the newsletter.
 */
final class Subscribers {

  private static final Set<String> CONSENTS = Set.of("marketing_newsletter", "abandoned_cart");

  private record Subscriber(
      int id,
      String email,
      String firstName,
      String lastName,
      String source,
      List<String> consents,
      Instant created,
      Instant modified) {}

  private final TreeMap<Integer, Subscriber> subscribers = new TreeMap<>();
  private final InstantSource clock;
  private final Hooks hooks;
  private int lastId;

  Subscribers(Shop shop, InstantSource clock, Hooks hooks) {
    this.clock = clock;
    this.hooks = hooks;
    for (ShopCustomer customer : shop.customers()) {
      List<String> consents = customer.id() % 2 == 0 ? List.of("marketing_newsletter") : List.of();
      Subscriber subscriber =
          new Subscriber(
              ++lastId,
              customer.email(),
              customer.firstName(),
              customer.lastName(),
              "order",
              consents,
              customer.created(),
              customer.created());
      subscribers.put(subscriber.id(), subscriber);
    }
  }

  void routes(Routes routes) {
    routes.add("GET /v3/customers/subscribers", Scope.CUSTOMERS, this::list);
    routes.add("POST /v3/customers/subscribers", Scope.CUSTOMERS, this::create);
    routes.add("DELETE /v3/customers/subscribers", Scope.CUSTOMERS, this::deleteMatching);
    routes.add(
        "GET /v3/customers/subscribers/{id}",
        Scope.CUSTOMERS,
        call -> Pages.one(200, json(find(call))));
    routes.add("PUT /v3/customers/subscribers/{id}", Scope.CUSTOMERS, this::update);
    routes.add("DELETE /v3/customers/subscribers/{id}", Scope.CUSTOMERS, this::delete);
  }

  private EmulatorResponse list(Call call) {
    return Pages.v3(call, matching(call), Subscribers::json);
  }

  private List<Subscriber> matching(Call call) {
    var ids = call.querySet("id").or(() -> call.querySet("id:in"));
    var min = call.queryTime("date_modified:min");
    var max = call.queryTime("date_modified:max");
    return subscribers.values().stream()
        .filter(s -> ids.map(set -> set.contains(Integer.toString(s.id()))).orElse(true))
        .filter(s -> call.query("email").map(s.email()::equalsIgnoreCase).orElse(true))
        .filter(s -> call.query("first_name").map(s.firstName()::equals).orElse(true))
        .filter(s -> call.query("last_name").map(s.lastName()::equals).orElse(true))
        .filter(s -> call.query("source").map(s.source()::equals).orElse(true))
        .filter(s -> min.map(at -> !s.modified().isBefore(at)).orElse(true))
        .filter(s -> max.map(at -> !s.modified().isAfter(at)).orElse(true))
        .toList();
  }

  private EmulatorResponse create(Call call) {
    JsonNode body = call.body();
    String email = body.path("email").asText();
    if (!email.contains("@")) {
      throw Refusal.v3(422, "The subscriber is not valid.", "email", "must be an address");
    } else if (subscribers.values().stream().anyMatch(s -> s.email().equalsIgnoreCase(email))) {
      throw Refusal.v3(409, "A subscriber with this email exists already.");
    }
    Instant now = clock.instant();
    Subscriber subscriber =
        new Subscriber(
            ++lastId,
            email,
            body.path("first_name").asText(""),
            body.path("last_name").asText(""),
            body.path("source").asText("custom"),
            consents(body).orElse(List.of()),
            now,
            now);
    subscribers.put(subscriber.id(), subscriber);
    happened("created", subscriber.id());
    return Pages.one(200, json(subscriber));
  }

  private EmulatorResponse update(Call call) {
    Subscriber was = find(call);
    JsonNode body = call.body();
    Subscriber subscriber =
        new Subscriber(
            was.id(),
            body.path("email").asText(was.email()),
            body.path("first_name").asText(was.firstName()),
            body.path("last_name").asText(was.lastName()),
            was.source(),
            consents(body).orElse(was.consents()),
            was.created(),
            clock.instant());
    subscribers.put(subscriber.id(), subscriber);
    happened("updated", subscriber.id());
    return Pages.one(200, json(subscriber));
  }

  private EmulatorResponse delete(Call call) {
    subscribers.remove(find(call).id());
    happened("deleted", call.number("id"));
    return EmulatorResponse.empty(204);
  }

  /** Deletes what the filters match: without filters, every subscriber (section 12.24). */
  private EmulatorResponse deleteMatching(Call call) {
    for (Subscriber subscriber : matching(call)) {
      subscribers.remove(subscriber.id());
      happened("deleted", subscriber.id());
    }
    return EmulatorResponse.empty(204);
  }

  private Subscriber find(Call call) {
    return Optional.ofNullable(subscribers.get(call.number("id"))).orElseThrow(call::notFound);
  }

  private static Optional<List<String>> consents(JsonNode body) {
    if (!body.path("consents").isArray()) {
      return Optional.empty();
    }
    List<String> consents = new ArrayList<>();
    body.path("consents").forEach(consent -> consents.add(consent.asText()));
    if (!CONSENTS.containsAll(consents)) {
      throw Refusal.v3(422, "The subscriber is not valid.", "consents", "unknown consent");
    }
    return Optional.of(consents);
  }

  private void happened(String what, int id) {
    ObjectNode data = object().put("type", "subscriber").put("id", id);
    hooks.send("store/subscriber/" + what, data, clock.instant());
  }

  private static JsonNode json(Subscriber subscriber) {
    ObjectNode json = object().put("id", subscriber.id()).put("email", subscriber.email());
    json.put("first_name", subscriber.firstName()).put("last_name", subscriber.lastName());
    json.put("source", subscriber.source()).putNull("order_id").put("channel_id", 1);
    ArrayNode consents = json.putArray("consents");
    subscriber.consents().forEach(consents::add);
    json.put("date_created", WireTime.iso(subscriber.created()));
    return json.put("date_modified", WireTime.iso(subscriber.modified()));
  }
}
