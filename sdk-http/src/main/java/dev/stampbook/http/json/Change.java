package dev.stampbook.http.json;

import java.util.Optional;

/**
 * A field of a partial update with three states: left as it is (not written), cleared (written as {@code null}), or set to a value.
 */
public sealed interface Change<T> {

  /** Returns the change that leaves the field as it is. */
  static <T> Change<T> keep() {
    return new Keep<>();
  }

  /** Returns the change that empties the field. */
  static <T> Change<T> clear() {
    return new Clear<>();
  }

  /** Returns the change to this value. */
  static <T> Change<T> to(T value) {
    return new To<>(value);
  }

  /** Returns the change to the value where there is one; otherwise the field is left as it is. */
  static <T> Change<T> toIfPresent(Optional<T> value) {
    return value.map(Change::to).orElseGet(Change::keep);
  }

  /** Not written. */
  record Keep<T>() implements Change<T> {}

  /** Written as {@code null}. */
  record Clear<T>() implements Change<T> {}

  /**
   * Written as a value.
   *
   * @param value what is written
   */
  record To<T>(T value) implements Change<T> {}
}
