package dev.stampbook.sandbox.smile;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds one issued reward (sheet section 3.2). The emulator issues at once, so none is ever pending.
 *
 * @param id Smile's own number, rising with time
 * @param customerId who redeemed
 * @param name what the reward is called
 * @param code what the shopper enters at checkout
 * @param usage whether the shop reported the code used
 * @param usedAt when the code was used
 * @param expiresAt when the code stops working; nothing for never
 * @param createdAt when it was issued
 * @param updatedAt when its record last changed
 */
public record SmileFulfillment(
    long id,
    long customerId,
    String name,
    String code,
    Usage usage,
    Optional<Instant> usedAt,
    Optional<Instant> expiresAt,
    Instant createdAt,
    Instant updatedAt) {

  /** Says whether a code was used (sheet section 5). */
  public enum Usage {
    /** An order with the code was completed. */
    USED,
    /** No such order is known. */
    UNUSED,
    /** Smile cannot know. */
    UNTRACKED
  }

  SmileFulfillment used(Instant at) {
    return new SmileFulfillment(
        id, customerId, name, code, Usage.USED, Optional.of(at), expiresAt, createdAt, at);
  }

  @Override
  public String toString() {
    return "SmileFulfillment[id=" + id + ", usage=" + usage + "]";
  }
}
