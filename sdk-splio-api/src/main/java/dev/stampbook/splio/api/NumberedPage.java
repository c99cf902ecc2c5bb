package dev.stampbook.splio.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page by number (sheet section 6).
 *
 * @param countElement rows in all
 * @param perPage rows per page; missing in some lists
 * @param sort sort order; an empty list when there is none
 */
public record NumberedPage<T>(
    Optional<Long> countElement,
    Optional<Long> currentPage,
    Optional<Long> perPage,
    Map<String, Object> sort,
    List<T> elements) {}
