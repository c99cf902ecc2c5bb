package dev.stampbook.leat.api;

import dev.stampbook.http.json.OpenEnum;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Something points can buy (sheet section 3.6). What it is worth at a checkout stands in attributes of the account's own, if anywhere.
 *
 * @param id a number no call uses
 * @param uuid key
 * @param title what members read
 * @param description what members read below it
 * @param requiredCredits the price; without one it cannot be bought
 * @param rewardType physical or digital
 * @param type the same once more in lists
 * @param isActive whether it is on offer
 * @param active the same once more in single reads
 * @param media picture
 * @param costPrice what it costs the merchant
 * @param stock how many are left; empty for no limit
 * @param preRedeemable whether a physical one can be claimed before it is collected
 * @param expirationDuration seconds until a claimed one expires
 */
public record Reward(
    Optional<Long> id,
    String uuid,
    Optional<String> title,
    Optional<String> description,
    Optional<Long> requiredCredits,
    Optional<OpenEnum<Type>> rewardType,
    Optional<OpenEnum<Type>> type,
    Optional<Boolean> isActive,
    Optional<Boolean> active,
    Optional<Media> media,
    Optional<BigDecimal> costPrice,
    Optional<Long> stock,
    Optional<Boolean> preRedeemable,
    Optional<Long> expirationDuration) {

  /** The kinds of rewards. */
  public enum Type {
    /** Is handed over. */
    PHYSICAL,
    /** Is a code. */
    DIGITAL
  }

  /** Returns whether it is on offer, by whichever of the two names the answer uses. */
  public boolean onOffer() {
    return isActive.or(() -> active).orElse(false);
  }

  /** Changes a reward; sent {@link WithAttributes}. */
  public record Update(
      Optional<String> title, Optional<String> description, Optional<Long> requiredCredits) {}

  /** A reward that was claimed and can be collected (sheet section 3.6). */
  public record Collectable(
      String uuid,
      Optional<String> title,
      Optional<Contact> contact,
      Optional<Reward> reward,
      Optional<java.time.Instant> createdAt,
      Optional<java.time.Instant> expiresAt,
      Optional<Boolean> hasBeenCollected) {}
}
