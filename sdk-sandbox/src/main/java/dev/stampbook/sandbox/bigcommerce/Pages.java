package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.array;
import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Cuts lists into pages in the manners of section 6. */
final class Pages {

  static final int MAX_LIMIT = 250;
  private static final int DEFAULT_LIMIT = 50;

  private Pages() {}

  /** Answers a V2 list: a bare array, or 204 without a body when the page holds nothing. */
  static <T> EmulatorResponse v2(Call call, List<T> all, Function<T, JsonNode> json) {
    List<T> page = cut(call, all);
    if (page.isEmpty()) {
      return EmulatorResponse.empty(204);
    }
    return EmulatorResponse.json(200, rows(page, json));
  }

  /** Answers a V3 list with {@code data} and {@code meta.pagination}. */
  static <T> EmulatorResponse v3(Call call, List<T> all, Function<T, JsonNode> json) {
    List<T> page = cut(call, all);
    ObjectNode body = object();
    body.set("data", rows(page, json));
    body.putObject("meta").set("pagination", pagination(call, all.size(), page.size()));
    return EmulatorResponse.json(200, body);
  }

  /**
   * Answers a V3 list that also knows cursors: the first page carries both metas, a page asked for
   * by {@code after} or {@code before} the cursors only.
   */
  static <T> EmulatorResponse v3Cursor(
      Call call, List<T> all, ToIntFunction<T> id, Function<T, JsonNode> json) {
    int limit = limit(call);
    Optional<Integer> after = call.query("after").map(text -> place(call, text, all, id) + 1);
    Optional<Integer> before = call.query("before").map(text -> place(call, text, all, id) - limit);
    boolean byCursor = after.isPresent() || before.isPresent();
    int page = call.queryNumber("page").orElse(1);
    int from = Math.max(0, after.or(() -> before).orElse((page - 1) * limit));
    int to = Math.min(all.size(), from + limit);
    List<T> rows = from >= to ? List.of() : all.subList(from, to);
    ObjectNode body = object();
    body.set("data", rows(rows, json));
    ObjectNode meta = body.putObject("meta");
    if (!byCursor) {
      meta.set("pagination", pagination(call, all.size(), rows.size()));
    }
    if (byCursor || page == 1) {
      ObjectNode cursor = meta.putObject("cursor_pagination");
      cursor.put("count", rows.size()).put("per_page", limit);
      ObjectNode links = object();
      if (!rows.isEmpty()) {
        String start = cursor(id.applyAsInt(rows.get(0)));
        String end = cursor(id.applyAsInt(rows.get(rows.size() - 1)));
        cursor.put("start_cursor", start).put("end_cursor", end);
        if (from > 0) {
          links.put("previous", "?limit=" + limit + "&before=" + start);
        }
        if (to < all.size()) {
          links.put("next", "?limit=" + limit + "&after=" + end);
        }
      }
      cursor.set("links", links);
    }
    return EmulatorResponse.json(200, body);
  }

  /** Answers one V3 object. */
  static EmulatorResponse one(int status, JsonNode data) {
    ObjectNode body = object();
    body.set("data", data);
    body.putObject("meta");
    return EmulatorResponse.json(status, body);
  }

  static <T> ArrayNode rows(List<T> page, Function<T, JsonNode> json) {
    ArrayNode rows = array();
    page.forEach(row -> rows.add(json.apply(row)));
    return rows;
  }

  private static <T> List<T> cut(Call call, List<T> all) {
    int limit = limit(call);
    long from = (long) (call.queryNumber("page").orElse(1) - 1) * limit;
    return from < 0 || from >= all.size()
        ? List.of()
        : all.subList((int) from, (int) Math.min(all.size(), from + limit));
  }

  private static int limit(Call call) {
    int limit = call.queryNumber("limit").orElse(DEFAULT_LIMIT);
    if (limit < 1) {
      throw Refusal.of(call.request().path(), 422, "The limit must be positive.");
    } else if (limit > MAX_LIMIT && call.request().path().contains("/promotions")) {
      throw Refusal.inErrors(422, "The limit must be at most 250.");
    } else if (limit > MAX_LIMIT) {
      throw Refusal.of(call.request().path(), 413, "The limit must be at most 250.");
    }
    return limit;
  }

  private static ObjectNode pagination(Call call, int total, int count) {
    int limit = limit(call);
    int page = call.queryNumber("page").orElse(1);
    int pages = Math.max(1, (total + limit - 1) / limit);
    ObjectNode links = object();
    if (page > 1) {
      links.put("previous", "?page=" + (page - 1) + "&limit=" + limit);
    }
    links.put("current", "?page=" + page + "&limit=" + limit);
    if (page < pages) {
      links.put("next", "?page=" + (page + 1) + "&limit=" + limit);
    }
    ObjectNode meta = object();
    meta.put("total", total).put("count", count).put("per_page", limit);
    meta.put("current_page", page).put("total_pages", pages).set("links", links);
    return meta;
  }

  private static String cursor(int id) {
    return Base64.getEncoder().encodeToString(("id:" + id).getBytes(StandardCharsets.UTF_8));
  }

  private static <T> int place(Call call, String cursor, List<T> all, ToIntFunction<T> id) {
    for (int i = 0; i < all.size(); i++) {
      if (cursor(id.applyAsInt(all.get(i))).equals(cursor)) {
        return i;
      }
    }
    throw Refusal.of(call.request().path(), 422, "The cursor is not valid.");
  }
}
