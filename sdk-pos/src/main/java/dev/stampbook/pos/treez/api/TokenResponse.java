package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import dev.stampbook.http.Secret;
import java.util.Optional;

/**
 * A v2 token (sheet 2).
 *
 * @param expiresAt a time whose offset has no colon
 * @param expiresIn seconds, usually as a text
 */
public record TokenResponse(
    @Json(name = "resultCode") Optional<String> resultCode,
    @Json(name = "resultReason") Optional<String> resultReason,
    @Json(name = "resultDetail") Optional<String> resultDetail,
    Optional<Secret> accessToken,
    Optional<Secret> refreshToken,
    Optional<WireTime> expiresAt,
    Optional<Long> expiresIn,
    Optional<String> expires)
    implements Envelope {}
