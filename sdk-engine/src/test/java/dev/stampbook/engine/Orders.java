package dev.stampbook.engine;

import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.order.LineId;
import dev.stampbook.order.Order;
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
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Short words for the orders and refunds of the scenarios. Without a word about it an order is in EUR and of customer 7. */
final class Orders {

  static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
  static final MemberIdentity CUSTOMER = customer("7", "buyer@example.com");

  private Orders() {}

  static MemberIdentity customer(String id, String email) {
    return MemberIdentity.builder()
        .customerId(CustomerId.of(id))
        .email(EmailAddress.of(email))
        .build();
  }

  static MemberIdentity guest(String email) {
    return MemberIdentity.of(EmailAddress.of(email));
  }

  static Order.Builder order(String id, long version, OrderState state, String currency) {
    return Order.builder(
            OrderId.of(id),
            OrderVersion.of(version),
            state,
            CurrencyUnit.of(currency),
            NOON.plusSeconds(version))
        .createdAt(NOON)
        .customer(CUSTOMER);
  }

  static Order.Builder order(String id, long version, OrderState state) {
    return order(id, version, state, "EUR");
  }

  static Order.Builder completed(String id, long version) {
    return order(id, version, OrderState.COMPLETED);
  }

  /** A completed order of one line of goods. */
  static Order.Builder completed(String id, long version, String eur) {
    return completed(id, version).goods("1", 1, eur(eur));
  }

  /** The same order as a system delivers it in a list, without its lines. */
  static Order withoutLines(Order order) {
    Order.Builder header =
        Order.builder(
                order.id(), order.version(), order.state(), order.currency(), order.modifiedAt())
            .createdAt(order.createdAt())
            .goodsWithoutLines(order.goods());
    order.customer().ifPresent(header::customer);
    order.refunds().forEach(header::refund);
    return header.build();
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

  static Refund refund(String id, BigMoney amount) {
    return Refund.ofAmount(RefundId.of(id), NOON, amount);
  }

  static Refund refund(String id, String eur) {
    return refund(id, eur(eur));
  }

  static Refund refundOfLine(String id, String line, String eur) {
    return parts(id, RefundPart.ofLine(LineId.of(line), untaxed(eur)));
  }

  static Refund refundOfUnits(String id, String line, int units) {
    return parts(id, RefundPart.unitsOf(LineId.of(line), BigDecimal.valueOf(units)));
  }

  static Refund refundOfShipping(String id, String eur) {
    return parts(id, RefundPart.of(Component.SHIPPING, untaxed(eur)));
  }

  static Refund parts(String id, RefundPart... parts) {
    return Refund.ofParts(RefundId.of(id), NOON, List.of(parts));
  }

  static Refund voided(Refund refund) {
    return new Refund(
        refund.id(), refund.createdAt(), Refund.State.VOIDED, refund.amount(), refund.parts());
  }

  static Refund withoutAmount(String id) {
    return new Refund(RefundId.of(id), NOON, Refund.State.VALID, Optional.empty(), List.of());
  }
}
