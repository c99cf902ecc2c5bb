package dev.stampbook.sandbox.bigcommerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Describes what a coupon code gives at a checkout, wherever the code comes from.
 *
 * @param code the code as issued
 * @param couponId the coupon or promotion behind it
 * @param name the name shoppers see
 * @param gives what it gives
 * @param value the amount, or the percentage; zero for the other kinds
 * @param use counts a use by a customer (0 for a guest)
 */
record Offer(
    String code, int couponId, String name, Gives gives, BigDecimal value, IntConsumer use) {

  enum Gives {
    AMOUNT("per_total_discount"),
    PERCENT("percentage_discount"),
    FREE_SHIPPING("free_shipping"),
    CHEAPEST_ITEM("promotion");

    private final String wireName;

    Gives(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  /** Finds the offer behind a code, or refuses it for a checkout. */
  interface Source {
    /**
     * Returns the offer, or nothing when the source does not know the code.
     *
     * @throws Refusal when the code is known but may not be used: spent, expired, not eligible
     */
    Optional<Offer> find(String code, Checkout checkout);
  }

  /** Says what an offer's conditions are checked against. */
  record Checkout(int customerId, String currency, BigDecimal goods, Instant now) {}
}
