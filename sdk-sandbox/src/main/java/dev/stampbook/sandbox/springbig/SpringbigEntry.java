package dev.stampbook.sandbox.springbig;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds one row of a member's check-ins: a visit, or a negative one that takes points back.
 *
 * @param id Springbig's own number, rising with time
 * @param memberId whose points changed
 * @param posType the calling system
 * @param posId the key it was reported with
 * @param points points, negative when taken back
 * @param total the money of a visit
 * @param date the transaction date of a visit as sent
 * @param location the shop of a visit
 * @param lines how many lines a visit had
 * @param at when it was recorded
 */
public record SpringbigEntry(
    long id,
    long memberId,
    String posType,
    String posId,
    long points,
    Optional<BigDecimal> total,
    Optional<String> date,
    Optional<String> location,
    int lines,
    Instant at) {}
