package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.SandboxJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the parameters of one request and refuses malformed ones. */
final class SplioCall {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-M-d H:m:s", Locale.ROOT);

  private final EmulatorRequest request;
  private final List<String> segments;
  private final ObjectNode body;

  SplioCall(EmulatorRequest request, List<String> segments) {
    this.request = request;
    this.segments = segments;
    this.body =
        request.body().length == 0
            ? SandboxJson.object()
            : SandboxJson.parse(request.body())
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseThrow(
                    () ->
                        SplioRefusal.flat(400, "", "payload_error", "The body is no JSON object"));
  }

  String segment(int index) {
    return segments.get(index);
  }

  ObjectNode body() {
    return body;
  }

  Optional<String> query(String name) {
    return request.queryValue(name);
  }

  int number(String name, int standard, int most) {
    String text = query(name).orElse(Integer.toString(standard));
    if (!text.matches("[0-9]{1,9}")) {
      throw SplioRefusal.listed(400, name, "wrong_type", "The value is no number");
    }
    int value = Integer.parseInt(text);
    if (value < 1 || value > most) {
      throw SplioRefusal.wrongValue(name, "The value is out of range");
    }
    return value;
  }

  EmulatorRequest request() {
    return request;
  }

  Optional<String> text(String name) {
    return text(body, name);
  }

  static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  String required(String name) {
    return text(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> SplioRefusal.wrongValue(name, "This value should not be blank"));
  }

  long wholeNumber(String name) {
    if (!body.path(name).isIntegralNumber()) {
      throw SplioRefusal.flat(400, name, "wrong_type", "This value should be of type integer");
    }
    return body.path(name).longValue();
  }

  Optional<Instant> time(String name, ZoneId zone) {
    return text(name).map(value -> time(name, value, zone));
  }

  static Instant time(String name, String value, ZoneId zone) {
    try {
      return LocalDateTime.parse(value, TIME).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw SplioRefusal.wrongValue(name, "The date must be formatted as YYYY-MM-DD HH:MM:SS");
    }
  }
}
