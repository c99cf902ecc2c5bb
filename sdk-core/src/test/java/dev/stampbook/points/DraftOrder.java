package dev.stampbook.points;

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
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * A random order in whole minor units, which can be edited and refunded. It knows its own earn base and refunded base by plain integer
 * sums, so that the calculator can be held against them.
 */
final class DraftOrder {

  /** A line; all in minor units. */
  static final class Line {
    final String id;
    int quantity;
    long unitPrice;
    long tax;
    boolean voided;

    Line(String id) {
      this.id = id;
    }

    long price() {
      return voided ? 0 : quantity * unitPrice;
    }

    long taxed() {
      return voided ? 0 : tax;
    }
  }

  /** A refund of amounts; all in minor units without tax, then the tax. */
  record Back(
      String id, Component component, Optional<String> line, long net, long tax, boolean valid) {}

  final CurrencyUnit currency;
  final List<Line> lines = new ArrayList<>();
  final List<Long> discounts = new ArrayList<>();
  final List<Back> refunds = new ArrayList<>();
  long shipping;
  long shippingTax;
  OrderState state = OrderState.COMPLETED;
  private int names;

  private DraftOrder(CurrencyUnit currency) {
    this.currency = currency;
  }

  /** Returns one to five lines, up to three discounts that now and then exceed the goods, and shipping. */
  static DraftOrder random(Random random, boolean withTax) {
    List<String> currencies = List.of("EUR", "JPY", "BHD");
    DraftOrder draft =
        new DraftOrder(CurrencyUnit.of(currencies.get(random.nextInt(currencies.size()))));
    int lines = 1 + random.nextInt(5);
    for (int i = 0; i < lines; i++) {
      draft.addLine(random, withTax);
    }
    int discounts = random.nextInt(4);
    for (int i = 0; i < discounts; i++) {
      long most = random.nextInt(10) == 0 ? draft.listPrice() * 2 : draft.listPrice() / 4;
      draft.discounts.add(below(random, most + 1));
    }
    draft.shipping = random.nextInt(3) == 0 ? 0 : below(random, 2_000);
    draft.shippingTax = withTax ? draft.shipping / 5 : 0;
    return draft;
  }

  void addLine(Random random, boolean withTax) {
    Line line = new Line("L" + names++);
    line.quantity = 1 + random.nextInt(4);
    line.unitPrice = random.nextInt(8) == 0 ? 0 : below(random, 20_000);
    line.tax = withTax ? below(random, line.quantity * line.unitPrice / 5 + 1) : 0;
    lines.add(line);
  }

  /** Changes a quantity, adds a line or takes one off. */
  void edit(Random random, boolean withTax) {
    Line line = lines.get(random.nextInt(lines.size()));
    switch (random.nextInt(3)) {
      case 0 -> line.quantity = 1 + random.nextInt(6);
      case 1 -> addLine(random, withTax);
      default -> line.voided = !line.voided;
    }
  }

  /** Refunds an amount for a line, for goods or for shipping, now and then more than was paid. */
  void refund(Random random, boolean withTax) {
    String id = String.format("%03d", random.nextInt(900)) + "-" + names++;
    long tax = withTax ? below(random, 50) : 0;
    List<Line> standing = lines.stream().filter(line -> !line.voided).toList();
    int kind = random.nextInt(3);
    if (kind == 0) {
      refunds.add(
          new Back(id, Component.SHIPPING, Optional.empty(), below(random, 2_000), tax, true));
    } else if (kind == 1 || standing.isEmpty()) {
      refunds.add(
          new Back(id, Component.GOODS, Optional.empty(), below(random, goods() + 2), tax, true));
    } else {
      Line line = standing.get(random.nextInt(standing.size()));
      refunds.add(
          new Back(
              id,
              Component.GOODS,
              Optional.of(line.id),
              below(random, line.price() * 5 / 4 + 1),
              tax,
              true));
    }
  }

  /** Voids a refund or makes it valid again. */
  void toggleRefund(Random random) {
    if (!refunds.isEmpty()) {
      int i = random.nextInt(refunds.size());
      Back old = refunds.get(i);
      refunds.set(i, new Back(old.id, old.component, old.line, old.net, old.tax, !old.valid));
    }
  }

