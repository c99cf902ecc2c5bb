package dev.stampbook.points.internal;

import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.PointsTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;

/**
 * The earn base of an order under its terms (C2, C3), piece by piece.
 *
 * @param lines what each eligible line contributes; empty for a header snapshot
 * @param goods what all goods contribute
 * @param others what each further component that counts contributes
 * @param tender what is taken off because it was paid with gift cards or store credit, zero unless the terms say so
 */
public record EarnBase(
    Map<LineId, BigDecimal> lines,
    BigDecimal goods,
    Map<Component, BigDecimal> others,
    BigDecimal tender) {

  /** Computes the base. */
  public static EarnBase of(Order order, PointsTerms terms) {
    Map<LineId, BigDecimal> lines = new LinkedHashMap<>();
    BigDecimal goods;
    if (order.detail() == OrderDetail.HEADER) {
      goods = amount(order.goods(), terms);
    } else {
      Map<LineId, BigDecimal> discounts = discountsByLine(order, terms);
      for (OrderLine line : order.lines()) {
        if (isEligible(line, terms)) {
          BigDecimal paid =
              line.price().getAmount().subtract(discounts.getOrDefault(line.id(), BigDecimal.ZERO));
          lines.put(
              line.id(), terms.counts(BaseComponent.TAX) ? paid.add(line.tax().getAmount()) : paid);
        }
      }
      goods = sum(lines.values());
    }
    Map<Component, BigDecimal> others = new EnumMap<>(Component.class);
    addIfCounted(others, Component.SHIPPING, BaseComponent.SHIPPING, order.shipping(), terms);
    addIfCounted(others, Component.HANDLING, BaseComponent.HANDLING, order.handling(), terms);
    addIfCounted(others, Component.WRAPPING, BaseComponent.WRAPPING, order.wrapping(), terms);
    addIfCounted(others, Component.FEE, BaseComponent.FEES, order.fees(), terms);
    BigDecimal tender =
        terms.counts(BaseComponent.CREDIT_TENDER)
            ? BigDecimal.ZERO
            : order.creditTender().getAmount();
    return new EarnBase(lines, goods.max(BigDecimal.ZERO), others, tender);
  }

  /** Returns the base: never below zero. */
  public BigDecimal total() {
    return goods.add(sum(others.values())).subtract(tender).max(BigDecimal.ZERO);
  }

  /** Returns the part of an amount that counts: without tax, or with it where the terms count tax. */
  static BigDecimal amount(Taxed taxed, PointsTerms terms) {
    return terms.counts(BaseComponent.TAX) ? taxed.gross().getAmount() : taxed.net().getAmount();
  }

  /** Returns whether a line earns. */
  static boolean isEligible(OrderLine line, PointsTerms terms) {
    boolean kind =
        line.kind() == OrderLine.Kind.GOODS
            || (line.kind() == OrderLine.Kind.GIFT_CARD
                && terms.counts(BaseComponent.GIFT_CARD_LINES));
    return kind
        && line.product().filter(terms.excludedProducts()::contains).isEmpty()
        && line.categories().stream().noneMatch(terms.excludedCategories()::contains);
  }

  private static void addIfCounted(
      Map<Component, BigDecimal> others,
      Component component,
      BaseComponent counted,
      Taxed paid,
      PointsTerms terms) {
    if (terms.counts(counted)) {
      others.put(component, amount(paid, terms).max(BigDecimal.ZERO));
    }
  }

  private static Map<LineId, BigDecimal> discountsByLine(Order order, PointsTerms terms) {
    Map<LineId, BigDecimal> byLine = new LinkedHashMap<>();
    Set<OrderDiscountId> onHeader =
        order.discounts().stream().map(OrderDiscount::id).collect(Collectors.toSet());
    for (OrderLine line : order.lines()) {
      line.allocations()
          .forEach(
              (discount, share) -> {
                if (!onHeader.contains(discount)) {
                  byLine.merge(line.id(), share.getAmount(), BigDecimal::add);
                }
              });
    }
    for (OrderDiscount discount : order.discounts()) {
      boolean earnsAnyway =
          discount.source() == OrderDiscount.Source.REWARD
              && terms.counts(BaseComponent.REWARD_DISCOUNT);
      if (!earnsAnyway) {
        sharesOf(discount, order, terms)
            .forEach((line, share) -> byLine.merge(line, share, BigDecimal::add));
      }
    }
    return byLine;
  }

  /** The shop's own allocation where it agrees with the header; else the header, spread again (C3). */
  private static Map<LineId, BigDecimal> sharesOf(
      OrderDiscount discount, Order order, PointsTerms terms) {
    Map<LineId, BigDecimal> allocated = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      BigMoney share = line.allocations().get(discount.id());
      if (share != null) {
        allocated.put(line.id(), share.getAmount());
      }
    }
    if (sum(allocated.values()).compareTo(discount.amount().getAmount()) == 0) {
      return allocated;
    }
    List<OrderLine> takingPart =
        order.lines().stream()
            .filter(
                line ->
                    discount.lines().isEmpty()
                        ? isEligible(line, terms)
                        : discount.lines().contains(line.id())
                            && line.kind() != OrderLine.Kind.VOIDED)
            .toList();
    List<BigDecimal> weights =
        takingPart.stream().map(line -> line.price().getAmount().max(BigDecimal.ZERO)).toList();
    BigDecimal amount = discount.amount().getAmount();
    int scale = Math.max(order.currency().getDecimalPlaces(), amount.stripTrailingZeros().scale());
    List<BigDecimal> shares = DiscountSpread.byLargestRemainder(amount, weights, scale);
    Map<LineId, BigDecimal> spread = new LinkedHashMap<>();
    for (int i = 0; i < shares.size(); i++) {
      spread.put(takingPart.get(i).id(), shares.get(i));
    }
    return spread;
  }

  private static BigDecimal sum(Iterable<BigDecimal> amounts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal amount : amounts) {
      sum = sum.add(amount);
    }
    return sum;
  }

  /** Returns the pieces by name, for the derivation. */
  public List<Map.Entry<String, BigDecimal>> pieces() {
    List<Map.Entry<String, BigDecimal>> pieces = new ArrayList<>();
    lines.forEach((line, amount) -> pieces.add(Map.entry("line " + line, amount)));
    if (lines.isEmpty()) {
      pieces.add(Map.entry("goods after discounts", goods));
    }
    others.forEach(
        (component, amount) ->
            pieces.add(Map.entry(component.name().toLowerCase(java.util.Locale.ROOT), amount)));
    if (tender.signum() != 0) {
      pieces.add(Map.entry("paid with gift cards or store credit", tender.negate()));
    }
    return pieces;
  }
}
