package dev.stampbook.sandbox.smile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Holds where a customer stands in a lifetime VIP programme (sheet section 3.2).
 *
 * @param progress points earned
 * @param tier the highest tier reached
 * @param next the lowest tier not reached
 */
record SmileVipStatus(BigDecimal progress, Optional<SmileTier> tier, Optional<SmileTier> next) {

  /** Finds the tiers around some progress; tiers come sorted by milestone. */
  static SmileVipStatus of(BigDecimal progress, List<SmileTier> tiers) {
    Optional<SmileTier> reached = Optional.empty();
    for (SmileTier tier : tiers) {
      if (tier.milestone().compareTo(progress) > 0) {
        return new SmileVipStatus(progress, reached, Optional.of(tier));
      }
      reached = Optional.of(tier);
    }
    return new SmileVipStatus(progress, reached, Optional.empty());
  }

  Optional<BigDecimal> toNext() {
    return next.map(tier -> tier.milestone().subtract(progress));
  }
}
