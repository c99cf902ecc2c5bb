package dev.stampbook.sandbox.shop;

import java.time.Instant;

/**
 * Says which shop to make: the same values make the same shop, to the last cent, on every machine.
 *
 * @param seed any number
 * @param orders how many orders it has at the start, 0 to 1,000,000
 * @param until when the last of them was changed; they spread over the year before
 * @param flavour what kind of shop it is
 */
public record ShopSeed(long seed, int orders, Instant until, Flavour flavour) {

  private static final Instant DEFAULT_UNTIL = Instant.parse("2026-01-15T12:00:00Z");

  /** Says what kind of shop to make; it decides what its orders are made of and how they change. */
  public enum Flavour {
    /** An online shop: shipping, several currencies, gift certificates, every state and kind of refund. */
    WEB,
    /**
     * A till: one currency, prices without tax, no shipping, handling, wrapping or gift certificates, every customer with a phone number of
     * their own. A sale is open, completed, cancelled or refunded; a completed one is changed by refunds of its lines alone.
     */
    POS
  }

  /** Refuses impossible sizes. */
  public ShopSeed {
    if (orders < 0 || orders > 1_000_000) {
      throw new IllegalArgumentException("A shop has 0 to 1,000,000 orders, not " + orders + ".");
    }
  }

  /** Describes an online shop. */
  public ShopSeed(long seed, int orders, Instant until) {
    this(seed, orders, until, Flavour.WEB);
  }

  /** Returns a seed of an online shop whose last order was changed on 15 January 2026 at noon, UTC. */
  public static ShopSeed of(long seed, int orders) {
    return new ShopSeed(seed, orders, DEFAULT_UNTIL);
  }

  /** Returns a copy that makes another kind of shop. */
  public ShopSeed flavoured(Flavour kind) {
    return new ShopSeed(seed, orders, until, kind);
  }
}
