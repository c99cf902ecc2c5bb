package dev.stampbook.bigcommerce;

import dev.stampbook.bigcommerce.api.OrderRefund;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;

/**
 * Reads the refunds of one order (sheet 13.4). Only money that was not declined counts: a refund of which part was declined counts for that
 * part of every item, one without payments yet is pending, one of which all was declined is voided.
 *
 * <ul>
 *   <li>Items of one kind: {@code total_amount} minus {@code total_tax} is the side without tax, which may be more than the total when tax
 *       was collected by the refund ({@code total_tax} below zero).
 *   <li>Mixed items: shipping, handling, fees and wrapping are taken by {@code requested_amount} or, where it is null, by what the order
 *       states for them; the rest is for the products, with the tax share of the units given back.
 *   <li>ORDER items and amounts typed by the merchant are free amounts, unless they are for one component that is no product.
 *   <li>No items: a tax adjustment; all of it is tax.
 * </ul>
 */
final class RefundReading {

  private static final int SCALE = 6;

  private final WireMoney money;
  private final OrderParts parts;
  private final Optional<LineShares> lines;

  RefundReading(WireMoney money, OrderParts parts, Optional<LineShares> lines) {
    this.money = money;
    this.parts = parts;
    this.lines = lines;
  }

  Refund read(OrderRefund refund) {
    RefundId id = RefundId.of(Long.toString(refund.id()));
    Instant created =
        OrderReading.time(refund.created(), "created of a refund").orElse(Instant.EPOCH);
    Optional<BigMoney> total = money.read(refund.totalAmount(), "total_amount of a refund");
    Refund.State state = state(refund);
    if (total.isEmpty() || total.get().isZero()) {
      return new Refund(id, created, state, total, List.of());
    }
    BigDecimal whole = total.get().getAmount();
    BigDecimal counts = state == Refund.State.VALID ? paid(refund) : whole;
    List<RefundPart> read =
        parts(refund, total.get()).stream().map(part -> scaled(part, counts, whole)).toList();
    return new Refund(id, created, state, Optional.of(money.exact(counts)), read);
  }

  private static Refund.State state(OrderRefund refund) {
    if (refund.payments().isEmpty()) {
      return Refund.State.PENDING;
    }
    boolean declined =
        refund.payments().stream().allMatch(payment -> payment.isDeclined().orElse(false));
    return declined ? Refund.State.VOIDED : Refund.State.VALID;
  }

  /** Returns the money of a refund that was not declined. */
  static BigDecimal paid(OrderRefund refund) {
    BigDecimal sum = BigDecimal.ZERO;
    for (OrderRefund.Payment payment : refund.payments()) {
      if (!payment.isDeclined().orElse(false)) {
        sum =
            sum.add(
                WireMoney.decimal(payment.amount(), "amount of a refund payment")
                    .orElse(BigDecimal.ZERO));
      }
    }
    return sum;
  }

  private List<RefundPart> parts(OrderRefund refund, BigMoney total) {
    BigMoney tax = money.of(refund.totalTax(), "total_tax of a refund");
    List<OrderRefund.Item> items = refund.items();
    if (items.isEmpty()) {
      return List.of(RefundPart.of(Component.GOODS, new Taxed(total.minus(total), total)));
    }
    Set<Component> kinds = EnumSet.noneOf(Component.class);
    for (OrderRefund.Item item : items) {
      Optional<Component> kind = component(item);
      if (kind.isEmpty()) {
        return List.of();
      }
      kinds.add(kind.get());
    }
    boolean typed = refund.usesMerchantOverrideValues().orElse(false);
    if (typed && (kinds.size() > 1 || kinds.contains(Component.GOODS))) {
      return List.of();
    }
    Taxed amount = new Taxed(total.minus(tax), tax);
    if (kinds.size() > 1) {
      return mixed(items, total);
    }
    return kinds.contains(Component.GOODS)
        ? goods(items, amount)
        : List.of(RefundPart.of(kinds.iterator().next(), amount));
  }

