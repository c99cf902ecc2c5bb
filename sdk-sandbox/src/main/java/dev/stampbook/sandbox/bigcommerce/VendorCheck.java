package dev.stampbook.sandbox.bigcommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.OpenApiDocument;
import dev.stampbook.sandbox.RequestCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the vendor's OpenAPI documents for the request check; none is copied into the project. */
final class VendorCheck {

  private static final List<String> FILES =
      List.of(
          "orders.v2.oas2.yml",
          "orders.v3.yml",
          "customers.v2.yml",
          "customers.v3.yml",
          "subscribers.v3.yml",
          "promotions.v3.yml",
          "marketing.v2.yml",
          "carts.v3.yml",
          "checkouts.v3.yml",
          "webhooks.v3.yml",
          "store_information.v2.yml",
          "currencies.v2.yml",
          "channels.v3.yml");

  private VendorCheck() {}

  static RequestCheck of(Path folder) {
    List<OpenApiDocument> documents =
        FILES.stream()
            .map(folder::resolve)
            .filter(Files::isRegularFile)
            .map(file -> OpenApiDocument.load(file).corrected(VendorCheck::correct))
            .toList();
    return documents.isEmpty()
        ? RequestCheck.notRun("the folder of the vendor's documents holds none of them")
        : RequestCheck.of(documents);
  }

  /**
   * Mends what would refuse requests that the documents themselves describe in words or examples
   * (section 12.28): the direction behind a sort field, the subscriber id on the list of
   * subscribers, the place of the version in a manual discount, and alternatives that do not
   * exclude each other.
   */
  private static void correct(ObjectNode document) {
    JsonNode sort = document.path("components").path("parameters").path("sort").path("schema");
    if (sort instanceof ObjectNode schema && schema.has("enum")) {
      String fields =
          StreamSupport.stream(schema.path("enum").spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining("|"));
      schema.remove("enum");
      schema.put("pattern", "^(" + fields + ")(:asc|:desc)?$");
    }
    JsonNode id = document.path("components").path("parameters").path("IdParam");
    if (id instanceof ObjectNode parameter && id.path("in").asText().equals("query")) {
      parameter.put("required", false);
    }
    JsonNode discounts =
        document
            .path("paths")
            .path("/checkouts/{checkoutId}/discounts")
            .path("post")
            .at("/requestBody/content/application~1json/schema/properties");
    if (discounts instanceof ObjectNode fields) {
      fields.set("version", fields.at("/cart/properties/version"));
    }
    alternatives(document);
  }

  private static void alternatives(JsonNode node) {
    node.forEach(VendorCheck::alternatives);
    if (node instanceof ObjectNode schema && schema.path("oneOf").isArray()) {
      schema.set("anyOf", schema.remove("oneOf"));
    }
  }
}
