package dev.stampbook.sandbox.shop;

import dev.stampbook.sandbox.shop.PointsRule.Counted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out how many points every customer should hold, from the shop's own model. It shares no
 * code with any points calculator, so that it can judge one.
 *
 * <p>It is written out plainly, rule by rule (C2, C4, C6, C8 and C16 of the known failures):
 *
 * <ul>
 *   <li>An order of a guest, or one migrated from another shop, is worth nothing.
 *   <li>Refunded, Cancelled and Declined orders are worth nothing.
 *   <li>An order that was never seen in an earning state is worth nothing; once seen, moving it
 *       among the other states changes nothing. Disputed and archived orders keep their worth.
 *   <li>The base is what was paid for the lines that are not gift certificates, after every
 *       discount, plus tax, shipping, handling, wrapping and fees where the rule counts them.
 *   <li>A refunded unit takes its share of the line, refunded shipping and the like go whole, a free
 *       or typed amount takes amount x base / order total. Only money that arrived counts; what is
 *       refunded beyond the order takes nothing more.
 *   <li>A foreign amount is divided by the order's own rate. Rounding happens once.
 * </ul>
 */
public final class ExpectedPoints {

  private static final Set<Counted> EXTRAS = EnumSet.complementOf(EnumSet.of(Counted.TAX));

  private ExpectedPoints() {}

  /** Returns the points by customer number; customers without points are listed with 0. */
  public static SortedMap<Integer, Long> byCustomer(Shop shop, PointsRule rule) {
    return shop.read(
        () -> {
          SortedMap<Integer, Long> points = new TreeMap<>();
          shop.customers().forEach(customer -> points.put(customer.id(), 0L));
          for (ShopOrder order : shop.orders()) {
            if (order.customerId() != 0) {
              points.merge(order.customerId(), of(order, rule), Long::sum);
            }
          }
          return points;
        });
  }

  /** Returns the points one order is worth now. */
  public static long of(ShopOrder order, PointsRule rule) {
    if (order.customerId() == 0 || order.origin() == ShopOrder.Origin.MIGRATED) {
      return 0;
    }
    if (order.status().takesEverythingBack() || !hasEarned(order, rule)) {
      return 0;
    }
    Fraction base = base(order, rule);
    if (base.isZero()) {
      return 0;
    }
    Fraction refunded = refunded(order, rule, base).atMost(base);
    if (rule.refunds() == PointsRule.Refunds.NONE) {
      return base.minus(refunded).isZero() ? 0 : points(order, rule, base).round(rule.rounding());
    }
    if (rule.refunds() == PointsRule.Refunds.RECOMPUTE) {
      return points(order, rule, base.minus(refunded)).round(rule.rounding());
    }
    long earned = points(order, rule, base).round(rule.rounding());
    Fraction back = Fraction.of(earned).times(refunded).over(base);
    return earned - back.round(RoundingMode.HALF_UP);
  }

  private static boolean hasEarned(ShopOrder order, PointsRule rule) {
    return rule.earning().contains(order.status())
        || order.read().stream().anyMatch(rule.earning()::contains);
  }

  private static Fraction points(ShopOrder order, PointsRule rule, Fraction base) {
    Fraction inStoreCurrency = base.over(Fraction.of(order.currency().perStoreUnit()));
    return inStoreCurrency.times(Fraction.of(rule.pointsPerUnit()));
  }

  private static Fraction base(ShopOrder order, PointsRule rule) {
    Fraction base = Fraction.ZERO;
    for (Counted extra : EXTRAS) {
      base = base.plus(extraBase(order, rule, extra));
    }
    for (PricedBasket.Line line : order.money().lines()) {
      base = base.plus(lineBase(line, rule));
    }
    return base;
  }

  private static Fraction lineBase(PricedBasket.Line line, PointsRule rule) {
    return line.item().product().earns() ? counted(line.net(), rule) : Fraction.ZERO;
  }

