package dev.stampbook.splio;

import dev.stampbook.order.Order;
import dev.stampbook.points.PointsTerms;
import dev.stampbook.splio.api.OrderLine;
import dev.stampbook.splio.api.OrderLineIn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The money of an order as Splio's orders state it, so that the order as it is now can be compared with what was reported for it. The
 * difference is what the next order says: positive the first time, negative after a refund.
 *
 * @param lines by product
 * @param shipping shipping
 * @param other what is in the total and nowhere else: handling, wrapping, fees
 * @param shippingTax tax on shipping and the rest
 */
record SplioPurchase(
    Map<String, Line> lines, BigDecimal shipping, BigDecimal other, BigDecimal shippingTax) {

  /** The amounts of one product. */
  record Line(BigDecimal total, BigDecimal tax, BigDecimal discount, BigDecimal units) {

    static final Line NOTHING =
        new Line(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Line plus(Line more) {
      return new Line(
          total.add(more.total),
          tax.add(more.tax),
          discount.add(more.discount),
          units.add(more.units));
    }

    Line minus(Line less) {
      return new Line(
          total.subtract(less.total),
          tax.subtract(less.tax),
          discount.subtract(less.discount),
          units.subtract(less.units));
    }
  }

  static SplioPurchase nothing() {
    return new SplioPurchase(Map.of(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** Returns what is left of an order after its refunds. */
  static SplioPurchase of(Order order, PointsTerms terms, SplioSettings.Orders settings) {
    OrderMoney money = new OrderMoney(order, terms, settings.unnamedProduct());
    int decimals = order.currency().getDecimalPlaces();
    boolean withTax = settings.includes().contains(SplioOrderAmount.TAX);
    Map<String, Line> lines = new LinkedHashMap<>();
    for (OrderMoney.Piece piece : money.lines()) {
      BigDecimal tax = piece.taxLeft(decimals);
      BigDecimal total = withTax ? piece.left() : piece.left().subtract(tax);
      BigDecimal units =
          piece.paid().signum() == 0
              ? piece.units()
              : piece.units().multiply(piece.left()).divide(piece.paid(), 6, RoundingMode.HALF_UP);
      lines.merge(
          piece.product().orElseThrow(), new Line(total, tax, piece.discount(), units), Line::plus);
    }
    BigDecimal tax = money.shipping().taxLeft(decimals).add(money.other().taxLeft(decimals));
    return new SplioPurchase(
        lines,
        amount(money.shipping(), decimals, withTax),
        amount(money.other(), decimals, withTax),
        tax);
  }

  private static BigDecimal amount(OrderMoney.Piece piece, int decimals, Boolean withTax) {
    return withTax ? piece.left() : piece.left().subtract(piece.taxLeft(decimals));
  }

  /** Returns what one order at Splio says. */
  static SplioPurchase of(dev.stampbook.splio.api.Order reported, SplioSettings.Orders settings) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (OrderLine line : reported.products()) {
      lines.merge(
          line.externalId().orElse(settings.unnamedProduct()),
          new Line(
              zero(line.totalLineAmount()),
              zero(line.taxAmount()),
              zero(line.discountAmount()),
              line.quantity().map(BigDecimal::valueOf).orElse(BigDecimal.ZERO)),
          Line::plus);
    }
    BigDecimal shipping = zero(reported.shippingAmount());
    BigDecimal inTotal =
        settings.includes().contains(SplioOrderAmount.SHIPPING) ? shipping : BigDecimal.ZERO;
    BigDecimal goods = sum(lines.values().stream().map(Line::total).toList());
    BigDecimal tax = sum(lines.values().stream().map(Line::tax).toList());
    return new SplioPurchase(
        lines,
        shipping,
        zero(reported.totalPrice()).subtract(goods).subtract(inTotal),
        zero(reported.taxAmount()).subtract(tax));
  }

  private static BigDecimal zero(Optional<BigDecimal> amount) {
    return amount.orElse(BigDecimal.ZERO);
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  SplioPurchase plus(SplioPurchase more) {
    Map<String, Line> all = new LinkedHashMap<>(lines);
    more.lines.forEach((product, line) -> all.merge(product, line, Line::plus));
    return new SplioPurchase(
        all, shipping.add(more.shipping), other.add(more.other), shippingTax.add(more.shippingTax));
  }

  SplioPurchase minus(SplioPurchase less) {
    Map<String, Line> all = new LinkedHashMap<>(lines);
    less.lines.forEach(
        (product, line) -> all.put(product, all.getOrDefault(product, Line.NOTHING).minus(line)));
    return new SplioPurchase(
        all,
        shipping.subtract(less.shipping),
        other.subtract(less.other),
        shippingTax.subtract(less.shippingTax));
  }

  /** Returns this with all lines as one of the given product, where products are not told on one side. */
  SplioPurchase asOneLine(String product) {
    Line all = lines.values().stream().reduce(Line.NOTHING, Line::plus);
    return new SplioPurchase(Map.of(product, all), shipping, other, shippingTax);
  }

  boolean isNothing() {
    return shipping.signum() == 0
        && other.signum() == 0
        && lines.values().stream().allMatch(line -> line.total().signum() == 0);
  }

  BigDecimal total(SplioSettings.Orders settings) {
    BigDecimal goods = sum(lines.values().stream().map(Line::total).toList());
    return settings.includes().contains(SplioOrderAmount.SHIPPING)
        ? goods.add(other).add(shipping)
        : goods.add(other);
  }

  BigDecimal tax() {
    return sum(lines.values().stream().map(Line::tax).toList()).add(shippingTax);
  }

  BigDecimal discount() {
    return sum(lines.values().stream().map(Line::discount).toList());
  }

  /** Returns the lines to send; what is zero everywhere is left out. */
  List<OrderLineIn> toLines(String currency, int decimals, SplioSettings.Orders settings) {
    return lines.entrySet().stream()
        .filter(entry -> entry.getValue().total().signum() != 0)
        .map(entry -> toLine(entry.getKey(), entry.getValue(), currency, decimals, settings))
        .toList();
  }

  private static OrderLineIn toLine(
      String product, Line line, String currency, int decimals, SplioSettings.Orders settings) {
    boolean back = line.total().signum() < 0;
    BigDecimal whole = line.units().abs().setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE);
    boolean countable = line.units().stripTrailingZeros().scale() <= 0;
    BigDecimal units = countable ? whole : BigDecimal.ONE;
    BigDecimal discount = back ? BigDecimal.ZERO : line.discount().max(BigDecimal.ZERO);
    BigDecimal price =
        line.total().abs().add(discount).divide(units, decimals, RoundingMode.HALF_UP);
    boolean negative = back && settings.refundSign() == SplioUnitPriceSign.NEGATIVE;
    long quantity =
        !back
            ? units.longValueExact()
            : settings.refundQuantity() == SplioRefundQuantity.ZERO ? 0 : -units.longValueExact();
    return new OrderLineIn(
        product,
        Optional.of(negative ? price.negate() : price),
        Optional.of(quantity),
        Optional.of(discount),
        Optional.of(line.tax()),
        Optional.of(currency),
        Optional.of(line.total()));
  }
}
