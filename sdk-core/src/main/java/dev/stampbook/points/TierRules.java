package dev.stampbook.points;

import dev.stampbook.member.TierName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
  public record Tier(TierName name, BigDecimal from, BigDecimal multiplier) {

    public Tier {
      if (multiplier.signum() <= 0) {
        throw new IllegalArgumentException(
            "the multiplier of tier " + name + " is positive, not " + multiplier.toPlainString());
      }
    }
  }

  /** Whether a tier once reached can be lost. */
  public enum Downgrade {
    /** The tier is always that of the net spend. */
    FOLLOWS_SPEND,
    /** The highest tier ever reached stays. */
    STICKY
  }

  public TierRules {
    List<Tier> sorted = new ArrayList<>(tiers);
    sorted.sort(Comparator.comparing(Tier::from));
    if (sorted.isEmpty() || sorted.get(0).from().signum() != 0) {
      throw new IllegalArgumentException(
          "the first tier starts at a net spend of 0; add one with multiplier 1 if need be");
    }
    Set<TierName> names = new HashSet<>();
    for (int i = 0; i < sorted.size(); i++) {
      Tier tier = sorted.get(i);
      boolean sameThreshold = i > 0 && sorted.get(i - 1).from().compareTo(tier.from()) == 0;
      if (sameThreshold || !names.add(tier.name())) {
        throw new IllegalArgumentException(
            "tier " + tier.name() + " shares its name or threshold with another; give it its own");
      }
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

  /**
   * Returns the tier of a member who was in a tier before; with {@link Downgrade#STICKY} never a lower one.
   *
   * @param before the tier in force so far; one that is not in these rules any more does not hold
   */
  public Tier tierFor(BigDecimal netSpend, TierName before) {
    Tier bySpend = tierFor(netSpend);
    if (downgrade == Downgrade.FOLLOWS_SPEND) {
      return bySpend;
    }
    return tiers.stream()
        .filter(tier -> tier.name().equals(before))
        .filter(tier -> tier.from().compareTo(bySpend.from()) > 0)
        .findFirst()
        .orElse(bySpend);
  }
}
