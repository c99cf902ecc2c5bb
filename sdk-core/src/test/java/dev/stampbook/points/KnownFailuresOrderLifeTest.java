package dev.stampbook.points;

import static dev.stampbook.points.Samples.allocated;
import static dev.stampbook.points.Samples.coupon;
import static dev.stampbook.points.Samples.eur;
import static dev.stampbook.points.Samples.free;
import static dev.stampbook.points.Samples.line;
import static dev.stampbook.points.Samples.ofLine;
import static dev.stampbook.points.Samples.ofUnits;
import static dev.stampbook.points.Samples.order;
import static dev.stampbook.points.Samples.quote;
import static dev.stampbook.points.Samples.reward;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.LargestRemainder;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of KF-12 to KF-14, over the life of an order, and how discounts are spread (C3, KF-08). */
class KnownFailuresOrderLifeTest {

  private static final PointsPolicy ONE_PER_UNIT = PointsPolicy.perUnit(1);

  @ParameterizedTest
  @CsvSource({"RECOMPUTE", "PROPORTIONAL"})
  void kf12ThePointsFundedShareIsSplitOverTheLines(RefundMethod method) {
    PointsPolicy policy = ONE_PER_UNIT.refunds(method);
    OrderBook book = new OrderBook(512);
    Order.Builder m =
        order("M")
            .goods("L1", 1, eur("36.09"))
            .goods("L2", 1, eur("63.91"))
            .discount(reward("redemption", "2.44"));

    assertThat(spread("2.44", "36.09", "63.91")).containsExactly("0.88", "1.56");
    assertThat(quote(m.build(), policy).base()).isEqualTo(eur("97.56"));
    assertThat(book.see(m.build(), policy)).isEqualTo(97);
    assertThat(book.see(m.refund(ofLine("R1", "L1", "35.21")).build(), policy)).isEqualTo(-35);
    assertThat(book.see(m.build(), policy)).isZero();
    assertThat(book.see(m.refund(ofLine("R2", "L2", "62.35")).build(), policy)).isEqualTo(-62);
    assertThat(book.balance()).isEqualTo(512);
    Order byUnits =
        order("M")
            .goods("L1", 1, eur("36.09"))
            .goods("L2", 1, eur("63.91"))
            .discount(reward("redemption", "2.44"))
            .refund(ofUnits("R1", "L1", 1))
            .build();
    assertThat(quote(byUnits, policy).refundedBase()).isEqualTo(eur("35.21"));
  }

  @Test
  void kf13PointsEqualTheStateAndNotTheNumberOfChanges() {
    OrderBook book = new OrderBook(10);

    assertThat(c1(book, OrderState.COMPLETED)).isEqualTo(84);
    assertThat(c1(book, OrderState.COMPLETED)).isZero();
    assertThat(c1(book, OrderState.PROCESSING)).isZero();
    assertThat(c1(book, OrderState.COMPLETED)).isZero();
    assertThat(c1(book, OrderState.CANCELLED)).isEqualTo(-84);
    assertThat(c1(book, OrderState.PROCESSING)).isZero();
    assertThat(c1(book, OrderState.COMPLETED)).isEqualTo(84);
    assertThat(c1(book, OrderState.FAILED)).isEqualTo(-84);
    assertThat(c1(book, OrderState.COMPLETED)).isEqualTo(84);
    assertThat(c1(book, OrderState.DELETED)).isEqualTo(-84);
    assertThat(book.balance()).isEqualTo(10);
  }

  @Test
  void kf13ADisputeFreezesAndWhatWasBeforeGoesOnAfterwards() {
    OrderBook book = new OrderBook(0);

    assertThat(c1(book, OrderState.DISPUTED)).isZero();
    assertThat(c1(book, OrderState.PROCESSING)).isZero();
    assertThat(c1(book, OrderState.COMPLETED)).isEqualTo(84);
    assertThat(c1(book, OrderState.DISPUTED)).isZero();
    Order refunded =
        order("C1", "EUR", OrderState.PARTIALLY_REFUNDED)
            .goods("1", 1, eur("84.20"))
            .refund(free("R", "EUR 4.20"))
            .build();
    assertThat(book.see(refunded, ONE_PER_UNIT)).isEqualTo(-4);
    assertThat(c1(book, OrderState.CANCELLED)).isEqualTo(-80);
    assertThat(c1(book, OrderState.DISPUTED)).isZero();
    assertThat(c1(book, OrderState.SHIPPED)).isZero();
  }

