package dev.stampbook.sandbox.bigcommerce;

import dev.stampbook.sandbox.OpenApiDocument;
import dev.stampbook.sandbox.RequestCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
            .map(OpenApiDocument::load)
            .toList();
    return documents.isEmpty()
        ? RequestCheck.notRun("the folder of the vendor's documents holds none of them")
        : RequestCheck.of(documents);
  }
}
