package dev.stampbook.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.UnknownKeywordFactory;
import com.networknt.schema.oas.OpenApi30;
import com.networknt.schema.oas.OpenApi31;
import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;

/** Resolves the local references of one document and makes its schemas ready for validation. */
final class OpenApiSchemas {

  private static final int MAX_REFERENCES_IN_ROW = 50;

  private final ObjectNode root;
  private final JsonSchemaFactory factory;
  private final SchemaValidatorsConfig config;
  private final boolean unknownFieldsAllowed;

  OpenApiSchemas(ObjectNode root, boolean unknownFieldsAllowed) {
    this.root = root;
    this.unknownFieldsAllowed = unknownFieldsAllowed;
    // OpenAPI 3.1 is JSON Schema 2020-12; before, it was a dialect of draft 4 with "nullable".
    boolean current = root.path("openapi").asText().startsWith("3.1");
    JsonMetaSchema dialect =
        JsonMetaSchema.builder(current ? OpenApi31.getInstance() : OpenApi30.getInstance())
            .unknownKeywordFactory(UnknownKeywordFactory.getInstance())
            .build();
    factory =
        JsonSchemaFactory.getInstance(
            current ? VersionFlag.V202012 : VersionFlag.V4,
            builder -> builder.metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri()));
    config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(current)
            .pathType(PathType.JSON_POINTER)
            .regularExpressionFactory(OpenApiSchemas::pattern)
            .build();
  }

  /** Lets everything pass where a vendor wrote a pattern that is none: several documents do. */
  private static RegularExpression pattern(String regex) {
    try {
      return JDKRegularExpressionFactory.getInstance().getRegularExpression(regex);
    } catch (RuntimeException e) {
      return value -> true;
    }
  }

  /** Follows local references until something else is found. */
  JsonNode resolve(JsonNode node) {
    JsonNode found = node;
    for (int i = 0; found.path("$ref").isTextual(); i++) {
      String reference = found.get("$ref").textValue();
      if (i >= MAX_REFERENCES_IN_ROW || !reference.startsWith("#/")) {
        throw new IllegalStateException("The reference " + reference + " leads nowhere.");
      }
      found = root.at(reference.substring(1));
    }
    return found;
  }

  boolean unknownFieldsAllowed() {
    return unknownFieldsAllowed;
  }

  /** Compiles a schema whose references point into the document. */
  JsonSchema compile(JsonNode schema) {
    ObjectNode standalone = SandboxJson.object();
    for (String part : new String[] {"components", "definitions", "parameters", "paths"}) {
      if (root.has(part)) {
        standalone.set(part, root.get(part));
      }
    }
    standalone.putArray("allOf").add(schema);
    return factory.getSchema(standalone, config);
  }
}
