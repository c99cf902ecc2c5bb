package dev.stampbook.splio.api;

import java.util.List;
import java.util.Optional;

/**
 * A page by cursor (sheet section 6).
 *
 * @param paging where it goes on
 * @param countElement rows; of the page or of all, which is not said
 */
public record CursorPage<T>(
    Optional<CursorPaging> paging, Optional<Long> countElement, List<T> elements) {}
