package dev.stampbook.sandbox.treez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.OpenApiDocument;
import dev.stampbook.sandbox.RequestCheck;
import java.util.ArrayList;
import java.util.List;

/** Makes the request check from the one description of both versions and of the organization's services, which have addresses of their own. */
final class TreezDescription {

  private static final List<String> OF_SERVICES =
      List.of("/discount", "/discount/{id}", "/jwt-validation");

  private TreezDescription() {}

  static RequestCheck check() {
    OpenApiDocument all = OpenApiDocument.shipped("treez.json");
    OpenApiDocument store =
        all.corrected(root -> OF_SERVICES.forEach(path -> paths(root).remove(path)));
    OpenApiDocument discounts =
        all.corrected(root -> keep(root, List.of("/discount", "/discount/{id}")));
    OpenApiDocument validation = all.corrected(root -> keep(root, List.of("/jwt-validation")));
    return RequestCheck.of(
        store.withBasePath("/dispensary/v3"),
        store.withBasePath("/v2.0/dispensary"),
        discounts.withBasePath("/service/discount/v3"),
        validation.withBasePath("/service"));
  }

  private static ObjectNode paths(ObjectNode root) {
    return (ObjectNode) root.path("paths");
  }

  private static void keep(ObjectNode root, List<String> wanted) {
    List<String> others = new ArrayList<>();
    paths(root).fieldNames().forEachRemaining(others::add);
    others.removeAll(wanted);
    others.forEach(paths(root)::remove);
  }
}
