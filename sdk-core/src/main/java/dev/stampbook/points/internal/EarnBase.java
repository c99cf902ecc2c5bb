package dev.stampbook.points.internal;

import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.PointsTerms;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * The earn base of an order under its terms (C2, C3), piece by piece.
 *
 * @param lines what each eligible line contributes, zero or positive; empty for a header snapshot
 * @param paidLines what is paid for each eligible line; less than it contributes where a reward's discount earns anyway
 * @param goods what all goods contribute, zero or positive
 * @param paidGoods what is paid for all goods, those that do not earn included
 * @param others what each further component that counts contributes, zero or positive
 * @param tender what is taken off because it was paid with gift cards or store credit, zero unless the terms say so
 */
public record EarnBase(
    Map<LineId, BigDecimal> lines,
    Map<LineId, BigDecimal> paidLines,
    BigDecimal goods,
    BigDecimal paidGoods,
    Map<Component, BigDecimal> others,
    BigDecimal tender) {

  /** Computes the base. */
  public static EarnBase of(Order order, PointsTerms terms) {
    Map<LineId, BigDecimal> paidLines = DiscountedLines.of(order, terms, discount -> true);
    Map<LineId, BigDecimal> lines =
        terms.counts(BaseComponent.REWARD_DISCOUNT)
            ? DiscountedLines.of(
                order, terms, discount -> discount.source() != OrderDiscount.Source.REWARD)
            : paidLines;
    BigDecimal paidGoods = amount(order.goods(), terms);
    BigDecimal goods = order.detail() == OrderDetail.HEADER ? paidGoods : sum(lines.values());
    Map<Component, BigDecimal> others = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      if (component != Component.GOODS && terms.counts(counted(component))) {
        others.put(component, amount(paid(order, component), terms).max(BigDecimal.ZERO));
      }
    }
    BigDecimal tender =
        terms.counts(BaseComponent.CREDIT_TENDER)
            ? BigDecimal.ZERO
            : order.creditTender().getAmount();
    return new EarnBase(lines, paidLines, goods.max(BigDecimal.ZERO), paidGoods, others, tender);
  }

  /** Returns the base: never below zero. */
  public BigDecimal total() {
    return beforeTender().subtract(tender).max(BigDecimal.ZERO);
  }

  private BigDecimal beforeTender() {
    return goods.add(sum(others.values()));
  }

  /** Returns which share of every piece is left when what gift cards and store credit paid does not count; 1 when it does. */
  Ratio afterTender() {
    return tender.signum() == 0 || beforeTender().signum() == 0
        ? Ratio.ONE
        : Ratio.of(total()).dividedBy(Ratio.of(beforeTender()));
  }

  /** Returns what a line contributes, zero when it does not earn. */
  Ratio line(LineId id) {
    return Ratio.of(lines.getOrDefault(id, BigDecimal.ZERO));
  }

  /** Returns what is paid for a line, zero when it does not earn. */
  Ratio paidLine(LineId id) {
    return Ratio.of(paidLines.getOrDefault(id, BigDecimal.ZERO));
  }

  /** Returns what a further component contributes, zero when it does not count. */
  Ratio other(Component component) {
    return Ratio.of(others.getOrDefault(component, BigDecimal.ZERO));
  }

  /** Returns the part of an amount that counts: without tax, or with it where the terms count tax. */
  static BigDecimal amount(Taxed taxed, PointsTerms terms) {
    return terms.counts(BaseComponent.TAX) ? taxed.gross().getAmount() : taxed.net().getAmount();
  }

  /** Returns what is paid for a component of an order. */
  static Taxed paid(Order order, Component component) {
    return switch (component) {
      case GOODS -> order.goods();
      case SHIPPING -> order.shipping();
      case HANDLING -> order.handling();
      case WRAPPING -> order.wrapping();
      case FEE -> order.fees();
    };
  }

  private static BaseComponent counted(Component component) {
    return switch (component) {
      case GOODS -> throw new IllegalArgumentException("goods always count");
      case SHIPPING -> BaseComponent.SHIPPING;
      case HANDLING -> BaseComponent.HANDLING;
      case WRAPPING -> BaseComponent.WRAPPING;
      case FEE -> BaseComponent.FEES;
    };
  }

  private static BigDecimal sum(Iterable<BigDecimal> amounts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal amount : amounts) {
      sum = sum.add(amount);
    }
    return sum;
  }
}
