package dev.stampbook.sandbox.splio;

import dev.stampbook.sandbox.CouponSink;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How an emulated universe behaves.
 *
 * @param clock tells the time
 * @param seed makes codes
 * @param coupons learns about granted codes
 * @param zone of loyalty dates and order dates
 * @param uniqueKey what identifies contacts
 * @param computeDelay from an order or credit until its points are there
 * @param pointsPerUnit points per unit of line money by the program's purchase rule; empty without such a rule
 * @param refundRule whether refund orders move points
 * @param holdingDays days until points can be spent
 * @param negativeCredits whether credits may take points
 * @param cards who makes card codes
 */
record SplioSettings(
    InstantSource clock,
    long seed,
    CouponSink coupons,
    ZoneId zone,
    String uniqueKey,
    Duration computeDelay,
    Optional<BigDecimal> pointsPerUnit,
    RefundRule refundRule,
    int holdingDays,
    NegativeCredits negativeCredits,
    Cards cards) {

  enum TokenEnd {
    IN_THE_TOKEN,
    NOT_TOLD
  }

  enum RefundRule {
    DEBIT,
    CANCEL,
    NONE
  }

  enum NegativeCredits {
    REFUSED,
    APPLIED
  }

  enum Cards {
    GENERATED,
    SHOP
  }
}
