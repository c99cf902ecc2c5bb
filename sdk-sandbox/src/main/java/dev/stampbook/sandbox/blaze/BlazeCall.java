package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the parameters of one request and refuses malformed ones with status 400. */
record BlazeCall(EmulatorRequest request, List<String> stars) {

  private static final int MOST = 100;

  /** Returns what stands in the place of a star of the path, counted from 0. */
  String star(int index) {
    return stars.get(index);
  }

  /** Returns a parameter, or nothing when it is absent or empty. */
  Optional<String> query(String name) {
    return request.queryValue(name).filter(text -> !text.isBlank());
  }

  String required(String name) {
    return query(name)
        .or(() -> request.header(name))
        .orElseThrow(() -> BlazeRefusal.invalid("The parameter " + name + " is missing."));
  }

  int number(String name, int otherwise) {
    String text = query(name).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,9}")) {
      throw BlazeRefusal.invalid("The parameter " + name + " is not a number.");
    }
    return Integer.parseInt(text);
  }

  long millis(String name, long otherwise) {
    String text = query(name).orElse(Long.toString(otherwise));
    if (!text.matches("\\d{1,15}")) {
      throw BlazeRefusal.invalid("The parameter " + name + " is not a time.");
    }
    return Long.parseLong(text);
  }

  ObjectNode body() {
    return SandboxJson.parse(request.body())
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast)
        .orElseThrow(() -> BlazeRefusal.invalid("The body is not a JSON object."));
  }

  /**
   * Returns a page of rows in its envelope; more than 100 rows are never given.
   *
   * @param offset the parameter that says where it begins: {@code skip} or {@code start} (sheet section 6)
   */
  EmulatorResponse page(List<? extends JsonNode> rows, String offset) {
    return page(rows, offset, row -> row);
  }

  /** Returns a page of rows that are written only when they are on it. */
  <T> EmulatorResponse page(
      List<T> rows, String offset, Function<? super T, ? extends JsonNode> write) {
    int skip = number(offset, 0);
    int limit = Math.max(1, Math.min(MOST, number("limit", MOST)));
    ObjectNode json = SandboxJson.object();
    ArrayNode values = json.putArray("values");
    rows.stream().skip(skip).limit(limit).map(write).forEach(values::add);
    json.put("skip", skip).put("limit", limit).put("total", rows.size());
    return EmulatorResponse.json(200, json);
  }

  /** Returns rows in the short envelope some endpoints use. */
  static EmulatorResponse values(List<? extends JsonNode> rows) {
    ObjectNode json = SandboxJson.object();
    json.putArray("values").addAll(rows);
    return EmulatorResponse.json(200, json);
  }
}
