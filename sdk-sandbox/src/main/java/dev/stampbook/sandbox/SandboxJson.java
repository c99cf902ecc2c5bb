package dev.stampbook.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Reads and writes JSON inside the sandbox. Numbers stay decimals, so money is never rounded. */
public final class SandboxJson {

  /** Makes nodes that keep decimals exactly as written, trailing zeros included. */
  public static final JsonNodeFactory NODES = new JsonNodeFactory(true);

  /** Reads and writes with decimals; safe to share between threads. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .nodeFactory(NODES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SandboxJson() {}

  /** Returns an empty JSON object. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** Returns an empty JSON array. */
  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** Returns the body as JSON, or nothing when it is empty or not JSON. */
  public static Optional<JsonNode> parse(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree could not be written.", e);
    }
  }
}
