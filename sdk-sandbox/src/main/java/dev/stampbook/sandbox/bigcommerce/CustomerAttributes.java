package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.array;
import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keeps customer attributes and their values; values are written by upsert (section 3.3). */
final class CustomerAttributes {

  private static final int MAX_ATTRIBUTES = 50;
  private static final Set<String> TYPES = Set.of("string", "number", "date");

  private record Attribute(int id, String name, String type, Instant created) {}

  private record Value(
      int id, int attributeId, int customerId, String value, Instant created, Instant modified) {}

  private final TreeMap<Integer, Attribute> attributes = new TreeMap<>();
  private final TreeMap<Integer, Value> values = new TreeMap<>();
  private final InstantSource clock;
  private int lastId = 700;

  CustomerAttributes(InstantSource clock) {
    this.clock = clock;
  }

  void routes(Routes routes) {
    routes.add("GET /v3/customers/attributes", Scope.CUSTOMERS, this::list);
    routes.add("POST /v3/customers/attributes", Scope.CUSTOMERS, this::create);
    routes.add("DELETE /v3/customers/attributes", Scope.CUSTOMERS, this::delete);
    routes.add("GET /v3/customers/attribute-values", Scope.CUSTOMERS, this::listValues);
    routes.add("PUT /v3/customers/attribute-values", Scope.CUSTOMERS, this::putValues);
    routes.add("DELETE /v3/customers/attribute-values", Scope.CUSTOMERS, this::deleteValues);
  }

  private EmulatorResponse list(Call call) {
    List<Attribute> rows =
        attributes.values().stream()
            .filter(a -> call.query("name").map(a.name()::equals).orElse(true))
            .toList();
    return Pages.v3(call, rows, CustomerAttributes::json);
  }

  private EmulatorResponse create(Call call) {
    List<Attribute> made = new ArrayList<>();
    for (JsonNode row : rows(call)) {
      String name = row.path("name").asText();
      String type = row.path("type").asText();
      boolean taken = attributes.values().stream().anyMatch(a -> a.name().equals(name));
      if (name.isEmpty() || taken || !TYPES.contains(type)) {
        throw Refusal.v3(422, "The attribute is not valid.", "name", "must be new and typed");
      } else if (attributes.size() >= MAX_ATTRIBUTES) {
        throw Refusal.v3(422, "The store holds 50 attributes already.");
      }
      Attribute attribute = new Attribute(++lastId, name, type, clock.instant());
      attributes.put(attribute.id(), attribute);
      made.add(attribute);
    }
    return data(Pages.rows(made, CustomerAttributes::json));
  }

  private EmulatorResponse delete(Call call) {
    attributes.keySet().removeIf(id -> in(call, "id:in", id).orElse(false));
    values.values().removeIf(value -> !attributes.containsKey(value.attributeId()));
    return EmulatorResponse.empty(204);
  }

  private EmulatorResponse listValues(Call call) {
    List<Value> rows =
        values.values().stream()
            .filter(v -> in(call, "customer_id:in", v.customerId()).orElse(true))
            .filter(v -> in(call, "attribute_id:in", v.attributeId()).orElse(true))
            .toList();
    return Pages.v3(call, rows, CustomerAttributes::json);
  }

  private EmulatorResponse putValues(Call call) {
    List<Value> written = new ArrayList<>();
    for (JsonNode row : rows(call)) {
      int attributeId = row.path("attribute_id").asInt();
      if (!attributes.containsKey(attributeId) || !row.path("value").isTextual()) {
        throw Refusal.v3(422, "The attribute value is not valid.", "value", "must be text");
      }
      written.add(put(attributeId, row.path("customer_id").asInt(), row.path("value").asText()));
    }
    return data(Pages.rows(written, CustomerAttributes::json));
  }

  private EmulatorResponse deleteValues(Call call) {
    values.keySet().removeIf(id -> in(call, "id:in", id).orElse(false));
    return EmulatorResponse.empty(204);
  }

  /** Stores the attributes sent with a new customer. */
  void putInline(int customerId, JsonNode rows) {
    rows.forEach(
        row ->
            put(
                row.path("attribute_id").asInt(),
                customerId,
                row.path("attribute_value").asText()));
  }

  ArrayNode valuesOf(int customerId) {
    ArrayNode rows = array();
    values.values().stream()
        .filter(value -> value.customerId() == customerId)
        .limit(CustomersV3.MAX_ROWS)
        .forEach(value -> rows.add(json(value)));
    return rows;
  }

  private Value put(int attributeId, int customerId, String text) {
    Optional<Value> before =
        values.values().stream()
            .filter(v -> v.attributeId() == attributeId && v.customerId() == customerId)
            .findFirst();
    Instant now = clock.instant();
    Value value =
        new Value(
            before.map(Value::id).orElseGet(() -> ++lastId),
            attributeId,
            customerId,
            text,
            before.map(Value::created).orElse(now),
            now);
    values.put(value.id(), value);
    return value;
  }

  private static JsonNode rows(Call call) {
    JsonNode rows = call.body();
    if (!rows.isArray() || rows.isEmpty() || rows.size() > CustomersV3.MAX_ROWS) {
      throw Refusal.v3(422, "The body must be an array of 1 to 10 rows.");
    }
    return rows;
  }

  private static Optional<Boolean> in(Call call, String filter, int id) {
    return call.querySet(filter).map(set -> set.contains(Integer.toString(id)));
  }

  private static EmulatorResponse data(ArrayNode rows) {
    ObjectNode body = object();
    body.set("data", rows);
    body.putObject("meta");
    return EmulatorResponse.json(200, body);
  }

  private static JsonNode json(Attribute attribute) {
    return object()
        .put("id", attribute.id())
        .put("name", attribute.name())
        .put("type", attribute.type())
        .put("date_created", WireTime.zulu(attribute.created()))
        .put("date_modified", WireTime.zulu(attribute.created()));
  }

  private static JsonNode json(Value value) {
    return object()
        .put("id", value.id())
        .put("attribute_id", value.attributeId())
        .put("attribute_value", value.value())
        .put("customer_id", value.customerId())
        .put("date_created", WireTime.zulu(value.created()))
        .put("date_modified", WireTime.zulu(value.modified()));
  }
}
