package dev.stampbook.sandbox.splio;

import java.time.Instant;

/**
 * One change of points of one kind.
 *
 * @param id ascending
 * @param card whose
 * @param kind {@code nq} or {@code q}
 * @param points the signed change
 * @param event what moved them
 * @param eventDate when that happened
 * @param computedAt from when the engine knows it: earlier nobody sees it
 * @param validFrom from when it can be spent
 * @param validUntil until when
 * @param message the context of a credit, or empty
 * @param about what the event is about, or empty
 */
record SplioEntry(
    long id,
    String card,
    String kind,
    long points,
    String event,
    Instant eventDate,
    Instant computedAt,
    Instant validFrom,
    Instant validUntil,
    String message,
    String about) {}
