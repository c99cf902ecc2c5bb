package dev.stampbook.points;

import dev.stampbook.order.LargestRemainder;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderLine;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;

/**
 * What discounts take off each line (C3): the shop's own allocation where it agrees with the header of the order, else the header, spread over
 * the lines it applies to.
 */
public final class LineDiscounts {

  private final Order order;
  private final PointsTerms terms;

  private LineDiscounts(Order order, PointsTerms terms) {
    this.order = order;
    this.terms = terms;
  }

  /**
   * Returns what comes off, in the order's currency; lines without discount are absent.
   *
   * @param takesOff which of the discounts on the header count; those that only lines know always do
   */
  public static Map<LineId, BigDecimal> of(
      Order order, PointsTerms terms, Predicate<OrderDiscount> takesOff) {
    LineDiscounts lines = new LineDiscounts(order, terms);
    Map<LineId, BigDecimal> discounts = new LinkedHashMap<>(lines.sharesWithoutHeader());
    order.discounts().stream()
        .filter(takesOff)
        .forEach(
            discount ->
                lines
                    .shares(discount)
                    .forEach((line, share) -> discounts.merge(line, share, BigDecimal::add)));
    return discounts;
  }

  /** Shares of discounts that only lines know, such as a price rule on one product. */
  private Map<LineId, BigDecimal> sharesWithoutHeader() {
    Set<OrderDiscountId> onHeader =
        order.discounts().stream().map(OrderDiscount::id).collect(Collectors.toSet());
    Map<LineId, BigDecimal> shares = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      line.allocations()
          .forEach(
              (discount, share) -> {
                if (!onHeader.contains(discount)) {
                  shares.merge(line.id(), share.getAmount(), BigDecimal::add);
                }
              });
    }
    return shares;
  }

  /** The shop's own allocation where it agrees with the header; else the header, spread again. */
  private Map<LineId, BigDecimal> shares(OrderDiscount discount) {
    Map<LineId, BigDecimal> allocated = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      BigMoney share = line.allocations().get(discount.id());
      if (share != null && line.kind() != OrderLine.Kind.VOIDED) {
        allocated.put(line.id(), share.getAmount());
      }
    }
    BigDecimal amount = discount.amount().getAmount();
    if (sum(allocated.values()).compareTo(amount) == 0) {
      return allocated;
    }
    Map<LineId, BigDecimal> weights = weights(line -> appliesTo(discount, line));
    if (sum(weights.values()).signum() == 0) {
      weights = weights(line -> terms.earns(line));
    }
    return LargestRemainder.spread(amount, weights, order.currency().getDecimalPlaces());
  }

  private boolean appliesTo(OrderDiscount discount, OrderLine line) {
    return discount.lines().isEmpty()
        ? terms.earns(line)
        : discount.lines().contains(line.id()) && line.kind() != OrderLine.Kind.VOIDED;
  }

  private Map<LineId, BigDecimal> weights(Predicate<OrderLine> takesPart) {
    Map<LineId, BigDecimal> weights = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      if (takesPart.test(line)) {
        weights.put(line.id(), line.price().getAmount().max(BigDecimal.ZERO));
      }
    }
    return weights;
  }

  private static BigDecimal sum(Collection<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
