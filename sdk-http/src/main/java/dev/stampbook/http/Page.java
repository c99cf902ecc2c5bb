package dev.stampbook.http;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param items what it holds, in order
 * @param next where the next page begins: a cursor, a page number, a time; empty on the last page
 */
public record Page<K, T>(List<T> items, Optional<K> next) {

  public Page {
    items = List.copyOf(items);
  }

  /** Returns the last page. */
  public static <K, T> Page<K, T> last(List<T> items) {
    return new Page<>(items, Optional.empty());
  }

  /** Returns a page whose cursor may be blank, which means the last one as well. */
  public static <T> Page<String, T> cursor(List<T> items, Optional<String> next) {
    return new Page<>(items, next.filter(cursor -> !cursor.isBlank()));
  }
}
