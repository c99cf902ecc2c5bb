package dev.stampbook.benchmarks.ratio;

import dev.stampbook.benchmarks.sample.RefundedOrder;
import dev.stampbook.order.Order;
import dev.stampbook.points.PointsCalculator;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.points.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The points of an order with coupon and partial refund: the calculator, which checks, clamps, explains and knows every rule, beside the
 * few lines of arithmetic that come to the same number for this one order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PointsOfAnOrder {

  private Order order;
  private PointsTerms terms;
  private List<BigDecimal> prices;
  private List<BigDecimal> shares;
  private BigDecimal refunded;

  /** Makes the order. */
  @Setup
  public void open() {
    order = RefundedOrder.order();
    terms = PointsPolicy.perUnit(RefundedOrder.RATE).termsFor(order, BigDecimal.ONE).orElseThrow();
    prices = RefundedOrder.PRICES;
    shares = RefundedOrder.SHARES;
    refunded = RefundedOrder.REFUNDED;
  }

  @Benchmark
  public PointsQuote stampbook() {
    return PointsCalculator.quote(order, terms, Standing.EARNING);
  }

  @Benchmark
  public long bare() {
    BigDecimal base = BigDecimal.ZERO;
    for (int i = 0; i < prices.size(); i++) {
      base = base.add(prices.get(i)).subtract(shares.get(i));
    }
    return base.subtract(refunded)
        .multiply(RefundedOrder.RATE)
        .setScale(0, RoundingMode.DOWN)
        .longValueExact();
  }
}