  private static Fraction extraBase(ShopOrder order, PointsRule rule, Counted extra) {
    if (!rule.counted().contains(extra)) {
      return Fraction.ZERO;
    }
    PricedBasket money = order.money();
    return switch (extra) {
      case TAX -> Fraction.ZERO; // goes with what it is on
      case SHIPPING -> counted(money.shipping(), rule);
      case HANDLING -> counted(money.handling(), rule);
      case WRAPPING -> counted(money.wrapping(), rule);
      case FEES -> {
        Fraction fees = Fraction.ZERO;
        for (PricedBasket.FeeCost fee : money.fees()) {
          fees = fees.plus(counted(fee.cost(), rule));
        }
        yield fees;
      }
    };
  }

  private static Fraction counted(Cost cost, PointsRule rule) {
    return Fraction.of(rule.counted().contains(Counted.TAX) ? cost.incTax() : cost.exTax());
  }

  private static Fraction refunded(ShopOrder order, PointsRule rule, Fraction base) {
    Fraction sum = Fraction.ZERO;
    Map<Counted, Fraction> extras = new EnumMap<>(Counted.class);
    for (Refund refund : order.refunds()) {
      if (refund.total().signum() == 0) {
        continue;
      }
      Fraction arrived = Fraction.of(refund.paid()).over(Fraction.of(refund.total()));
      if (refund.amounts() == Refund.Amounts.TYPED_BY_MERCHANT) {
        sum = sum.plus(shareOfTotal(order, refund.total(), base).times(arrived));
        continue;
      }
      for (Refund.Item item : refund.items()) {
        switch (item.type()) {
          case PRODUCT -> sum = sum.plus(unitsOfLine(order, item, rule).times(arrived));
          case ORDER -> sum = sum.plus(shareOfTotal(order, item.amount(), base).times(arrived));
          case SHIPPING, HANDLING, GIFT_WRAPPING, FEE ->
              extras.merge(
                  extra(item.type()), whole(order, item, rule).times(arrived), Fraction::plus);
        }
      }
    }
    for (Map.Entry<Counted, Fraction> extra : extras.entrySet()) {
      sum = sum.plus(extra.getValue().atMost(extraBase(order, rule, extra.getKey())));
    }
    return sum;
  }

  private static Counted extra(Refund.ItemType type) {
    return switch (type) {
      case SHIPPING -> Counted.SHIPPING;
      case HANDLING -> Counted.HANDLING;
      case GIFT_WRAPPING -> Counted.WRAPPING;
      case FEE -> Counted.FEES;
      case PRODUCT, ORDER -> throw new IllegalArgumentException(type + " is no extra");
    };
  }

  /** Shipping, handling, the wrapping of a line and a fee are refunded whole or not at all. */
  private static Fraction whole(ShopOrder order, Refund.Item item, PointsRule rule) {
    if (!rule.counted().contains(extra(item.type()))) {
      return Fraction.ZERO;
    }
    PricedBasket money = order.money();
    return switch (item.type()) {
      case SHIPPING -> counted(money.shipping(), rule);
      case HANDLING -> counted(money.handling(), rule);
      case GIFT_WRAPPING ->
          money.lines().stream()
              .filter(line -> line.item().lineId() == item.itemId())
              .map(line -> counted(line.wrapping(), rule))
              .findFirst()
              .orElseThrow();
      case FEE ->
          money.fees().stream()
              .filter(fee -> fee.fee().id() == item.itemId())
              .map(fee -> counted(fee.cost(), rule))
              .findFirst()
              .orElseThrow();
      case PRODUCT, ORDER -> throw new IllegalArgumentException(item.type() + " is no extra");
    };
  }

  private static Fraction shareOfTotal(ShopOrder order, BigDecimal amount, Fraction base) {
    Fraction total = Fraction.of(order.money().total().incTax());
    return total.isZero() ? Fraction.ZERO : Fraction.of(amount).times(base).over(total);
  }

  private static Fraction unitsOfLine(ShopOrder order, Refund.Item item, PointsRule rule) {
    for (PricedBasket.Line line : order.money().lines()) {
      if (line.item().lineId() == item.itemId()) {
        return lineBase(line, rule)
            .times(Fraction.of(item.quantity()))
            .over(Fraction.of(line.item().quantity()));
      }
    }
    throw new IllegalStateException("A refund of order " + order.id() + " names no line of it.");
  }
}
