package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Optional;

/** One page of tickets (sheet 6); only lists by status tell their length. */
public record TicketListResponse(
    @Json(name = "resultCode") Optional<String> resultCode,
    @Json(name = "resultReason") Optional<String> resultReason,
    @Json(name = "resultDetail") Optional<String> resultDetail,
    @Json(name = "pageElements") Optional<Integer> pageElements,
    @Json(name = "totalElements") Optional<Integer> totalElements,
    @Json(name = "ticketList") Optional<List<TicketRow>> ticketList)
    implements Envelope {}
