package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Optional;

/** Customers; one or many, as the operation and the version like it (sheet 3.1). */
public record CustomerResponse(
    @Json(name = "resultCode") Optional<String> resultCode,
    @Json(name = "resultReason") Optional<String> resultReason,
    @Json(name = "resultDetail") Optional<String> resultDetail,
    @OneOrMany List<Customer> data)
    implements Envelope {}
