package dev.stampbook.sandbox.leat;

/**
 * A kind of marketing (sheet section 3.8).
 *
 * @param uuid key; answers leave it out where {@code key} says so
 * @param id number
 * @param name what people read
 * @param strategy {@code OPT_IN}, {@code OPT_OUT} or {@code DOUBLE_OPT_IN}
 * @param key whether answers show the key
 */
public record LeatSubscriptionType(String uuid, long id, String name, String strategy, Key key) {

  /** Whether answers show the key (sheet section 12). */
  public enum Key {
    SHOWN,
    HIDDEN
  }
}
