package dev.stampbook.sandbox.springbig;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of one request and refuses malformed ones. */
final class SpringbigCall {

  private final EmulatorRequest request;
  private final List<String> segments;

  /**
   * Reads a request.
   *
   * @param segments the path behind the family
   */
  SpringbigCall(EmulatorRequest request, List<String> segments) {
    this.request = request;
    this.segments = segments;
  }

  /** Returns the second segment of the path. */
  String key() {
    return segments.get(1);
  }

  Optional<String> query(String name) {
    return request.queryValue(name).filter(text -> !text.isBlank());
  }

  /** Returns the body, taken out of its envelope or refused when it does not come as it should. */
  Fields body(String envelope, SpringbigBehaviour.Wrapping wrapping) {
    Fields body = body();
    JsonNode inside = body.node().path(envelope);
    if (wrapping == SpringbigBehaviour.Wrapping.FLAT) {
      return body;
    }
    if (!inside.isObject()) {
      throw SpringbigRefusal.invalid(envelope, "is missing");
    }
    return new Fields(inside);
  }

  Fields body() {
    return new Fields(
        SandboxJson.parse(request.body())
            .filter(JsonNode::isObject)
            .orElseThrow(() -> SpringbigRefusal.malformed("The body is not a JSON object.")));
  }

  /** Reads the fields of a JSON object. Null counts as absent. */
  record Fields(JsonNode node) {

    String required(String name) {
      return text(name).orElseThrow(() -> SpringbigRefusal.invalid(name, "can't be blank"));
    }

    /** Returns a text, or the text of a number where the provider takes both. */
    Optional<String> text(String name) {
      JsonNode value = node.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return Optional.empty();
      }
      if (!value.isTextual() && !value.isNumber()) {
        throw SpringbigRefusal.invalid(name, "is not a text");
      }
      return Optional.of(value.asText()).filter(text -> !text.isBlank());
    }

    Optional<Boolean> flag(String name) {
      JsonNode value = node.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return Optional.empty();
      }
      return switch (value.asText()) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> throw SpringbigRefusal.invalid(name, "is not a boolean");
      };
    }

    BigDecimal number(String name) {
      JsonNode value = node.path(name);
      if (!value.isNumber()) {
        throw SpringbigRefusal.invalid(name, "is not a number");
      }
      return value.decimalValue();
    }

    long whole(String name) {
      try {
        return number(name).longValueExact();
      } catch (ArithmeticException broken) {
        throw SpringbigRefusal.invalid(name, "is not a whole number");
      }
    }
  }
}
