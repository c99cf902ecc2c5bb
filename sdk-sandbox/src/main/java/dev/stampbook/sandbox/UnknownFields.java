package dev.stampbook.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds fields that a schema does not name. Schemas rarely forbid other fields, yet a field the
 * system does not know is a mistake of the client.
 *
 * <p>A field is known when any alternative of the schema names it. Objects without described
 * fields, or with {@code additionalProperties}, are open.
 */
final class UnknownFields {

  private static final int MAX_DEPTH = 30;

  private final OpenApiSchemas schemas;

  UnknownFields(OpenApiSchemas schemas) {
    this.schemas = schemas;
  }

  /** Returns the place of the first unknown field. */
  Optional<String> first(JsonNode value, JsonNode schema) {
    return search(value, flatten(List.of(schema)), "", 0);
  }

  private Optional<String> search(JsonNode value, List<JsonNode> known, String at, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    if (value.isArray()) {
      List<JsonNode> items = children(known, "items");
      for (JsonNode element : value) {
        Optional<String> found = search(element, items, at + "[]", depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    boolean described = known.stream().anyMatch(s -> s.has("properties"));
    boolean open = !described || known.stream().anyMatch(UnknownFields::isOpen);
    for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      String place = at + "/" + field.getKey();
      List<JsonNode> naming =
          known.stream()
              .map(s -> s.path("properties").get(field.getKey()))
              .filter(s -> s != null)
              .toList();
      if (naming.isEmpty()) {
        if (!open) {
          return Optional.of(place);
        }
        continue;
      }
      Optional<String> found = search(field.getValue(), flatten(naming), place, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isOpen(JsonNode schema) {
    JsonNode others = schema.path("additionalProperties");
    return schema.has("patternProperties")
        || others.isObject()
        || (others.isBoolean() && others.booleanValue());
  }

  private List<JsonNode> children(List<JsonNode> known, String keyword) {
    return flatten(known.stream().map(s -> s.get(keyword)).filter(s -> s != null).toList());
  }

  /** Follows references and alternatives to the schemas that may describe a value. */
  private List<JsonNode> flatten(List<JsonNode> start) {
    // by identity: schemas that refer to themselves are met once, without comparing whole trees
    Set<JsonNode> flat = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<JsonNode> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      JsonNode schema = schemas.resolve(open.pop());
      if (flat.add(schema)) {
        for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
          schema.path(keyword).forEach(open::push);
        }
      }
    }
    return List.copyOf(flat);
  }
}
