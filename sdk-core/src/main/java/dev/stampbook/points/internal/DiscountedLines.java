package dev.stampbook.points.internal;

import dev.stampbook.order.LargestRemainder;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderLine;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.LineDiscounts;
import dev.stampbook.points.PointsTerms;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What each eligible line costs after discounts (C3). The lines always add up to their prices minus the discounts, or to zero when the
 * discounts are larger; no line is below zero.
 */
final class DiscountedLines {

  private final Order order;
  private final PointsTerms terms;

  private DiscountedLines(Order order, PointsTerms terms) {
    this.order = order;
    this.terms = terms;
  }

  /**
   * Computes the lines.
   *
   * @param takesOff which of the order's discounts reduce the lines
   */
  static Map<LineId, BigDecimal> of(
      Order order, PointsTerms terms, Predicate<OrderDiscount> takesOff) {
    return new DiscountedLines(order, terms).compute(takesOff);
  }

  private Map<LineId, BigDecimal> compute(Predicate<OrderDiscount> takesOff) {
    Map<LineId, BigDecimal> discounts = LineDiscounts.of(order, terms, takesOff);
    Map<LineId, BigDecimal> lines = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      if (terms.earns(line)) {
        BigDecimal net =
            line.price().getAmount().subtract(discounts.getOrDefault(line.id(), BigDecimal.ZERO));
        lines.put(
            line.id(), terms.counts(BaseComponent.TAX) ? net.add(line.tax().getAmount()) : net);
      }
    }
    liftToZero(lines);
    return lines;
  }

  /** Where discounts exceed a line, the rest comes off the other lines, because the header decides what is paid in all. */
  private void liftToZero(Map<LineId, BigDecimal> lines) {
    BigDecimal below =
        sum(lines.values().stream().filter(amount -> amount.signum() < 0).toList()).negate();
    if (below.signum() == 0) {
      return;
    }
    lines.replaceAll((line, amount) -> amount.max(BigDecimal.ZERO));
    BigDecimal taken = below.min(sum(lines.values()));
    int scale = minorUnit(taken);
    for (BigDecimal amount : lines.values()) {
      scale = Math.max(scale, minorUnit(amount));
    }
    LargestRemainder.spread(taken, lines, scale)
        .forEach((line, share) -> lines.merge(line, share.negate(), BigDecimal::add));
  }

  /** The decimals of the currency, or more where the shop states the amount in more. */
  private int minorUnit(BigDecimal amount) {
    return Math.max(order.currency().getDecimalPlaces(), amount.stripTrailingZeros().scale());
  }

  private static BigDecimal sum(Collection<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