  private static Optional<Component> component(OrderRefund.Item item) {
    return switch (item.itemType().orElse("")) {
      case "PRODUCT" -> Optional.of(Component.GOODS);
      case "SHIPPING" -> Optional.of(Component.SHIPPING);
      case "HANDLING" -> Optional.of(Component.HANDLING);
      case "GIFT_WRAPPING" -> Optional.of(Component.WRAPPING);
      case "FEE" -> Optional.of(Component.FEE);
      default -> Optional.empty();
    };
  }

  private List<RefundPart> mixed(List<OrderRefund.Item> items, BigMoney total) {
    Map<Component, Taxed> others = new EnumMap<>(Component.class);
    List<OrderRefund.Item> products = new ArrayList<>();
    BigMoney left = total;
    for (OrderRefund.Item item : items) {
      Component kind = component(item).orElseThrow();
      if (kind == Component.GOODS) {
        products.add(item);
        continue;
      }
      Optional<Taxed> stated = parts.of(kind, item.itemId(), lines);
      Optional<BigMoney> gross =
          money
              .read(item.requestedAmount(), "requested_amount of a refund")
              .or(() -> stated.map(Taxed::gross));
      if (gross.isEmpty() || gross.get().isGreaterThan(left)) {
        return List.of();
      }
      others.merge(kind, sharing(gross.get(), stated), Taxed::plus);
      left = left.minus(gross.get());
    }
    List<RefundPart> all = new ArrayList<>();
    others.forEach((kind, amount) -> all.add(RefundPart.of(kind, amount)));
    if (!products.isEmpty()) {
      all.addAll(
          goods(products, sharing(left, unitsOf(products).or(() -> Optional.of(parts.goods())))));
    }
    return all;
  }

  /** Splits an amount into net and tax like what it was paid for. */
  private Taxed sharing(BigMoney gross, Optional<Taxed> like) {
    if (like.isEmpty() || like.get().gross().isZero()) {
      return Taxed.untaxed(gross);
    }
    BigMoney net = share(gross, like.get().net().getAmount(), like.get().gross().getAmount());
    return new Taxed(net, gross.minus(net));
  }

  private Optional<Taxed> unitsOf(List<OrderRefund.Item> products) {
    Taxed sum = Taxed.zero(money.currency());
    for (OrderRefund.Item item : products) {
      Optional<Taxed> units = unitsOf(item);
      if (units.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(units.get());
    }
    return Optional.of(sum);
  }

  private Optional<Taxed> unitsOf(OrderRefund.Item item) {
    Optional<BigDecimal> units = WireMoney.decimal(item.quantity(), "quantity of a refund");
    return lines.flatMap(known -> item.itemId().flatMap(line -> known.unitsOf(line, units)));
  }

  /** Gives each line its part by what its units cost; without lines the goods as a whole. */
  private List<RefundPart> goods(List<OrderRefund.Item> products, Taxed amount) {
    Optional<Taxed> all = unitsOf(products);
    if (all.isEmpty() || all.get().gross().isZero()) {
      return List.of(RefundPart.of(Component.GOODS, amount));
    }
    List<RefundPart> split = new ArrayList<>();
    Taxed left = amount;
    for (int i = 0; i < products.size(); i++) {
      OrderRefund.Item item = products.get(i);
      BigDecimal weight = unitsOf(item).orElseThrow().gross().getAmount();
      BigDecimal sum = all.get().gross().getAmount();
      Taxed part =
          i == products.size() - 1
              ? left
              : new Taxed(share(amount.net(), weight, sum), share(amount.tax(), weight, sum));
      left = left.minus(part);
      split.add(RefundPart.ofLine(LineId.of(item.itemId().orElseThrow().toString()), part));
    }
    return split;
  }

  private RefundPart scaled(RefundPart part, BigDecimal paid, BigDecimal total) {
    return paid.compareTo(total) == 0
        ? part
        : new RefundPart(
            part.component(),
            part.line(),
            part.quantity(),
            part.amount()
                .map(
                    amount ->
                        new Taxed(
                            share(amount.net(), paid, total), share(amount.tax(), paid, total))));
  }

  private BigMoney share(BigMoney amount, BigDecimal numerator, BigDecimal denominator) {
    return money.exact(
        amount.getAmount().multiply(numerator).divide(denominator, SCALE, RoundingMode.HALF_EVEN));
  }
}
