package dev.stampbook.http;

import java.time.Instant;

/**
 * A token with an end.
 *
 * @param value the token without any prefix such as {@code Bearer}
 * @param expiresAt the moment from which it is refused; {@link Instant#MAX} when it has no known end
 */
public record AccessToken(Secret value, Instant expiresAt) {}
