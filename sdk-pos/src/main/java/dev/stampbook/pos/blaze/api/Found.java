package dev.stampbook.pos.blaze.api;

import java.util.Optional;

/**
 * The answer to a look-up. What a miss looks like is not documented: status 404, no body and {@code null} all mean nobody (sheet section
 * 14); the first two are an empty {@code Optional} around this.
 *
 * @param value what was found, empty for {@code null}
 */
public record Found<T>(Optional<T> value) {}
