package dev.stampbook.sandbox.shop;

import java.time.Instant;

/**
 * Says which shop to make: the same values make the same shop, to the last cent, on every machine.
 *
 * @param seed any number
 * @param orders how many orders it has at the start, 0 to 1,000,000
 * @param until when the last of them was changed; they spread over the year before
 */
public record ShopSeed(long seed, int orders, Instant until) {

  private static final Instant DEFAULT_UNTIL = Instant.parse("2026-01-15T12:00:00Z");

  /** Refuses impossible sizes. */
  public ShopSeed {
    if (orders < 0 || orders > 1_000_000) {
      throw new IllegalArgumentException("A shop has 0 to 1,000,000 orders, not " + orders + ".");
    }
  }

  /** Returns a seed whose last order was changed on 15 January 2026 at noon, UTC. */
  public static ShopSeed of(long seed, int orders) {
    return new ShopSeed(seed, orders, DEFAULT_UNTIL);
  }
}
