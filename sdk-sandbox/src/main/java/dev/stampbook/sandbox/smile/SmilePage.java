package dev.stampbook.sandbox.smile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Holds one page of a list that is sorted by id, newest first, and its opaque cursors (sheet
 * section 6). New rows move to the front, so walking on never skips an older row.
 *
 * @param rows at most as many as asked for
 * @param next the cursor to older rows, if there are any
 * @param previous the cursor to newer rows, if there may be any
 */
record SmilePage<T>(List<T> rows, Optional<String> next, Optional<String> previous) {

  private static final String OLDER = "older:";
  private static final String NEWER = "newer:";

  /**
   * Asks for a page.
   *
   * @param limit most rows
   * @param cursor where to go on; nothing for the newest rows
   */
  record Ask(int limit, Optional<String> cursor) {}

  /**
   * Returns the rows of the asked page that fit.
   *
   * @param byId all rows by rising id
   * @param worthwhile false for the first row behind which, going back in time, nothing can fit
   * @param fits which rows the client asked for
   * @throws SmileRefusal with status 400 when the cursor is none of ours
   */
  static <T> SmilePage<T> of(
      NavigableMap<Long, T> byId, Predicate<T> worthwhile, Predicate<T> fits, Ask ask) {
    String at = ask.cursor().map(SmilePage::decode).orElse("");
    if (at.startsWith(NEWER)) {
      List<Map.Entry<Long, T>> found =
          take(byId.tailMap(idIn(at), false), row -> true, fits, ask.limit() + 1);
      List<Map.Entry<Long, T>> rows = new ArrayList<>(firstOf(found, ask.limit()));
      Collections.reverse(rows);
      return page(rows, true, found.size() > ask.limit());
    }
    NavigableMap<Long, T> older = at.isEmpty() ? byId : byId.headMap(idIn(at), false);
    List<Map.Entry<Long, T>> found = take(older.descendingMap(), worthwhile, fits, ask.limit() + 1);
    return page(firstOf(found, ask.limit()), found.size() > ask.limit(), !at.isEmpty());
  }

  /** Walks by iterator: a stream over a part of a tree map would count the whole part first. */
  private static <T> List<Map.Entry<Long, T>> take(
      NavigableMap<Long, T> rows, Predicate<T> worthwhile, Predicate<T> fits, int most) {
    List<Map.Entry<Long, T>> taken = new ArrayList<>();
    for (Map.Entry<Long, T> row : rows.entrySet()) {
      if (taken.size() == most || !worthwhile.test(row.getValue())) {
        break;
      }
      if (fits.test(row.getValue())) {
        taken.add(row);
      }
    }
    return taken;
  }

  private static <T> List<T> firstOf(List<T> rows, int most) {
    return rows.size() > most ? rows.subList(0, most) : rows;
  }

  private static <T> SmilePage<T> page(
      List<Map.Entry<Long, T>> rows, boolean hasOlder, boolean hasNewer) {
    if (rows.isEmpty()) {
      return new SmilePage<>(List.of(), Optional.empty(), Optional.empty());
    }
    long first = rows.get(0).getKey();
    long last = rows.get(rows.size() - 1).getKey();
    return new SmilePage<>(
        rows.stream().map(Map.Entry::getValue).toList(),
        hasOlder ? Optional.of(encode(OLDER + last)) : Optional.empty(),
        hasNewer ? Optional.of(encode(NEWER + first)) : Optional.empty());
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decode(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (text.matches("(" + OLDER + "|" + NEWER + ")\\d{1,18}")) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw SmileRefusal.malformed("The cursor is not valid.");
    }
    throw SmileRefusal.malformed("The cursor is not valid.");
  }

  private static long idIn(String decoded) {
    return Long.parseLong(decoded.substring(decoded.indexOf(':') + 1));
  }
}
