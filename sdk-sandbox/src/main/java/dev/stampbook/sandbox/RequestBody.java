package dev.stampbook.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Describes the body of an operation.
 *
 * @param schema the schema of its JSON, when it has one
 * @param required whether the operation needs a body
 * @param types the media types it may have; none when the operation takes no body
 */
record RequestBody(Optional<JsonNode> schema, boolean required, Set<String> types) {

  private static final String JSON = "application/json";

  static RequestBody of(
      JsonNode operation, Collection<OpenApiParameter> parameters, OpenApiSchemas schemas) {
    if (operation.has("requestBody")) {
      return ofOpenApi3(schemas.resolve(operation.get("requestBody")));
    }
    // Swagger 2.0 describes the body as a parameter
    return parameters.stream()
        .filter(parameter -> parameter.in().equals("body"))
        .findFirst()
        .map(body -> new RequestBody(Optional.of(body.schema()), body.required(), Set.of(JSON)))
        .orElse(new RequestBody(Optional.empty(), false, Set.of()));
  }

  private static RequestBody ofOpenApi3(JsonNode body) {
    Set<String> types = new HashSet<>();
    body.path("content").fieldNames().forEachRemaining(types::add);
    return new RequestBody(
        Optional.ofNullable(body.path("content").path(JSON).get("schema")),
        body.path("required").asBoolean(false),
        Set.copyOf(types));
  }
}
