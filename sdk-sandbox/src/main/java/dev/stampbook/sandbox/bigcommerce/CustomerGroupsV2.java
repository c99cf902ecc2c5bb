package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps customer groups (section 3.4). The shop starts with three. */
final class CustomerGroupsV2 {

  private record Group(int id, String name, Instant created, Instant modified) {}

  private final TreeMap<Integer, Group> groups = new TreeMap<>();
  private final InstantSource clock;

  CustomerGroupsV2(InstantSource clock) {
    this.clock = clock;
    List.of("Retail", "Silver", "Gold").forEach(this::add);
  }

  void routes(Routes routes) {
    routes.add(
        "GET /v2/customer_groups",
        Scope.CUSTOMERS,
        call -> Pages.v2(call, List.copyOf(groups.values()), CustomerGroupsV2::json));
    routes.add("POST /v2/customer_groups", Scope.CUSTOMERS, this::create);
    routes.add(
        "GET /v2/customer_groups/{id}",
        Scope.CUSTOMERS,
        call -> EmulatorResponse.json(200, json(find(call))));
    routes.add("PUT /v2/customer_groups/{id}", Scope.CUSTOMERS, this::rename);
    routes.add("DELETE /v2/customer_groups/{id}", Scope.CUSTOMERS, this::delete);
  }

  private EmulatorResponse create(Call call) {
    return EmulatorResponse.json(200, json(add(name(call))));
  }

  private EmulatorResponse rename(Call call) {
    Group was = find(call);
    Group group = new Group(was.id(), name(call), was.created(), clock.instant());
    groups.put(group.id(), group);
    return EmulatorResponse.json(200, json(group));
  }

  private EmulatorResponse delete(Call call) {
    groups.remove(find(call).id());
    return EmulatorResponse.empty(204);
  }

  private Group find(Call call) {
    return Optional.ofNullable(groups.get(call.number("id"))).orElseThrow(call::notFound);
  }

  private Group add(String name) {
    int id = groups.isEmpty() ? 1 : groups.lastKey() + 1;
    Group group = new Group(id, name, clock.instant(), clock.instant());
    groups.put(id, group);
    return group;
  }

  private static String name(Call call) {
    String name = call.body().path("name").asText();
    if (name.isEmpty()) {
      throw Refusal.v2(400, "The required field 'name' was not supplied.");
    }
    return name;
  }

  private static JsonNode json(Group group) {
    ObjectNode json = object().put("id", group.id()).put("name", group.name());
    json.put("is_default", group.id() == 1).put("is_group_for_guests", false);
    json.putObject("category_access").put("type", "all");
    json.putArray("discount_rules");
    json.put("date_created", WireTime.plain(group.created()));
    return json.put("date_modified", WireTime.plain(group.modified()));
  }
}
