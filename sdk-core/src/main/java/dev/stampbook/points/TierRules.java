package dev.stampbook.points;

import dev.stampbook.member.TierName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tiers by net qualifying spend (C17): paid minus refunded, before the order in question, in program currency; thresholds inclusive;
 * never by points.
 *
 * @param tiers ascending by threshold; the first threshold is 0
 * @param downgrade what happens when net spend falls below a threshold again
 */
public record TierRules(List<Tier> tiers, Downgrade downgrade) {

  /**
   * One tier.
   *
   * @param name its name
   * @param from net spend from which it applies, inclusive, in units of the program currency
   * @param multiplier factor on the rate, positive
   */
  public record Tier(TierName name, BigDecimal from, BigDecimal multiplier) {}

  /** Whether a tier once reached can be lost. */
  public enum Downgrade {
    FOLLOWS_SPEND,
    STICKY
  }

  public TierRules {
    List<Tier> sorted = new ArrayList<>(tiers);
    sorted.sort(Comparator.comparing(Tier::from));
    if (sorted.isEmpty() || sorted.get(0).from().signum() != 0) {
      throw new IllegalArgumentException("the first tier starts at a net spend of 0");
    }
    tiers = List.copyOf(sorted);
  }

  /** Returns the tier of a member with this net spend; negative spend counts as 0. */
  public Tier tierFor(BigDecimal netSpend) {
    Tier reached = tiers.get(0);
    for (Tier tier : tiers) {
      if (tier.from().compareTo(netSpend) <= 0) {
        reached = tier;
      }
    }
    return reached;
  }
}
