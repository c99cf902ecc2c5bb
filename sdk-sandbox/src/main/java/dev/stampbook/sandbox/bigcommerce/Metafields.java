package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Keeps the metafields of one kind of resource (section 3.7). Unique per client, namespace, key and
 * resource: a second POST answers 409. Whether the parent exists is not checked, as in the real
 * system.
 */
final class Metafields {

  private static final int MAX_PER_RESOURCE = 250;
  private static final int MAX_BATCH = 10;
  private static final Set<String> PERMISSIONS =
      Set.of("app_only", "read", "write", "read_and_sf_access", "write_and_sf_access");

  private record Metafield(
      int id,
      String owner,
      String resource,
      String permission,
      String namespace,
      String key,
      String value,
      String description,
      Instant created,
      Instant modified) {}

  private final TreeMap<Integer, Metafield> fields = new TreeMap<>();
  private final String type;
  private final Scope scope;
  private final InstantSource clock;
  private int lastId = 600;

  Metafields(String type, Scope scope, InstantSource clock) {
    this.type = type;
    this.scope = scope;
    this.clock = clock;
  }

  void routes(Routes routes) {
    String base = "/v3/" + type + "s";
    routes.add("GET " + base + "/{parent}/metafields", scope, this::list);
    routes.add("POST " + base + "/{parent}/metafields", scope, this::create);
    routes.add("GET " + base + "/{parent}/metafields/{id}", scope, this::get);
    routes.add("PUT " + base + "/{parent}/metafields/{id}", scope, this::update);
    routes.add("DELETE " + base + "/{parent}/metafields/{id}", scope, this::delete);
    routes.add("GET " + base + "/metafields", scope, this::list);
    routes.add("POST " + base + "/metafields", scope, this::createAll);
    routes.add("PUT " + base + "/metafields", scope, this::updateAll);
    routes.add("DELETE " + base + "/metafields", scope, this::deleteAll);
  }

  private EmulatorResponse list(Call call) {
    Predicate<Metafield> wanted = field -> readable(call, field);
    Optional<String> parent = Optional.ofNullable(call.path().get("parent"));
    var keys = call.querySet("key").or(() -> call.querySet("key:in"));
    var namespaces = call.querySet("namespace").or(() -> call.querySet("namespace:in"));
    var min = call.queryTime("date_modified:min");
    List<Metafield> rows =
        fields.values().stream()
            .filter(wanted)
            .filter(field -> parent.map(field.resource()::equals).orElse(true))
            .filter(field -> keys.map(set -> set.contains(field.key())).orElse(true))
            .filter(field -> namespaces.map(set -> set.contains(field.namespace())).orElse(true))
            .filter(field -> min.map(at -> !field.modified().isBefore(at)).orElse(true))
            .toList();
    return Pages.v3Cursor(call, rows, Metafield::id, this::json);
  }

  private EmulatorResponse create(Call call) {
    return Pages.one(200, json(create(call.account(), call.variable("parent"), call.body())));
  }

  private Metafield create(ApiAccount account, String resource, JsonNode body) {
    String namespace = text(body, "namespace", 64);
    String key = text(body, "key", 64);
    String value = text(body, "value", 65_535);
    String permission = body.path("permission_set").asText();
    if (!PERMISSIONS.contains(permission)) {
      throw Refusal.v3(422, "The permission set is not valid.", "permission_set", "unknown");
    }
    List<Metafield> own =
        fields.values().stream()
            .filter(field -> field.owner().equals(account.clientId()))
            .filter(field -> field.resource().equals(resource))
            .toList();
    if (own.stream().anyMatch(f -> f.namespace().equals(namespace) && f.key().equals(key))) {
      throw Refusal.v3(409, "A metafield with this namespace and key exists already.");
    } else if (own.size() >= MAX_PER_RESOURCE) {
      throw Refusal.v3(422, "This resource holds 250 metafields already.");
    }
    Instant now = clock.instant();
    Metafield field =
        new Metafield(
            ++lastId,
            account.clientId(),
            resource,
            permission,
            namespace,
            key,
            value,
            body.path("description").asText(""),
            now,
            now);
    fields.put(field.id(), field);
    return field;
  }

  private EmulatorResponse get(Call call) {
    return Pages.one(200, json(find(call)));
  }

