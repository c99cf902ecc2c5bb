package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parameters of one request, JSON or form alike, and refuses what is missing or wrong with code 1003. */
final class LeatCall {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern KEY = Pattern.compile("\\[([^\\]]*)]|([^\\[]+)");

  private final EmulatorRequest request;
  private final List<String> path;
  private final JsonNode body;

  LeatCall(EmulatorRequest request, List<String> path) {
    this.request = request;
    this.path = path;
    this.body = read(request);
  }

  private static JsonNode read(EmulatorRequest request) {
    if (request.body().length == 0) {
      return SandboxJson.object();
    }
    if (request.header("content-type").orElse("").startsWith(FORM)) {
      return form(new String(request.body(), StandardCharsets.UTF_8));
    }
    return SandboxJson.parse(request.body())
        .filter(JsonNode::isObject)
        .orElseThrow(() -> LeatRefusal.invalid("body"));
  }

  private static JsonNode form(String text) {
    ObjectNode root = SandboxJson.object();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        List<String> names = new ArrayList<>();
        Matcher part = KEY.matcher(decoded(pair.substring(0, equals)));
        while (part.find()) {
          names.add(part.group(1) == null ? part.group(2) : part.group(1));
        }
        put(root, names, decoded(pair.substring(equals + 1)));
      }
    }
    return root;
  }

  /** Lists are kept as objects with numbers for names: {@link #items} reads both. */
  private static void put(ObjectNode into, List<String> names, String value) {
    String first = names.get(0);
    if (names.size() == 1) {
      into.put(first, value);
    } else {
      put(into.withObjectProperty(first), names.subList(1, names.size()), value);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Returns a segment of the path behind the base path. */
  String segment(int index) {
    return path.get(index);
  }

  Optional<String> query(String name) {
    return request.queryValue(name);
  }

  String requiredQuery(String name) {
    return query(name).filter(text -> !text.isBlank()).orElseThrow(() -> LeatRefusal.invalid(name));
  }

  long queryNumber(String name, long otherwise, long least, long most) {
    long value =
        query(name).map(text -> number(name, SandboxJson.NODES.textNode(text))).orElse(otherwise);
    if (value < least || value > most) {
      throw LeatRefusal.invalid(name);
    }
    return value;
  }

  JsonNode body() {
    return body;
  }

  Optional<String> text(String name) {
    return text(body, name);
  }

  String required(String name) {
    return required(body, name);
  }

  OptionalLong number(String name) {
    return number(body, name);
  }

  static Optional<String> text(JsonNode from, String name) {
    JsonNode value = from.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (value.isContainerNode()) {
      throw LeatRefusal.invalid(name);
    }
    return Optional.of(value.asText());
  }

  static String required(JsonNode from, String name) {
    return text(from, name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> LeatRefusal.invalid(name));
  }

  static OptionalLong number(JsonNode from, String name) {
    JsonNode value = from.path(name);
    return value.isMissingNode() || value.isNull()
        ? OptionalLong.empty()
        : OptionalLong.of(number(name, value));
  }

  static long requiredNumber(JsonNode from, String name) {
    return number(from, name).orElseThrow(() -> LeatRefusal.invalid(name));
  }

  private static long number(String name, JsonNode value) {
    if (!value.asText().matches("-?\\d{1,15}")) {
      throw LeatRefusal.invalid(name);
    }
    return Long.parseLong(value.asText());
  }

  static Optional<BigDecimal> decimal(JsonNode from, String name) {
    return text(from, name)
        .map(
            text -> {
              if (!text.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
                throw LeatRefusal.invalid(name);
              }
              return new BigDecimal(text);
            });
  }

  static Optional<Instant> time(JsonNode from, String name) {
    try {
      return text(from, name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw LeatRefusal.invalid(name);
    }
  }

  static List<JsonNode> items(JsonNode from, String name) {
    List<JsonNode> items = new ArrayList<>();
    from.path(name).forEach(items::add);
    return items;
  }
}
