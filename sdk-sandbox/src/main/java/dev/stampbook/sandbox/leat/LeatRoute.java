package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Ties an operation to its path.
 *
 * @param method the HTTP method
 * @param path the segments behind the base path; a star stands for a key
 * @param answer carries the operation out
 */
record LeatRoute(String method, List<String> path, Function<LeatCall, EmulatorResponse> answer) {

  /** Returns all routes; literal ones come before those with a key. */
  static List<LeatRoute> all(LeatAccount account) {
    return Stream.of(
            LeatContactRoutes.of(account),
            LeatLedgerRoutes.of(account),
            LeatOfferRoutes.of(account),
            LeatAccountRoutes.of(account))
        .flatMap(List::stream)
        .toList();
  }

  static LeatRoute on(String method, String path, Function<LeatCall, EmulatorResponse> answer) {
    return new LeatRoute(method, List.of(path.split("/", -1)), answer);
  }

  boolean matches(String askedMethod, List<String> asked) {
    if (!method.equals(askedMethod) || asked.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!path.get(i).equals("*") && !path.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns one object in its envelope; the empty {@code meta} is a list, as it often is (sheet section 11). */
  static EmulatorResponse data(JsonNode data) {
    ObjectNode json = SandboxJson.object();
    json.set("data", data);
    json.putArray("meta");
    return EmulatorResponse.json(200, json);
  }

  static EmulatorResponse list(Iterable<? extends JsonNode> items) {
    ArrayNode list = SandboxJson.array();
    items.forEach(list::add);
    return data(list);
  }

  /** Returns a page; {@code limit} comes back as text when it was sent (sheet section 6). */
  static EmulatorResponse page(LeatCall call, List<? extends JsonNode> all, int size, int most) {
    long limit = call.queryNumber("limit", size, 1, most);
    long page = call.queryNumber("page", 1, 1, 1_000_000);
    long from = Math.min((page - 1) * limit, all.size());
    long to = Math.min(from + limit, all.size());
    ArrayNode items = SandboxJson.array();
    all.subList((int) from, (int) to).forEach(items::add);
    ObjectNode json = SandboxJson.object();
    json.set("data", items);
    ObjectNode meta = json.putObject("meta").put("page", page);
    if (call.query("limit").isPresent()) {
      meta.put("limit", Long.toString(limit));
    } else {
      meta.put("limit", limit);
    }
    meta.put("viewing_from", from + 1).put("viewing_to", to);
    meta.put("last_page", Math.max(1, (all.size() + limit - 1) / limit)).put("total", all.size());
    return EmulatorResponse.json(200, json);
  }
}
