package dev.stampbook.bigcommerce.api;

import java.util.Map;
import java.util.Optional;

/** What a V3 list tells beside its rows (sheet 6). */
public record PageMeta(
    Optional<Pagination> pagination, Optional<CursorPagination> cursorPagination) {

  /** Where an offset page stands (sheet 6); {@code totalPages} is 1 for an empty result. */
  public record Pagination(
      Optional<Long> total,
      Optional<Integer> count,
      Optional<Integer> perPage,
      Optional<Integer> currentPage,
      Optional<Integer> totalPages,
      Map<String, String> links) {}

  /** Where a cursor page stands (sheet 6). */
  public record CursorPagination(
      Optional<Integer> count,
      Optional<Integer> perPage,
      Optional<String> startCursor,
      Optional<String> endCursor,
      Map<String, String> links) {}
}
