package dev.stampbook.splio.api;

import java.util.Map;
import java.util.Optional;

/**
 * A page of the old ledger, whose page object is nested inside {@code elements} (sheet section 3.4). Announced for removal.
 *
 * @param elements a page object, or a list
 */
public record LegacyPointPage(
    Optional<Long> countElement,
    Optional<Long> currentPage,
    Optional<Long> perPage,
    Map<String, Object> sort,
    Optional<Object> elements) {}
