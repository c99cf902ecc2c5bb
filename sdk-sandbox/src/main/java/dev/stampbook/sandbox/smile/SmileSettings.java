package dev.stampbook.sandbox.smile;

import dev.stampbook.sandbox.CouponSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says how an emulated account behaves where the sheet leaves it open or lets the merchant choose.
 *
 * @param clock tells the time
 * @param seed makes codes and request ids
 * @param coupons takes the coupons of redemptions
 * @param visibilityDelay how long new ledger lines stay out of lists and reads
 * @param emailMatch how the e-mail filter compares
 * @param touch whether a change of points changes the customer's {@code updated_at}
 * @param couponLifetime how long codes work; nothing for ever
 * @param nativeOrders the rule of the provider's own shop app; nothing when the app is off
 * @param pointsProgram whether the points programme is active
 */
record SmileSettings(
    InstantSource clock,
    long seed,
    CouponSink coupons,
    Duration visibilityDelay,
    EmailMatch emailMatch,
    Touch touch,
    Optional<Duration> couponLifetime,
    Optional<SmileEarningRule> nativeOrders,
    PointsProgram pointsProgram) {

  enum EmailMatch {
    IGNORING_CASE,
    EXACT
  }

  enum Touch {
    PROFILE_ONLY,
    POINTS_TOO
  }

  enum PointsProgram {
    ACTIVE,
    INACTIVE
  }
}
