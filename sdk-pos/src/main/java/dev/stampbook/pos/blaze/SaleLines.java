package dev.stampbook.pos.blaze;

import dev.stampbook.discount.CouponCode;
import dev.stampbook.order.LargestRemainder;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscount.Source;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderLine;
import dev.stampbook.order.ProductId;
import dev.stampbook.pos.blaze.api.Cart;
import dev.stampbook.pos.blaze.api.OrderItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;

/**
 * The lines of a sale with their shares of discounts and tax (sheet section 3.3). {@code totalDiscount} decides how much was taken off: what
 * lines and cart do not explain is a discount on all lines, and where they explain more than it, only the total is believed.
 */
final class SaleLines {

  private static final OrderDiscountId CART = OrderDiscountId.of("cart");

  /**
   * One line.
   *
   * @param id its id
   * @param item as Blaze sent it
   * @param gross its price before discounts
   * @param own the discount on it alone
   * @param share its share of the discount on the cart
   * @param tax the tax on it
   */
  record Line(
      LineId id,
      OrderItem item,
      BigDecimal gross,
      BigDecimal own,
      BigDecimal share,
      BigDecimal tax) {

    /** Returns what is paid for it before tax. */
    BigDecimal net() {
      return gross.subtract(own).subtract(share).max(BigDecimal.ZERO);
    }

    BigDecimal quantity() {
      return Amounts.of(item.quantity());
    }

    private boolean isVoid() {
      return item.status().filter(status -> status.is(OrderItem.Status.VOID)).isPresent();
    }

    private OrderLine.Kind kind() {
      if (isVoid()) {
        return OrderLine.Kind.VOIDED;
      }
      return item.loyaltyAccrual().orElse(true) ? OrderLine.Kind.GOODS : OrderLine.Kind.EXCLUDED;
    }

    private Source source() {
      if (item.discountNotes().filter(RewardNote::isOne).isPresent()) {
        return Source.REWARD;
      }
      return item.promotionReqs().isEmpty() ? Source.MANUAL : Source.PROMOTION;
    }
  }

  private final Cart cart;
  private final Amounts amounts;
  private final List<Line> lines;

  SaleLines(Cart cart, Amounts amounts) {
    this.cart = cart;
    this.amounts = amounts;
    this.lines = withTax(withShares(read(cart)));
  }

  /** Returns the lines that were not voided, by id. */
  Map<LineId, Line> byId() {
    Map<LineId, Line> all = new HashMap<>();
    lines.stream().filter(line -> !line.isVoid()).forEach(line -> all.put(line.id(), line));
    return all;
  }

  private static List<Line> read(Cart cart) {
    List<Line> lines = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (OrderItem item : cart.items()) {
      String id =
          item.orderItemId()
              .or(item::id)
              .filter(text -> !text.isBlank() && taken.add(text))
              .orElseGet(() -> "line-" + (taken.size() + 1));
      BigDecimal gross =
          item.cost()
              .or(() -> item.unitPrice().map(Amounts.of(item.quantity())::multiply))
              .orElseThrow(
                  () ->
                      new UnreadableSaleException(
                          "cost of a line is missing; read the transaction again"));
      lines.add(
          new Line(
              LineId.of(id),
              item,
              notNegative(gross, "cost of a line"),
              notNegative(Amounts.of(item.calcDiscount()), "calcDiscount of a line"),
              notNegative(Amounts.of(item.propCartDiscount()), "propCartDiscount of a line"),
              Amounts.of(item.calcTax())));
    }
    return lines;
  }

  private static BigDecimal notNegative(BigDecimal amount, String field) {
    if (amount.signum() < 0) {
      throw new UnreadableSaleException(field + " is negative; correct it at the till");
    }
    return amount;
  }

