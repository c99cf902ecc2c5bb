package dev.stampbook.splio.api;

import java.util.Optional;

/**
 * Where a cursor list goes on (sheet section 6).
 *
 * @param previous address of the page before; empty at the start
 * @param next address of the page behind; empty at the end
 */
public record CursorPaging(
    Optional<CursorPaging.Cursors> cursors, Optional<String> previous, Optional<String> next) {
  /**
   * Cursors; valid with the same sort only.
   *
   * @param after asks for what is behind; null at the end
   * @param before asks for what is before; null at the start
   */
  public record Cursors(Optional<String> after, Optional<String> before) {}
}
