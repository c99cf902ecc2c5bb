package dev.stampbook.benchmarks.sample;

import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.OrderState;
import dev.stampbook.order.OrderVersion;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** An order of four lines with a coupon over all of them, tax, shipping, and a refund of a part of one line. */
public final class RefundedOrder {

  /** Prices of the lines before the coupon. */
  public static final List<BigDecimal> PRICES = amounts("49.50", "30.00", "39.90", "80.40");

  /** The coupon's shares. */
  public static final List<BigDecimal> SHARES = amounts("4.95", "3.00", "3.99", "8.04");

  /** What was given back of the last line. */
  public static final BigDecimal REFUNDED = new BigDecimal("20.15");

  /** Points for each 1.00. */
  public static final BigDecimal RATE = new BigDecimal("1.5");

  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final OrderDiscountId COUPON = OrderDiscountId.of("coupon");

  private RefundedOrder() {}

  /** Returns the order. */
  public static Order order() {
    Order.Builder order =
        Order.builder(
                OrderId.of("100234"),
                OrderVersion.of(1),
                OrderState.PARTIALLY_REFUNDED,
                CurrencyUnit.USD,
                NOON)
            .shipping(taxed("2.95", "0.20"))
            .discount(
                new OrderDiscount(
                    COUPON,
                    OrderDiscount.Source.COUPON,
                    usd(SHARES.stream().reduce(BigDecimal.ZERO, BigDecimal::add)),
                    Set.of()))
            .refund(
                Refund.ofParts(
                    RefundId.of("1"),
                    NOON,
                    List.of(
                        RefundPart.ofLine(line(PRICES.size() - 1), Taxed.untaxed(usd(REFUNDED))))));
    for (int i = 0; i < PRICES.size(); i++) {
      order.line(
          new OrderLine(
              line(i),
              OrderLine.Kind.GOODS,
              Optional.empty(),
              Set.of(),
              BigDecimal.ONE,
              usd(PRICES.get(i)),
              usd(new BigDecimal("3.10")),
              Map.of(COUPON, usd(SHARES.get(i)))));
    }
    return order.build();
  }

  private static LineId line(int index) {
    return LineId.of(String.valueOf(index + 1));
  }

  private static Taxed taxed(String net, String tax) {
    return new Taxed(usd(new BigDecimal(net)), usd(new BigDecimal(tax)));
  }

  private static BigMoney usd(BigDecimal amount) {
    return BigMoney.of(CurrencyUnit.USD, amount);
  }

  private static List<BigDecimal> amounts(String... texts) {
    return List.of(texts).stream().map(BigDecimal::new).toList();
  }
}