  /** Shares that do not add up to the discount on the cart are not believed. */
  private List<Line> withShares(List<Line> read) {
    BigDecimal sum = read.stream().map(Line::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (cart.calcCartDiscount().isEmpty() || Amounts.same(sum, cart.calcCartDiscount().get())) {
      return read;
    }
    return read.stream()
        .map(
            line ->
                new Line(
                    line.id(), line.item(), line.gross(), line.own(), BigDecimal.ZERO, line.tax()))
        .toList();
  }

  /** Tax of the lines that does not add up to the tax of the cart is replaced by the cart's, spread by what the lines cost. */
  private List<Line> withTax(List<Line> read) {
    BigDecimal sum = read.stream().map(Line::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (cart.totalCalcTax().isEmpty() || Amounts.same(sum, cart.totalCalcTax().get())) {
      return read;
    }
    List<BigDecimal> weights =
        read.stream().map(line -> line.isVoid() ? BigDecimal.ZERO : line.net()).toList();
    List<BigDecimal> taxes =
        LargestRemainder.spread(
            notNegative(cart.totalCalcTax().get(), "totalCalcTax"),
            weights,
            amounts.currency().getDecimalPlaces());
    List<Line> taxed = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      Line line = read.get(i);
      taxed.add(
          new Line(line.id(), line.item(), line.gross(), line.own(), line.share(), taxes.get(i)));
    }
    return taxed;
  }

  /** Adds lines and discounts to an order. */
  void addTo(Order.Builder order) {
    BigDecimal own =
        lines.stream()
            .filter(line -> !line.isVoid())
            .map(Line::own)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal shares = lines.stream().map(Line::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal onCart = cart.calcCartDiscount().orElse(shares);
    BigDecimal known = own.add(onCart);
    BigDecimal total = cart.totalDiscount().orElse(known);
    if (total.compareTo(known) < 0) {
      lines.forEach(line -> order.line(line(line, Map.of())));
      add(order, OrderDiscountId.of("all"), cartSource(), total);
      addPromotions(order, BigDecimal.ZERO);
      return;
    }
    boolean spread = shares.signum() > 0;
    for (Line line : lines) {
      Map<OrderDiscountId, BigMoney> shared = new HashMap<>();
      if (line.own().signum() > 0 && !line.isVoid()) {
        OrderDiscountId id = OrderDiscountId.of("line:" + line.id());
        BigMoney amount = amounts.exact(line.own());
        order.discount(new OrderDiscount(id, line.source(), amount, Set.of(line.id())));
        shared.put(id, amount);
      }
      if (spread) {
        shared.put(CART, amounts.exact(line.share()));
      }
      order.line(line(line, shared));
    }
    add(order, CART, cartSource(), onCart);
    addPromotions(order, total.subtract(known));
  }

  /** What a code took off is part of the promotions; where Blaze shows it elsewhere the code is told all the same, for redemptions go by it. */
  private void addPromotions(Order.Builder order, BigDecimal amount) {
    Optional<CouponCode> code = cart.promoCode().flatMap(CouponCode::read);
    if (amount.signum() > 0 || code.isPresent()) {
      order.discount(
          new OrderDiscount(
              OrderDiscountId.of("promotions"),
              Source.PROMOTION,
              amounts.exact(amount),
              Set.of(),
              code));
    }
  }

  private void add(Order.Builder order, OrderDiscountId id, Source source, BigDecimal amount) {
    if (amount.signum() > 0) {
      order.discount(new OrderDiscount(id, source, amounts.exact(amount), Set.of()));
    }
  }

  private Source cartSource() {
    return cart.cartDiscountNotes().filter(RewardNote::isOne).isPresent()
        ? Source.REWARD
        : Source.MANUAL;
  }

  private OrderLine line(Line line, Map<OrderDiscountId, BigMoney> allocations) {
    return new OrderLine(
        line.id(),
        line.kind(),
        line.item().productId().filter(id -> !id.isBlank()).map(ProductId::of),
        Set.of(),
        line.quantity().max(BigDecimal.ZERO),
        amounts.exact(line.gross()),
        amounts.exact(line.tax()),
        allocations);
  }

  /** Returns the line with this id, also a voided one. */
  Optional<Line> find(String orderItemId) {
    return lines.stream().filter(line -> line.id().value().equals(orderItemId)).findFirst();
  }
}
