package dev.stampbook.sandbox.smile;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds one line of a customer's ledger, a points transaction in Smile's words (sheet section 3.2).
 *
 * @param id Smile's own number, rising with time
 * @param customerId whose points changed
 * @param change points, negative when taken away
 * @param description what the customer sees
 * @param internalNote what only the merchant sees; carries the reference of a client
 * @param createdAt when the change was made
 */
public record SmileEntry(
    long id,
    long customerId,
    long change,
    String description,
    Optional<String> internalNote,
    Instant createdAt) {}
