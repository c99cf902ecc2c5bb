package dev.stampbook.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Describes one parameter and tells whether text sent for it fits its schema. */
final class OpenApiParameter {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

  private final String name;
  private final String in;
  private final boolean required;
  private final JsonNode schema;
  private final Supplier<JsonSchema> compiler;
  private volatile Optional<JsonSchema> compiled = Optional.empty();

  private OpenApiParameter(
      String name, String in, boolean required, JsonNode schema, Supplier<JsonSchema> compiler) {
    this.name = name;
    this.in = in;
    this.required = required;
    this.schema = schema;
    this.compiler = compiler;
  }

  static OpenApiParameter of(JsonNode node, OpenApiSchemas schemas) {
    JsonNode schema = node.has("schema") ? node.get("schema") : swagger2Schema(node);
    return new OpenApiParameter(
        node.path("name").asText(),
        node.path("in").asText(),
        node.path("required").asBoolean(false),
        schema,
        () -> schemas.compile(schema));
  }

  /** Swagger 2.0 writes the schema of a query parameter into the parameter itself. */
  private static JsonNode swagger2Schema(JsonNode parameter) {
    ObjectNode schema = SandboxJson.object();
    for (String rule :
        List.of("type", "format", "enum", "items", "minimum", "maximum", "pattern", "minLength")) {
      if (parameter.has(rule)) {
        schema.set(rule, parameter.get(rule));
      }
    }
    return schema;
  }

  String name() {
    return name;
  }

  String in() {
    return in;
  }

  boolean required() {
    return required;
  }

  JsonNode schema() {
    return schema;
  }

  /**
   * Tells whether the values fit. Text has no type, so it fits when it does so as text, as number,
   * as boolean or as a comma-separated list.
   */
  boolean accepts(List<String> values) {
    if (values.size() == 1) {
      String text = values.get(0);
      if (fits(SandboxJson.NODES.textNode(text)) || fits(typed(text))) {
        return true;
      }
    }
    ArrayNode texts = SandboxJson.array();
    ArrayNode typed = SandboxJson.array();
    for (String value : values) {
      for (String part : value.split(",", -1)) {
        texts.add(part);
        typed.add(typed(part));
      }
    }
    return fits(texts) || fits(typed);
  }

  private boolean fits(JsonNode value) {
    Optional<JsonSchema> known = compiled;
    if (known.isEmpty()) {
      known = Optional.of(compiler.get());
      compiled = known;
    }
    return known.orElseThrow().validate(value).isEmpty();
  }

  private static JsonNode typed(String text) {
    if (NUMBER.matcher(text).matches()) {
      return text.contains(".")
          ? SandboxJson.NODES.numberNode(new BigDecimal(text))
          : SandboxJson.NODES.numberNode(new BigDecimal(text).toBigInteger());
    }
    return text.equals("true") || text.equals("false")
        ? SandboxJson.NODES.booleanNode(text.equals("true"))
        : SandboxJson.NODES.textNode(text);
  }
}
