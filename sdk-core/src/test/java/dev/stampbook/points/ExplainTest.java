package dev.stampbook.points;

import static dev.stampbook.points.Samples.coupon;
import static dev.stampbook.points.Samples.eur;
import static dev.stampbook.points.Samples.free;
import static dev.stampbook.points.Samples.in;
import static dev.stampbook.points.Samples.line;
import static dev.stampbook.points.Samples.ofLine;
import static dev.stampbook.points.Samples.order;
import static dev.stampbook.points.Samples.quote;
import static dev.stampbook.points.Samples.taxed;
import static dev.stampbook.points.Samples.withoutAmount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.ExchangeRate;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.OrderLine.Kind;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** A merchant reads why an order has its points (promise 5). */
class ExplainTest {

  @Test
  void aCouponAPartialRefundAndAGiftCard() {
    Order order =
        order("100234", "EUR", OrderState.PARTIALLY_REFUNDED)
            .nativeState("Partially Refunded")
            .line(line("1", 1, "50.00", "10.00"))
            .line(line("2", 2, "20.00", "4.00"))
            .line(line("3", Kind.GIFT_CARD, 1, "25.00", "0.00"))
            .discount(coupon("SPRING", "10.00"))
            .shipping(taxed("5.90", "1.18"))
            .refund(ofLine("R1", "2", "17.14"))
            .refund(in(Refund.State.VOIDED, free("R2", "EUR 9.00")))
            .build();

    assertThat(quote(order, PointsPolicy.perUnit(1)).explain())
        .isEqualTo(
            """
            order 100234
              state                Partially Refunded, earns
              line 1               EUR 50.00 - 7.14 discount = EUR 42.86
              line 2               EUR 20.00 - 2.86 discount = EUR 17.14
              line 3               EUR 25.00 does not earn: buys a gift card
              discount SPRING      EUR 10.00 off, in the lines above
              shipping             EUR 5.90 does not count
              tax                  EUR 15.18 does not count
              earn base            EUR 60.00
              rate                 1 point per EUR 1.00
              earned               60 rounded down: 60 points
              refund R1            EUR 17.14 of what counts
              refund R2            voided, does not count
              refunded base        EUR 17.14 of EUR 60.00
              worth after refunds  by the same rate and rounding for the EUR 42.86 that are left: 42 points
              entitlement          42 points""");
  }

  @Test
  void aForeignOrderOfAGoldMemberWithTaxAndShipping() {
    Order order =
        order("X3", "JPY")
            .line(
                new OrderLine(
                    LineId.of("1"),
                    Kind.GOODS,
                    Optional.empty(),
                    Set.of(),
                    BigDecimal.ONE,
                    BigMoney.parse("JPY 12000"),
                    BigMoney.parse("JPY 1200"),
                    Map.of()))
            .shipping(Taxed.untaxed(BigMoney.parse("JPY 800")))
            .exchangeRate(
                ExchangeRate.worth(CurrencyUnit.JPY, CurrencyUnit.EUR, new BigDecimal("0.0061")))
            .refund(Refund.ofAmount(RefundId.of("R1"), Samples.NOON, BigMoney.parse("JPY 7000")))
            .build();
    PointsTerms gold =
        PointsPolicy.perUnit(2)
            .includingTax()
            .includingShipping()
            .refunds(RefundMethod.PROPORTIONAL)
            .termsFor(order, new BigDecimal("1.5"))
            .orElseThrow();

    assertThat(PointsCalculator.quote(order, gold, Standing.EARNING).explain())
        .isEqualTo(
            """
            order X3
              state                COMPLETED, earns
              line 1               JPY 12000 + 1200 tax = JPY 13200
              shipping             JPY 800
              earn base            JPY 14000
              in EUR               JPY 14000 x 0.0061 = EUR 85.40, at the order's own rate
              rate                 2 points per EUR 1.00, times 1.5 for the tier
              earned               256.2 rounded down: 256 points
              refund R1            JPY 7000 of what counts
              refunded base        JPY 7000 of JPY 14000
              worth after refunds  256 - 128 for the refunded share, rounded half up: 128 points
              entitlement          128 points""");
  }

  @Test
  void aSmallOrderThatWaitsAndOneThatWasRefundedTooMuch() {
    Order small = order("S", "EUR", OrderState.PAID).goods("1", 1, eur("8.50")).build();
    PointsPolicy policy =
        PointsPolicy.perBlock(5, BigDecimal.TEN).minimumBase(BigDecimal.TEN).cap(500);
    Order tooMuch =
        order("T")
            .goods("1", 1, eur("64.00"))
            .refund(free("R1", "EUR 40.00"))
            .refund(free("R2", "EUR 40.00"))
            .refund(withoutAmount("R3"))
            .build();

    assertThat(quote(small, policy, Standing.WAITING).explain())
        .isEqualTo(
            """
            order S
              state        PAID, has not earned yet
              line 1       EUR 8.50
              earn base    EUR 8.50
              rate         5 points per full EUR 10.00
              earned       0 points, because the least an order earns for is EUR 10.00
              entitlement  0 points now, 0 once the order earns""");
    assertThat(quote(tooMuch, policy).explain())
        .isEqualTo(
            """
            order T
              state                COMPLETED, earns
              line 1               EUR 64.00
              earn base            EUR 64.00
              rate                 5 points per full EUR 10.00
              earned               30 rounded down, at most 500 per order: 30 points
              refund R1            EUR 40.00 of what counts
              refund R2            EUR 40.00 of what counts
              refund R3            not counted, see the review
              refunded too much    EUR 16.00 more than there was to take back; takes no points
              refunded base        EUR 64.00 of EUR 64.00
              worth after refunds  everything is refunded: 0 points
              entitlement          0 points
              to review: refund R3 has no usable amount and was not counted""");
  }
}
