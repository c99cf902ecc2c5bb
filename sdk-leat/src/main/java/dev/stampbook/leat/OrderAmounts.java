package dev.stampbook.leat;

import dev.stampbook.leat.api.OrderRequest;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.Taxed;
import dev.stampbook.points.BaseComponent;
import dev.stampbook.points.PointsTerms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;

/**
 * Puts the part of an order that earns into lines and charges that add up to it to the minor unit (sheet section 3.5): tax, shipping and the
 * like are charges and are sent only where they count. Discounts are taken off the lines.
 */
final class OrderAmounts {

  private static final String GOODS = "goods";

  private final Order order;
  private final PointsTerms terms;
  private final OrdersDialect dialect;

  OrderAmounts(Order order, PointsTerms terms, OrdersDialect dialect) {
    this.order = order;
    this.terms = terms;
    this.dialect = dialect;
  }

  /** Returns an amount in minor units, half up. */
  static long minor(BigMoney amount) {
    return amount
        .getAmount()
        .movePointRight(amount.getCurrencyUnit().getDecimalPlaces())
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Returns the charges that count; none when they are more than the whole. */
  List<OrderRequest.Charge> charges(long total) {
    List<OrderRequest.Charge> charges = new ArrayList<>();
    Taxed taxed = order.goods();
    taxed = add(charges, taxed, BaseComponent.SHIPPING, "Shipping", order.shipping());
    taxed = add(charges, taxed, BaseComponent.HANDLING, "Handling", order.handling());
    taxed = add(charges, taxed, BaseComponent.WRAPPING, "Wrapping", order.wrapping());
    taxed = add(charges, taxed, BaseComponent.FEES, "Fees", order.fees());
    if (terms.counts(BaseComponent.TAX)) {
      add(charges, "TAX", "Tax", taxed.tax());
    }
    long sum = charges.stream().mapToLong(OrderRequest.Charge::totalAmount).sum();
    return sum <= total ? List.copyOf(charges) : List.of();
  }

  private Taxed add(
      List<OrderRequest.Charge> charges,
      Taxed counted,
      BaseComponent component,
      String name,
      Taxed paid) {
    if (!terms.counts(component)) {
      return counted;
    }
    add(charges, component.name(), name, paid.net());
    return counted.plus(paid);
  }

  private void add(List<OrderRequest.Charge> charges, String key, String name, BigMoney amount) {
    long units = minor(amount);
    if (units <= 0) {
      return;
    }
    boolean newest = dialect == OrdersDialect.JUNE_2026;
    String type = key.equals("SHIPPING") || key.equals("WRAPPING") ? key : "CUSTOM";
    charges.add(
        new OrderRequest.Charge(
            key,
            name,
            newest ? Optional.empty() : Optional.of(type),
            newest ? Optional.of(new OrderRequest.External(key)) : Optional.empty(),
            Optional.of(units),
            Optional.empty(),
            units));
  }

  /** Returns the lines that earn, which share this amount in proportion to what they cost. */
  List<OrderRequest.Line> lines(long amount) {
    List<OrderLine> earning = order.lines().stream().filter(terms::earns).toList();
    if (order.detail() == OrderDetail.HEADER || earning.isEmpty()) {
      return List.of(line(GOODS, Optional.empty(), BigDecimal.ONE, amount, amount));
    }
    List<Long> shares = spread(amount, earning.stream().map(OrderAmounts::paid).toList());
    List<OrderRequest.Line> lines = new ArrayList<>();
    for (int i = 0; i < earning.size(); i++) {
      OrderLine from = earning.get(i);
      Optional<OrderRequest.External> product =
          from.product().map(id -> new OrderRequest.External(id.value()));
      lines.add(
          line(
              from.id().value(),
              product,
              from.quantity(),
              Math.max(minor(from.price()), shares.get(i)),
              shares.get(i)));
    }
    return lines;
  }

  private static OrderRequest.Line line(
      String key,
      Optional<OrderRequest.External> product,
      BigDecimal quantity,
      long full,
      long amount) {
    long price =
        quantity.signum() > 0
            ? BigDecimal.valueOf(full).divide(quantity, 0, RoundingMode.HALF_UP).longValueExact()
            : full;
    return new OrderRequest.Line(
        key,
        product.map(OrderRequest.External::externalIdentifier).orElse(key),
        quantity,
        price,
        amount,
        Optional.of(full - amount).filter(discount -> discount > 0),
        product,
        Optional.empty(),
        Optional.empty());
  }

  private static long paid(OrderLine line) {
    BigMoney left = line.price();
    for (BigMoney share : line.allocations().values()) {
      left = left.minus(share);
    }
    return Math.max(0, minor(left));
  }

  /** Spreads units by largest remainder, ties to the earlier place; with nothing to go by the first takes all. */
  static List<Long> spread(long units, List<Long> weights) {
    BigInteger sum =
        weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    List<Long> shares = new ArrayList<>(Collections.nCopies(weights.size(), 0L));
    if (sum.signum() == 0) {
      shares.set(0, units);
      return shares;
    }
    List<BigInteger> rests = new ArrayList<>();
    long missing = units;
    for (int i = 0; i < weights.size(); i++) {
      BigInteger[] share =
          BigInteger.valueOf(units)
              .multiply(BigInteger.valueOf(weights.get(i)))
              .divideAndRemainder(sum);
      shares.set(i, share[0].longValueExact());
      rests.add(share[1]);
      missing -= shares.get(i);
    }
    IntStream.range(0, rests.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> rests.get(i)).reversed())
        .limit(missing)
        .forEach(i -> shares.set(i, shares.get(i) + 1));
    return shares;
  }
}
