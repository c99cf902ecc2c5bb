package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import java.util.Optional;

/**
 * The configured discounts of a store. The shape of the list is not published (sheet 14).
 *
 * @param data whatever came: objects as maps, numbers as decimals
 */
public record StoreDiscountsResponse(
    @Json(name = "resultCode") Optional<String> resultCode,
    @Json(name = "resultReason") Optional<String> resultReason,
    @Json(name = "resultDetail") Optional<String> resultDetail,
    Optional<Object> data)
    implements Envelope {}
