package dev.stampbook.sandbox.treez;

import static dev.stampbook.sandbox.SandboxJson.array;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers the endpoints for configured discounts (section 3.3): those of the store and, on an address of its own, those of the organization. */
final class DiscountEndpoints {

  private final Map<String, ObjectNode> discounts = new TreeMap<>();
  private final InstantSource clock;

  DiscountEndpoints(InstantSource clock) {
    this.clock = clock;
  }

  void storeRoutes(TreezRoutes routes) {
    routes.add("GET discount/all", this::all);
  }

  void serviceRoutes(TreezRoutes routes) {
    routes.add("GET discount", call -> EmulatorResponse.json(200, rows()));
    routes.add("GET discount/{id}", call -> EmulatorResponse.json(200, known(call)));
    routes.add("POST discount", call -> put(call.body(), "7ee20004-" + (discounts.size() + 1)));
    routes.add("PUT discount", call -> put(call.body(), known(call.body().path("id").asText())));
    routes.add("DELETE discount/{id}", this::delete);
  }

  /** The shape of this list is not published; the one of the other store lists is assumed. */
  private EmulatorResponse all(TreezCall call) {
    Optional<String> type = call.request().queryValue("discount_type");
    ObjectNode body = TicketEndpoints.success();
    var rows = array();
    discounts.values().stream()
        .filter(row -> type.map(row.path("method").asText()::equals).orElse(true))
        .forEach(rows::add);
    body.set("data", rows);
    return EmulatorResponse.json(200, body);
  }

  private JsonNode rows() {
    return array().addAll(discounts.values());
  }

  private ObjectNode known(TreezCall call) {
    return Optional.ofNullable(discounts.get(known(call.variable("id")))).orElseThrow();
  }

  private String known(String id) {
    if (!discounts.containsKey(id)) {
      throw TreezRefusal.ofService(404, "The discount does not exist");
    }
    return id;
  }

  private EmulatorResponse put(JsonNode body, String id) {
    if (body.path("title").asText("").isBlank()) {
      throw TreezRefusal.ofService(400, "The title is missing");
    }
    ObjectNode kept = SandboxJson.object();
    kept.setAll((ObjectNode) body.deepCopy());
    kept.put("id", id).put("updatedAt", clock.instant().toString());
    JsonNode amount = kept.path("amount");
    if (!amount.isMissingNode()) {
      kept.put("amount", amount.decimalValue().setScale(4).toPlainString());
    }
    discounts.put(id, kept);
    return EmulatorResponse.json(200, kept);
  }

  private EmulatorResponse delete(TreezCall call) {
    discounts.remove(known(call.variable("id")));
    return EmulatorResponse.empty(200);
  }
}