  private static long c1(OrderBook book, OrderState state) {
    return book.see(order("C1", "EUR", state).goods("1", 1, eur("84.20")).build(), ONE_PER_UNIT);
  }

  @ParameterizedTest
  @CsvSource({"RECOMPUTE", "PROPORTIONAL"})
  void kf14AnEditedOrderIsWorthItsContentMinusRefunds(RefundMethod method) {
    PointsPolicy policy = ONE_PER_UNIT.includingTax().refunds(method);
    OrderBook book = new OrderBook(0);
    OrderLine extra = line("2", 1, "5.00", "0.00");
    OrderLine voided = line("2", OrderLine.Kind.VOIDED, 1, "5.00", "0.00");
    Refund rf1 = free("RF1", "EUR 19.95");

    assertThat(book.see(e1(2, "39.90").build(), policy)).isEqualTo(39);
    assertThat(book.see(e1(3, "59.85").build(), policy)).isEqualTo(20);
    assertThat(book.see(e1(2, "39.90").line(extra).build(), policy)).isEqualTo(-15);
    assertThat(book.see(e1(2, "39.90").line(voided).build(), policy)).isEqualTo(-5);
    assertThat(book.see(e1(2, "39.90").line(voided).refund(rf1).build(), policy)).isEqualTo(-20);
    Order v5 = e1(2, "39.90").line(voided).line(line("3", 1, "12.10", "0.00")).refund(rf1).build();
    assertThat(book.see(v5, policy)).isEqualTo(13);
    assertThat(book.balance()).isEqualTo(32);
  }

  private static Order.Builder e1(int units, String price) {
    return order("E1").line(line("1", units, price, "0.00"));
  }

  @Test
  void kf08TheCouponIsSpreadByLargestRemainder() {
    assertThat(spread("10.00", "50.00", "20.00")).containsExactly("7.14", "2.86");
    Order oneLine =
        KnownFailuresArithmeticTest.s1(OrderState.COMPLETED).refund(ofUnits("R", "2", 1)).build();

    assertThat(quote(oneLine, ONE_PER_UNIT).refundedBase()).isEqualTo(eur("17.14"));
  }

  @Test
  void c3TheHeaderDecidesWhereAnAllocationContradictsIt() {
    OrderLine first = line("1", 1, "50.00", "0.00");
    OrderLine second = line("2", 1, "50.00", "0.00");
    Refund one = ofUnits("R", "1", 1);

    Order agreeing =
        order("A")
            .line(allocated(first, "c", "2.00"))
            .line(allocated(second, "c", "8.00"))
            .discount(coupon("c", "10.00"))
            .refund(one)
            .build();
    assertThat(quote(agreeing, ONE_PER_UNIT).refundedBase()).isEqualTo(eur("48.00"));
    Order contradicting =
        order("A")
            .line(allocated(first, "c", "2.00"))
            .line(allocated(second, "c", "9.00"))
            .discount(coupon("c", "10.00"))
            .refund(one)
            .build();
    assertThat(quote(contradicting, ONE_PER_UNIT).base()).isEqualTo(eur("90.00"));
    assertThat(quote(contradicting, ONE_PER_UNIT).refundedBase()).isEqualTo(eur("45.00"));
  }

  private static List<String> spread(String amount, String... weights) {
    return LargestRemainder.spread(
            new BigDecimal(amount), List.of(weights).stream().map(BigDecimal::new).toList(), 2)
        .stream()
        .map(BigDecimal::toPlainString)
        .toList();
  }
}
