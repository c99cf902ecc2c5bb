package dev.stampbook.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks answers of an emulator against the description of its system, unknown fields included. */
public final class AnswerCheck {

  private final OpenApiDocument document;
  private final String basePath;

  public AnswerCheck(OpenApiDocument document, String basePath) {
    this.document = document;
    this.basePath = basePath;
  }

  /** Returns what is wrong with the answer, or nothing. */
  public Optional<String> check(EmulatorRequest request, EmulatorResponse answer) {
    Optional<JsonNode> schema = schema(request, String.valueOf(answer.status()));
    if (schema.isEmpty()) {
      return Optional.of(request + " answered " + answer.status() + ": not described");
    }
    JsonNode body = SandboxJson.parse(answer.body()).orElseThrow();
    return document.schemas().compile(schema.get()).validate(body).stream()
        .map(message -> message.getMessage())
        .findFirst()
        .or(() -> new UnknownFields(document.schemas()).first(body, schema.get()));
  }

  private Optional<JsonNode> schema(EmulatorRequest request, String status) {
    for (Map.Entry<String, JsonNode> path : document.root().path("paths").properties()) {
      String pattern = basePath + path.getKey().replaceAll("\\{[^}]+}", "[0-9]+");
      JsonNode operation = path.getValue().path(request.method().toLowerCase(Locale.ROOT));
      if (request.path().matches(pattern) && !operation.isMissingNode()) {
        JsonNode response = document.schemas().resolve(operation.path("responses").path(status));
        return Optional.ofNullable(response.path("content").path("application/json").get("schema"));
      }
    }
    return Optional.empty();
  }
}
