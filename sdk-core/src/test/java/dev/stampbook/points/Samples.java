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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Short words for the orders, lines and refunds of the tests. */
final class Samples {

  static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

  private Samples() {}

  static Order.Builder order(String id, String currency, OrderState state) {
    return Order.builder(
        OrderId.of(id), OrderVersion.of(1), state, CurrencyUnit.of(currency), NOON);
  }

  static Order.Builder order(String id, String currency) {
    return order(id, currency, OrderState.COMPLETED);
  }

  static Order.Builder order(String id) {
    return order(id, "EUR");
  }

  /** An amount such as {@code EUR 12.34}. */
  static BigMoney money(String amount) {
    return BigMoney.parse(amount);
  }

  static BigMoney eur(String amount) {
    return BigMoney.of(CurrencyUnit.EUR, new BigDecimal(amount));
  }

  static Taxed untaxed(String eur) {
    return Taxed.untaxed(eur(eur));
  }

  static Taxed taxed(String net, String tax) {
    return new Taxed(eur(net), eur(tax));
  }

  static OrderLine line(String id, int quantity, String price, String tax) {
    return line(id, OrderLine.Kind.GOODS, quantity, price, tax);
  }

  static OrderLine line(String id, OrderLine.Kind kind, int quantity, String price, String tax) {
    return new OrderLine(
        LineId.of(id),
        kind,
        Optional.empty(),
        Set.of(),
        BigDecimal.valueOf(quantity),
        eur(price),
        eur(tax),
        Map.of());
  }

  static OrderLine allocated(OrderLine line, String discount, String share) {
    return new OrderLine(
        line.id(),
        line.kind(),
        line.product(),
        line.categories(),
        line.quantity(),
        line.price(),
        line.tax(),
        Map.of(OrderDiscountId.of(discount), eur(share)));
  }

  static OrderDiscount coupon(String id, String amount, String... lines) {
    return discount(id, OrderDiscount.Source.COUPON, amount, lines);
  }

  static OrderDiscount reward(String id, String amount, String... lines) {
    return discount(id, OrderDiscount.Source.REWARD, amount, lines);
  }

  private static OrderDiscount discount(
      String id, OrderDiscount.Source source, String amount, String... lines) {
    Set<LineId> ids =
        List.of(lines).stream().map(LineId::of).collect(Collectors.toUnmodifiableSet());
    return new OrderDiscount(OrderDiscountId.of(id), source, eur(amount), ids);
  }

  static Refund free(String id, String amount) {
    return Refund.ofAmount(RefundId.of(id), NOON, money(amount));
  }

  static Refund ofLine(String id, String line, String amount) {
    return parts(id, RefundPart.ofLine(LineId.of(line), untaxed(amount)));
  }

  static Refund ofUnits(String id, String line, int units) {
    return parts(id, RefundPart.unitsOf(LineId.of(line), BigDecimal.valueOf(units)));
  }

  static Refund ofShipping(String id, String amount) {
    return parts(id, RefundPart.of(Component.SHIPPING, untaxed(amount)));
  }

  static Refund ofGoods(String id, String amount) {
    return parts(id, RefundPart.of(Component.GOODS, untaxed(amount)));
  }

  static Refund parts(String id, RefundPart... parts) {
    return Refund.ofParts(RefundId.of(id), NOON, List.of(parts));
  }

  static Refund withoutAmount(String id) {
    return new Refund(RefundId.of(id), NOON, Refund.State.VALID, Optional.empty(), List.of());
  }

  static Refund in(Refund.State state, Refund refund) {
    return new Refund(refund.id(), refund.createdAt(), state, refund.amount(), refund.parts());
  }

  static PointsQuote quote(Order order, PointsPolicy policy) {
    return quote(order, policy, Standing.EARNING);
  }

  static PointsQuote quote(Order order, PointsPolicy policy, Standing standing) {
    PointsTerms terms = policy.termsFor(order, BigDecimal.ONE).orElseThrow();
    return PointsCalculator.quote(order, terms, standing);
  }
}
