package dev.stampbook.sandbox.springbig;

import java.math.BigDecimal;

/**
 * Describes a reward or offer (sheet section 3.6).
 *
 * @param name text of the wallet
 * @param points points needed, 0 for an offer
 * @param discountType {@code $} or {@code %}, empty when the POS discount value was left out
 * @param discountAmount dollars or percent
 * @param posString the POS discount id, which ECOM ignores
 * @param state whether it is switched on
 */
public record SpringbigReward(
    String name,
    long points,
    String discountType,
    BigDecimal discountAmount,
    String posString,
    State state) {

  /** Says whether a reward is switched on. */
  public enum State {
    ON,
    OFF
  }

  /** Returns a reward that takes dollars off. */
  public static SpringbigReward dollars(String name, long points, BigDecimal amount) {
    return new SpringbigReward(name, points, "$", amount, "SB-" + points, State.ON);
  }

  /** Returns a reward that takes a percentage off. */
  public static SpringbigReward percent(String name, long points, BigDecimal percent) {
    return new SpringbigReward(name, points, "%", percent, "SB-" + points, State.ON);
  }
}