  private long listPrice() {
    return lines.stream().mapToLong(Line::price).sum();
  }

  /** What is paid for goods without tax. */
  long goods() {
    return Math.max(0, listPrice() - discounts.stream().mapToLong(Long::longValue).sum());
  }

  long goodsTax() {
    return lines.stream().mapToLong(Line::taxed).sum();
  }

  private long countedGoods(boolean tax) {
    long discounted = listPrice() - discounts.stream().mapToLong(Long::longValue).sum();
    return Math.max(0, tax ? discounted + goodsTax() : discounted);
  }

  private long countedShipping(boolean tax) {
    return tax ? shipping + shippingTax : shipping;
  }

  /** The earn base in minor units (C2). */
  long base(boolean tax, boolean withShipping) {
    return countedGoods(tax) + (withShipping ? countedShipping(tax) : 0);
  }

  /** The refunded base in minor units: goods and shipping each capped at what counts (C6). */
  long refundedBase(boolean tax, boolean withShipping) {
    long goods = 0;
    long freight = 0;
    for (Back back : refunds) {
      long amount = !back.valid ? 0 : tax ? back.net + back.tax : back.net;
      if (back.component == Component.SHIPPING) {
        freight += amount;
      } else if (back.line.filter(this::isVoided).isEmpty()) {
        goods += amount;
      }
    }
    return Math.min(goods, countedGoods(tax))
        + (withShipping ? Math.min(freight, countedShipping(tax)) : 0);
  }

  private boolean isVoided(String id) {
    return lines.stream().anyMatch(line -> line.id.equals(id) && line.voided);
  }

  BigMoney money(long minorUnits) {
    return BigMoney.of(currency, BigDecimal.valueOf(minorUnits, currency.getDecimalPlaces()));
  }

  /** Minor units as a decimal. */
  BigDecimal amount(long minorUnits) {
    return BigDecimal.valueOf(minorUnits, currency.getDecimalPlaces());
  }

  Order snapshot() {
    return withLines().build();
  }

  Order.Builder withLines() {
    Order.Builder order = start();
    for (Line line : lines) {
      order.line(
          new OrderLine(
              LineId.of(line.id),
              line.voided ? OrderLine.Kind.VOIDED : OrderLine.Kind.GOODS,
              Optional.empty(),
              Set.of(),
              BigDecimal.valueOf(line.quantity),
              money(line.quantity * line.unitPrice),
              money(line.tax),
              Map.of()));
    }
    for (int i = 0; i < discounts.size(); i++) {
      order.discount(
          new OrderDiscount(
              OrderDiscountId.of("D" + i),
              OrderDiscount.Source.PROMOTION,
              money(discounts.get(i)),
              Set.of()));
    }
    return order;
  }

  Order.Builder withoutLines() {
    return start().goodsWithoutLines(new Taxed(money(goods()), money(goodsTax())));
  }

  private Order.Builder start() {
    Order.Builder order =
        Order.builder(OrderId.of("random"), OrderVersion.of(1), state, currency, Samples.NOON)
            .shipping(new Taxed(money(shipping), money(shippingTax)))
            .total(money(goods() + goodsTax() + shipping + shippingTax));
    for (Back back : refunds) {
      order.refund(refundOf(back, back.id));
    }
    return order;
  }

  Refund refundOf(Back back, String id) {
    Taxed amount = new Taxed(money(back.net), money(back.tax));
    RefundPart part =
        back.line
            .map(line -> RefundPart.ofLine(LineId.of(line), amount))
            .orElseGet(() -> RefundPart.of(back.component, amount));
    return new Refund(
        RefundId.of(id),
        Samples.NOON,
        back.valid ? Refund.State.VALID : Refund.State.VOIDED,
        Optional.of(amount.gross()),
        List.of(part));
  }

  static long below(Random random, long bound) {
    return bound <= 0 ? 0 : Math.floorMod(random.nextLong(), bound);
  }
}
