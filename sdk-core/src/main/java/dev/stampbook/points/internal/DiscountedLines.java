package dev.stampbook.points.internal;

import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.PointsTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;

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
    Map<LineId, BigDecimal> discounts = new LinkedHashMap<>(sharesWithoutHeader());
    for (OrderDiscount discount : order.discounts()) {
      if (takesOff.test(discount)) {
        shares(discount).forEach((line, share) -> discounts.merge(line, share, BigDecimal::add));
      }
    }
    Map<LineId, BigDecimal> lines = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      if (EarnBase.isEligible(line, terms)) {
        BigDecimal net =
            line.price().getAmount().subtract(discounts.getOrDefault(line.id(), BigDecimal.ZERO));
        lines.put(
            line.id(), terms.counts(BaseComponent.TAX) ? net.add(line.tax().getAmount()) : net);
      }
    }
    liftToZero(lines);
    return lines;
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
      weights = weights(line -> EarnBase.isEligible(line, terms));
    }
    return spread(amount, weights, minorUnit(amount));
  }

  private boolean appliesTo(OrderDiscount discount, OrderLine line) {
    return discount.lines().isEmpty()
        ? EarnBase.isEligible(line, terms)
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
    spread(taken, lines, scale)
        .forEach((line, share) -> lines.merge(line, share.negate(), BigDecimal::add));
  }

  private static Map<LineId, BigDecimal> spread(
      BigDecimal amount, Map<LineId, BigDecimal> weights, int scale) {
    List<BigDecimal> shares =
        DiscountSpread.byLargestRemainder(amount, List.copyOf(weights.values()), scale);
    List<LineId> ids = new ArrayList<>(weights.keySet());
    Map<LineId, BigDecimal> spread = new LinkedHashMap<>();
    for (int i = 0; i < shares.size(); i++) {
      spread.put(ids.get(i), shares.get(i));
    }
    return spread;
  }

  /** The decimals of the currency, or more where the shop states the amount in more. */
  private int minorUnit(BigDecimal amount) {
    return Math.max(order.currency().getDecimalPlaces(), amount.stripTrailingZeros().scale());
  }

  private static BigDecimal sum(Collection<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