  private EmulatorResponse update(Call call) {
    return Pages.one(200, json(update(find(call), call.body())));
  }

  private Metafield update(Metafield field, JsonNode body) {
    Metafield changed =
        new Metafield(
            field.id(),
            field.owner(),
            field.resource(),
            body.path("permission_set").asText(field.permission()),
            field.namespace(),
            field.key(),
            body.has("value") ? text(body, "value", 65_535) : field.value(),
            body.path("description").asText(field.description()),
            field.created(),
            clock.instant());
    fields.put(changed.id(), changed);
    return changed;
  }

  private EmulatorResponse delete(Call call) {
    fields.remove(find(call).id());
    return EmulatorResponse.empty(204);
  }

  private Metafield find(Call call) {
    return Optional.ofNullable(fields.get(call.number("id")))
        .filter(field -> field.resource().equals(call.variable("parent")))
        .filter(field -> readable(call, field))
        .orElseThrow(call::notFound);
  }

  private static boolean readable(Call call, Metafield field) {
    return field.owner().equals(call.account().clientId())
        || !field.permission().equals("app_only");
  }

  private EmulatorResponse createAll(Call call) {
    return batch(call, row -> create(call.account(), row.path("resource_id").asText(), row));
  }

  private EmulatorResponse updateAll(Call call) {
    return batch(
        call,
        row ->
            update(
                Optional.ofNullable(fields.get(row.path("id").asInt()))
                    .filter(field -> field.owner().equals(call.account().clientId()))
                    .orElseThrow(() -> Refusal.v3(404, "The metafield was not found.")),
                row));
  }

  private interface Step {
    Metafield apply(JsonNode row);
  }

  /** Applies each row alone; a refused row turns the answer into 422 with data and errors. */
  private EmulatorResponse batch(Call call, Step step) {
    JsonNode rows = call.body();
    if (!rows.isArray() || rows.isEmpty() || rows.size() > MAX_BATCH) {
      throw Refusal.v3(422, "The batch must hold 1 to 10 metafields.");
    }
    ObjectNode body = object();
    ArrayNode data = body.putArray("data");
    ArrayNode errors = body.putArray("errors");
    for (JsonNode row : rows) {
      try {
        data.add(json(step.apply(row)));
      } catch (Refusal refusal) {
        SandboxJson.parse(refusal.answer().body()).ifPresent(errors::add);
      }
    }
    body.putObject("meta")
        .put("total", rows.size())
        .put("success", data.size())
        .put("failed", errors.size());
    return EmulatorResponse.json(errors.isEmpty() ? 200 : 422, body);
  }

  private EmulatorResponse deleteAll(Call call) {
    List<Integer> gone = new ArrayList<>();
    for (JsonNode id : call.body()) {
      Metafield field = fields.get(id.asInt());
      if (field != null && field.owner().equals(call.account().clientId())) {
        fields.remove(field.id());
        gone.add(field.id());
      }
    }
    ObjectNode body = object();
    ArrayNode data = body.putArray("data");
    gone.forEach(data::add);
    body.putArray("errors");
    body.putObject("meta")
        .put("total", call.body().size())
        .put("success", gone.size())
        .put("failed", call.body().size() - gone.size());
    return EmulatorResponse.json(200, body);
  }

  private static String text(JsonNode body, String field, int max) {
    String text = body.path(field).asText();
    if (!body.path(field).isTextual() || text.isEmpty() || text.length() > max) {
      throw Refusal.v3(
          422, "A field is not valid.", field, "must be text of 1 to " + max + " characters");
    }
    return text;
  }

  private JsonNode json(Metafield field) {
    ObjectNode json = object().put("id", field.id()).put("permission_set", field.permission());
    json.put("namespace", field.namespace()).put("key", field.key()).put("value", field.value());
    json.put("description", field.description()).put("resource_type", type);
    if (field.resource().chars().allMatch(Character::isDigit)) {
      json.put("resource_id", Integer.parseInt(field.resource()));
    } else {
      json.put("resource_id", field.resource());
    }
    json.put("owner_client_id", field.owner());
    json.put("date_created", WireTime.iso(field.created()));
    return json.put("date_modified", WireTime.iso(field.modified()));
  }
}
