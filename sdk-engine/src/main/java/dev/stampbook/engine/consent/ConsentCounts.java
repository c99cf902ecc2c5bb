package dev.stampbook.engine.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * How a registry stands.
 *
 * @param persons people with at least one record or known account
 * @param records records in the chain
 * @param waitingOptOuts opt-outs that some system has not acknowledged yet
 * @param oldestOptOut when the oldest of them was recorded; the law gives ten business days
 * @param waitingOptIns opt-ins that some system has not acknowledged yet
 * @param refused messages a system keeps refusing; they are tried again, but somebody should look
 * @param held opt-ins that are held back because the system's no may be newer; the person has to be asked again
 * @param toAsk people who have to be asked
 */
public record ConsentCounts(
    long persons,
    long records,
    long waitingOptOuts,
    Optional<Instant> oldestOptOut,
    long waitingOptIns,
    long refused,
    long held,
    long toAsk) {}
