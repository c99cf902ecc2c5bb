package dev.stampbook.splio.api;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Points to credit (sheet section 3.4). Negative numbers are documented for files only (U2).
 *
 * @param context shown in the ledger as the message; carries our reference
 * @param isFinal meaning unknown; true (U1)
 * @param idempotencyKey a second call with it is refused
 */
public record CreditRequest(
    Optional<LocalDateTime> eventDate,
    long nqPointsQuantity,
    long qPointsQuantity,
    String context,
    boolean isFinal,
    Optional<String> idempotencyKey) {}
