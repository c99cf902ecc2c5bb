package dev.stampbook.pos.blaze.api;

import java.util.Optional;

/**
 * The answer to a look-up. What a miss looks like is not documented: status 404, status 204 and {@code null} all mean nobody (sheet section
 * 14); the first two are an empty {@code Optional} around this. A success that lost its body on the way looks like none of them and is a
 * failure, because a failed look-up must not read as nobody (C11).
 *
 * @param value what was found, empty for {@code null}
 */
public record Found<T>(Optional<T> value) {}
