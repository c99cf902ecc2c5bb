package dev.stampbook.pos.blaze.api;

import java.util.Optional;

/**
 * A row of a list: the object, or why it could not be read. It spoils itself and not its page.
 *
 * @param value the object
 * @param unreadable what is wrong, when there is no object
 */
public record Row<T>(Optional<T> value, Optional<Unreadable> unreadable) {

  /**
   * A row of an unexpected shape.
   *
   * @param id the text of its {@code id}, empty when even that is missing
   * @param problem where it differs from what was expected; holds no value of the row
   */
  public record Unreadable(Optional<String> id, String problem) {}
}
