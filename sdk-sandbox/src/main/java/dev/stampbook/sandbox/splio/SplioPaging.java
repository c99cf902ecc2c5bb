package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.ToLongFunction;

/** Writes the two kinds of lists (sheet section 6). */
final class SplioPaging {

  private static final int MOST = 1_000;

  private SplioPaging() {}

  /** A list by page number; {@code sort} is an empty list, as the vendor writes it when there is no order. */
  static ObjectNode numbered(SplioCall call, List<? extends JsonNode> rows, int standard) {
    int size = call.number("per_page", standard, MOST);
    int page = call.number("page_number", 1, Integer.MAX_VALUE);
    ObjectNode json = SandboxJson.object();
    json.put("count_element", rows.size());
    json.put("current_page", page);
    json.put("per_page", size);
    json.putArray("sort");
    ArrayNode elements = json.putArray("elements");
    rows.stream().skip((page - 1L) * size).limit(size).forEach(elements::add);
    return json;
  }

  static EmulatorResponse page(SplioCall call, List<? extends JsonNode> rows) {
    return EmulatorResponse.json(200, numbered(call, rows, 50));
  }

  /**
   * A list by cursor. A cursor names the row it stands behind and its place in the order.
   *
   * @param rows all rows in the order asked for
   * @param id tells rows apart
   */
  static <T> EmulatorResponse cursor(
      SplioCall call,
      List<T> rows,
      ToLongFunction<T> id,
      java.util.function.Function<T, ? extends JsonNode> wire) {
    int limit = call.number("limit", 50, MOST);
    int from =
        call.query("after")
            .map(text -> place(text, rows, id) + 1)
            .orElseGet(
                () ->
                    call.query("before")
                        .map(text -> Math.max(0, place(text, rows, id) - limit))
                        .orElse(0));
    List<T> shown = rows.stream().skip(from).limit(limit).toList();
    ObjectNode json = SandboxJson.object();
    ObjectNode paging = json.putObject("paging");
    ObjectNode cursors = paging.putObject("cursors");
    boolean more = from + shown.size() < rows.size();
    if (more) {
      cursors.put("after", cursor(id.applyAsLong(shown.get(shown.size() - 1))));
    } else {
      cursors.putNull("after");
    }
    if (from > 0 && !shown.isEmpty()) {
      cursors.put("before", cursor(id.applyAsLong(shown.get(0))));
    } else {
      cursors.putNull("before");
    }
    paging.put("previous", "").put("next", "");
    json.put("count_element", shown.size());
    ArrayNode elements = json.putArray("elements");
    shown.forEach(row -> elements.add(wire.apply(row)));
    return EmulatorResponse.json(200, json);
  }

  static String cursor(long id) {
    return Base64.getEncoder().encodeToString(("[" + id + "]").getBytes(StandardCharsets.US_ASCII));
  }

  /** A row that is gone cannot be stood behind; the real system's answer is unknown, ours is a refusal. */
  private static <T> int place(String cursor, List<T> rows, ToLongFunction<T> id) {
    for (int i = 0; i < rows.size(); i++) {
      if (cursor(id.applyAsLong(rows.get(i))).equals(cursor)) {
        return i;
      }
    }
    throw SplioRefusal.wrongValue("after", "The cursor is not valid");
  }
}
