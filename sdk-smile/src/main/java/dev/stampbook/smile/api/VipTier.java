package dev.stampbook.smile.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A tier of the program (sheet section 3.2).
 *
 * @param id Smile's number
 * @param name what customers read
 * @param imageUrl picture
 * @param milestone where the tier begins, in points or money; the API does not say which
 * @param perks what members of the tier enjoy, when asked for with {@code include}
 * @param entryRewards what entering the tier gives, when asked for with {@code include}
 */
public record VipTier(
    long id,
    Optional<String> name,
    Optional<String> imageUrl,
    Optional<BigDecimal> milestone,
    List<Perk> perks,
    List<Reward> entryRewards) {

  /**
   * One thing members of a tier enjoy.
   *
   * @param name what customers read
   */
  public record Perk(Optional<String> name) {}

  /** All tiers, lowest milestone first; never paged. */
  public record Listing(Optional<List<VipTier>> vipTiers) {}
}
