package dev.stampbook.smile.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry of the points ledger (sheet section 3.2). It has no type, no status, no balance and no order.
 *
 * @param id Smile's number, rising with time
 * @param customerId whose points changed
 * @param pointsChange the signed change
 * @param description what the customer reads
 * @param internalNote what only the merchant reads; carries our reference
 * @param createdAt when it was recorded
 * @param updatedAt when the record last changed
 */
public record PointsTransaction(
    long id,
    Optional<Long> customerId,
    Optional<Long> pointsChange,
    Optional<String> description,
    Optional<String> internalNote,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {

  /** Shows no text: people write names into notes. */
  @Override
  public String toString() {
    return "points transaction(" + id + ")";
  }

  /** The envelope of one entry. */
  public record Single(PointsTransaction pointsTransaction) {}

  /** One page of entries, newest first. */
  public record Page(
      Optional<List<PointsTransaction>> pointsTransactions, Optional<CursorMetadata> metadata) {}
}
