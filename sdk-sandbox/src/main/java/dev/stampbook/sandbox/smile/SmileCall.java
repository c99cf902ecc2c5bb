package dev.stampbook.sandbox.smile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.SandboxJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the parameters of one request and refuses malformed ones with status 400. */
final class SmileCall {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 250;

  private final EmulatorRequest request;
  private final List<String> segments;
  private final JsonNode body;

  /**
   * Reads a request.
   *
   * @param segments the path behind the base path
   */
  SmileCall(EmulatorRequest request, List<String> segments) {
    this.request = request;
    this.segments = segments;
    this.body = request.method().equals("POST") ? readBody(request) : SandboxJson.object();
  }

  private static JsonNode readBody(EmulatorRequest request) {
    String type = request.header("content-type").orElse("");
    if (!type.startsWith("application/json")) {
      throw SmileRefusal.malformed("The content type must be application/json.");
    }
    return SandboxJson.parse(request.body())
        .filter(JsonNode::isObject)
        .orElseThrow(() -> SmileRefusal.malformed("The body is not a JSON object."));
  }

  /** Returns the number in the second segment of the path; 404 when it is no number. */
  long id() {
    String text = segments.get(1);
    if (!text.matches("\\d{1,18}")) {
      throw SmileRefusal.notFound();
    }
    return Long.parseLong(text);
  }

  Optional<String> query(String name) {
    return request.queryValue(name);
  }

  Optional<Long> queryNumber(String name) {
    return query(name).map(text -> number(name, text));
  }

  private static long number(String name, String text) {
    if (!text.matches("\\d{1,18}")) {
      throw SmileRefusal.malformed("The parameter " + name + " is not a number.");
    }
    return Long.parseLong(text);
  }

  /** Returns a number from 1 to 250, 50 by default. */
  int size(String name) {
    long size = queryNumber(name).orElse((long) DEFAULT_LIMIT);
    if (size < 1 || size > MAX_LIMIT) {
      throw SmileRefusal.malformed("The parameter " + name + " must be 1 to " + MAX_LIMIT + ".");
    }
    return (int) size;
  }

  SmilePage.Ask page() {
    return new SmilePage.Ask(size("limit"), query("cursor").filter(text -> !text.isEmpty()));
  }

  /** Returns the lower bound of times, the beginning of time by default. */
  Instant updatedAtMin() {
    try {
      return query("updated_at_min").map(Instant::parse).orElse(Instant.EPOCH);
    } catch (DateTimeParseException e) {
      throw SmileRefusal.malformed("The parameter updated_at_min is not a time.");
    }
  }

  Set<String> include() {
    return query("include").map(text -> Set.of(text.split(","))).orElse(Set.of());
  }

  /** Returns the object inside the body, or refuses a body without this envelope. */
  Fields envelope(String name) {
    JsonNode inside = body.get(name);
    if (inside == null || !inside.isObject()) {
      throw SmileRefusal.malformed("The body must hold an object " + name + ".");
    }
    return new Fields(inside);
  }

  /** Returns the body of an operation that has no envelope. */
  Fields bare() {
    return new Fields(body);
  }

  /** Reads the fields of a JSON object. Null counts as absent. */
  record Fields(JsonNode node) {

    long requiredNumber(String name) {
      return number(name)
          .orElseThrow(() -> SmileRefusal.malformed("The field " + name + " is missing."));
    }

    OptionalLong number(String name) {
      JsonNode value = node.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return OptionalLong.empty();
      }
      if (!value.isIntegralNumber() || !value.canConvertToLong()) {
        throw SmileRefusal.malformed("The field " + name + " must be a whole number.");
      }
      return OptionalLong.of(value.longValue());
    }

    String requiredText(String name) {
      return text(name)
          .filter(value -> !value.isBlank())
          .orElseThrow(() -> SmileRefusal.malformed("The field " + name + " is missing."));
    }

    Optional<String> text(String name) {
      JsonNode value = node.path(name);
      if (value.isMissingNode() || value.isNull()) {
        return Optional.empty();
      }
      if (!value.isTextual()) {
        throw SmileRefusal.malformed("The field " + name + " must be a text.");
      }
      return Optional.of(value.textValue());
    }
  }
}
