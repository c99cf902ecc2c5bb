package dev.stampbook.sandbox.springbig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.OpenApiDocument;
import dev.stampbook.sandbox.SandboxJson;

/** Brings the API description in line with what the behaviour expects (sheet section 14, U3 and U5). */
final class SpringbigDescription {

  private static final String KEY = "pos_user";

  private SpringbigDescription() {}

  static OpenApiDocument of(SpringbigBehaviour behaviour) {
    return OpenApiDocument.shipped("springbig.json").corrected(root -> correct(root, behaviour));
  }

  private static void correct(ObjectNode root, SpringbigBehaviour behaviour) {
    ObjectNode schemas = (ObjectNode) root.at("/components/schemas");
    String key = behaviour.memberKey();
    rename((ObjectNode) schemas.get("MemberWrite"), key);
    if (!key.equals("pos_id")) {
      rename((ObjectNode) schemas.get("Visit"), key);
    }
    if (behaviour.members() == SpringbigBehaviour.Wrapping.FLAT) {
      schemas.set("MemberEnvelope", schemas.get("MemberWrite"));
    }
    if (behaviour.visits() == SpringbigBehaviour.Wrapping.WRAPPED) {
      ObjectNode wrapped = SandboxJson.object().put("type", "object");
      wrapped.putArray("required").add("visit");
      wrapped.putObject("properties").set("visit", schemas.get("Visit"));
      schemas.set("Visit", wrapped);
    }
  }

  private static void rename(ObjectNode schema, String key) {
    ObjectNode properties = (ObjectNode) schema.get("properties");
    JsonNode field = properties.remove(KEY);
    properties.set(key, field);
    ArrayNode required = (ArrayNode) schema.at("/allOf/0/required");
    for (int i = 0; i < required.size(); i++) {
      if (required.get(i).asText().equals(KEY)) {
        required.set(i, SandboxJson.NODES.textNode(key));
      }
    }
  }
}
