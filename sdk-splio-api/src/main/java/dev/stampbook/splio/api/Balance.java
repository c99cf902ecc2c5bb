package dev.stampbook.splio.api;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What a card holds (sheet section 3.4).
 *
 * @param pending what is held back still
 * @param redeemed what was spent, when asked for; shape unknown
 */
public record Balance(
    Optional<Balance.Side> remaining,
    Optional<Balance.Side> pending,
    Map<String, Object> redeemed) {
  /** Both kinds of points. */
  public record Side(Optional<Balance.Bucket> nqPoints, Optional<Balance.Bucket> qPoints) {}

  /**
   * Points of one kind.
   *
   * @param nextMovement what happens to them next
   */
  public record Bucket(BigDecimal total, Optional<Balance.Movement> nextMovement) {}

  /** The next expiry of remaining points, or the next release of pending ones. */
  public record Movement(Optional<LocalDateTime> date, Optional<BigDecimal> value) {}
}
