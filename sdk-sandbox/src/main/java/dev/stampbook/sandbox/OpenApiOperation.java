package dev.stampbook.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks requests to one operation of an OpenAPI document. */
final class OpenApiOperation {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  private final String method;
  private final Pattern path;
  private final List<String> variables = new ArrayList<>();
  private final OpenApiSchemas schemas;
  private final Map<String, OpenApiParameter> parameters = new LinkedHashMap<>();
  private final Optional<JsonNode> bodySchema;
  private final boolean bodyRequired;
  private final Set<String> bodyTypes;
  private volatile Optional<JsonSchema> compiledBody = Optional.empty();

  OpenApiOperation(
      String method, String template, JsonNode item, JsonNode operation, OpenApiSchemas schemas) {
    this.method = method;
    this.schemas = schemas;
    this.path = Pattern.compile(asPattern(template));
    addParameters(item.path("parameters"));
    addParameters(operation.path("parameters")); // these replace those of the path
    RequestBody body = RequestBody.of(operation, parameters.values(), schemas);
    this.bodySchema = body.schema();
    this.bodyRequired = body.required();
    this.bodyTypes = body.types();
    parameters.values().removeIf(parameter -> parameter.in().equals("body"));
  }

  private String asPattern(String template) {
    StringBuilder pattern = new StringBuilder();
    Matcher found = VARIABLE.matcher(template);
    int end = 0;
    while (found.find()) {
      variables.add(found.group(1));
      pattern.append(Pattern.quote(template.substring(end, found.start()))).append("([^/]+)");
      end = found.end();
    }
    return pattern.append(Pattern.quote(template.substring(end))).toString();
  }

  private void addParameters(JsonNode list) {
    for (JsonNode entry : list) {
      OpenApiParameter parameter = OpenApiParameter.of(schemas.resolve(entry), schemas);
      parameters.put(parameter.in() + " " + parameter.name(), parameter);
    }
  }

  String method() {
    return method;
  }

  int variables() {
    return variables.size();
  }

  boolean matches(String requestPath) {
    return path.matcher(requestPath).matches();
  }

  Optional<String> check(EmulatorRequest request) {
    return checkPath(request).or(() -> checkQuery(request)).or(() -> checkBody(request));
  }

  private Optional<String> checkPath(EmulatorRequest request) {
    Matcher match = path.matcher(request.path());
    if (!match.matches()) {
      return Optional.of("the path is not described");
    }
    for (int i = 0; i < variables.size(); i++) {
      String name = variables.get(i);
      OpenApiParameter parameter = parameters.get("path " + name);
      if (parameter != null && !parameter.accepts(List.of(match.group(i + 1)))) {
        return Optional.of("path parameter " + name + " breaks its schema");
      }
    }
    return Optional.empty();
  }

  private Optional<String> checkQuery(EmulatorRequest request) {
    for (Map.Entry<String, List<String>> sent : request.query().entrySet()) {
      OpenApiParameter parameter = parameters.get("query " + sent.getKey());
      if (parameter == null) {
        return Optional.of("query parameter " + sent.getKey() + " is not described");
      }
      if (!parameter.accepts(sent.getValue())) {
        return Optional.of("query parameter " + sent.getKey() + " breaks its schema");
      }
    }
    return parameters.values().stream()
        .filter(parameter -> parameter.in().equals("query") && parameter.required())
        .filter(parameter -> !request.query().containsKey(parameter.name()))
        .map(parameter -> "query parameter " + parameter.name() + " is missing")
        .findFirst();
  }

  private Optional<String> checkBody(EmulatorRequest request) {
    if (request.body().length == 0) {
      return bodyRequired ? Optional.of("the body is missing") : Optional.empty();
    }
    if (bodyTypes.isEmpty()) {
      return Optional.of("a body is sent where none is described");
    }
    String type = request.header("content-type").orElse("").split(";", 2)[0].strip();
    if (!bodyTypes.contains(type)) {
      return Optional.of("the content type is not one of " + bodyTypes);
    }
    if (bodySchema.isEmpty()) {
      return Optional.empty();
    }
    Optional<JsonNode> body = SandboxJson.parse(request.body());
    if (body.isEmpty()) {
      return Optional.of("the body is not JSON");
    }
    return brokenRule(body.get(), bodySchema.get());
  }

  private Optional<String> brokenRule(JsonNode body, JsonNode schema) {
    Set<ValidationMessage> broken = compiled(schema).validate(body);
    if (!broken.isEmpty()) {
      ValidationMessage first = broken.iterator().next();
      // The library's own text may quote values, so only places and names of rules are told.
      String property = first.getProperty() == null ? "" : " " + first.getProperty();
      return Optional.of(
          "body " + first.getInstanceLocation() + " breaks rule " + first.getType() + property);
    }
    if (schemas.unknownFieldsAllowed()) {
      return Optional.empty();
    }
    return new UnknownFields(schemas)
        .first(body, schema)
        .map(field -> "body field " + field + " is not described");
  }

  /** Compiles on first use: most documents have many more operations than a client calls. */
  private JsonSchema compiled(JsonNode schema) {
    Optional<JsonSchema> known = compiledBody;
    if (known.isEmpty()) {
      known = Optional.of(schemas.compile(schema));
      compiledBody = known;
    }
    return known.orElseThrow();
  }
}
