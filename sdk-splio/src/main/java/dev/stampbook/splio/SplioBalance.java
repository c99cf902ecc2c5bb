package dev.stampbook.splio;

import java.time.Instant;
import java.util.Optional;

/**
 * Everything a card holds, of both kinds of points (sheet section 3.4, Balance). Numbers are whole points, rounded down.
 *
 * @param spendable points that can be spent now
 * @param nextExpiry the next time spendable points end, and how many of them
 * @param pendingSpendable spendable points held back still
 * @param nextRelease the next time pending points become spendable (inferred), and how many of them
 * @param status points that count towards the tier
 * @param nextStatusExpiry the next time status points end, and how many of them
 * @param pendingStatus status points held back still
 * @param nextStatusRelease the next time pending status points count (inferred), and how many of them
 */
public record SplioBalance(
    long spendable,
    Optional<Movement> nextExpiry,
    long pendingSpendable,
    Optional<Movement> nextRelease,
    long status,
    Optional<Movement> nextStatusExpiry,
    long pendingStatus,
    Optional<Movement> nextStatusRelease) {

  /**
   * Points that change at a time.
   *
   * @param at when, by the configured zone of loyalty dates
   * @param points how many
   */
  public record Movement(Instant at, long points) {}
}
