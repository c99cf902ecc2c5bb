package dev.stampbook.sandbox.leat;

import dev.stampbook.sandbox.CouponSink;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Says how an emulated account behaves where the sheet leaves it open or lets the merchant choose.
 *
 * @param clock tells the time
 * @param seed makes keys and codes
 * @param coupons takes the codes of digital rewards
 * @param visibilityDelay how long new ledger lines stay out of lists
 * @param lockEvery every how many credit receptions one is turned away by a lock; 0 for never
 * @param negative whether balances may fall below zero
 * @param maxCredits the program's most credits of one reception; none for no limit
 * @param orderAction points per unit of money of the merchant's order action; none when there is none
 * @param tokenLife how long tokens of client credentials work
 */
record LeatSettings(
    InstantSource clock,
    long seed,
    CouponSink coupons,
    Duration visibilityDelay,
    int lockEvery,
    Negative negative,
    OptionalLong maxCredits,
    Optional<BigDecimal> orderAction,
    Duration tokenLife) {

  enum Negative {
    ALLOWED,
    REFUSED
  }
}
