package dev.stampbook.pos.treez.api;

import com.squareup.moshi.Json;

/**
 * Merges two customers (sheet 3.1).
 *
 * @param sourceCustomerId who is deactivated
 * @param destinationCustomerId who goes on
 */
public record CustomerMerge(
    @Json(name = "sourceCustomerId") String sourceCustomerId,
    @Json(name = "destinationCustomerId") String destinationCustomerId) {}
