package dev.stampbook.pos.blaze.api;

import java.util.List;
import java.util.Optional;

/**
 * A list in its envelope (sheet section 6). Some endpoints send {@code values} alone.
 *
 * @param values the rows; an answer without them is no empty list
 * @param skip how many rows stand before them
 * @param limit how many rows Blaze gives at most, perhaps fewer than were asked for
 * @param total how many rows there are in all
 */
public record Rows<T>(
    Optional<List<T>> values,
    Optional<Integer> skip,
    Optional<Integer> limit,
    Optional<Long> total) {}
