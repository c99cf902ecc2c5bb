package dev.stampbook.pos.treez;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.CustomerGroupId;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.PosId;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderVersion;
import dev.stampbook.order.Refund;
import dev.stampbook.order.RefundId;
import dev.stampbook.order.RefundPart;
import dev.stampbook.order.RefundPart.Component;
import dev.stampbook.order.Taxed;
import dev.stampbook.pos.treez.api.Customer;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketItem;
import dev.stampbook.pos.treez.api.WireTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * Reads a sale with its refund tickets into a snapshot (sheet 3.2, 3.4, 13). The ticket is its own checkout.
 *
 * @param sale the ticket
 * @param refunds the tickets that refund it
 * @param account the customer, where it was read
 */
record TicketReading(
    Ticket sale, List<Ticket> refunds, Optional<Customer> account, TreezSettings settings) {

  /** Returns the snapshot; throws {@link UnreadableTicketException} when a value that decides cannot be read. */
  Order order(OrderDetail detail) {
    Instant modified = modifiedAt(sale);
    TicketMoney money = TicketMoney.of(sale);
    Taxed goods =
        money
            .goods()
            .orElseThrow(
                () -> new UnreadableTicketException("sub_total is missing; read it again"));
    TicketLines lines = new TicketLines(sale, goods, settings.rewardTitle());
    Order.Builder order =
        Order.builder(
                OrderId.of(sale.ticketId()),
                OrderVersion.modifiedAt(modified),
                TicketStates.of(sale),
                Treez.CURRENCY,
                modified)
            .nativeState(nativeState())
            .checkout(CheckoutId.of(sale.ticketId()))
            .shipping(money.delivery())
            .fees(money.otherFees());
    sale.dateCreated().flatMap(WireTime::instant).ifPresent(order::createdAt);
    sale.orderSource()
        .filter(source -> !source.isBlank())
        .ifPresent(source -> order.channel(ChannelId.of(source)));
    money.total().ifPresent(order::total);
    identity().ifPresent(order::customer);
    account
        .flatMap(customer -> customer.customerGroups().stream().findFirst())
        .filter(group -> !group.isBlank())
        .ifPresent(group -> order.customerGroup(CustomerGroupId.of(group)));
    if (detail == OrderDetail.HEADER || lines.lines().isEmpty()) {
      order.goodsWithoutLines(goods);
    } else {
      lines.lines().forEach(order::line);
      lines.discounts().forEach(order::discount);
    }
    refunds.stream().map(refund -> refund(refund, lines)).forEach(order::refund);
    return order.build();
  }

  private String nativeState() {
    String status = sale.orderStatus().map(value -> value.raw()).orElse("no status");
    return sale.paymentStatus().map(value -> status + ", " + value.raw()).orElse(status);
  }

  /** Anonymous tickets name nobody; the others name the customer, or whoever went on for the customer after a merge. */
  private Optional<MemberIdentity> identity() {
    Optional<String> id =
        account.map(Customer::customerId).or(sale::customerId).filter(text -> !text.isBlank());
    return id.map(
        known -> {
          MemberIdentity.Builder identity =
              MemberIdentity.builder().customerId(CustomerId.of(known)).posId(PosId.of(known));
          account.flatMap(TreezMembers::email).ifPresent(identity::email);
          account.flatMap(TreezMembers::phone).ifPresent(identity::phone);
          return identity.build();
        });
  }

  static Instant modifiedAt(Ticket ticket) {
    return ticket
        .lastUpdatedAt()
        .flatMap(WireTime::instant)
        .or(() -> ticket.dateClosed().flatMap(WireTime::instant))
        .or(() -> ticket.dateCreated().flatMap(WireTime::instant))
        .orElseThrow(
            () -> new UnreadableTicketException("last_updated_at is missing; read it again"));
  }

  private Refund refund(Ticket refund, TicketLines lines) {
    TicketMoney money = TicketMoney.of(refund);
    Instant created =
        refund
            .dateClosed()
            .flatMap(WireTime::instant)
            .or(() -> refund.dateCreated().flatMap(WireTime::instant))
            .orElseGet(() -> modifiedAt(refund));
    List<RefundPart> parts = parts(refund, money, lines);
    Optional<BigMoney> amount =
        money
            .total()
            .or(
                () ->
                    parts.stream()
                        .flatMap(part -> part.amount().stream())
                        .map(Taxed::gross)
                        .reduce(BigMoney::plus));
    return new Refund(
        RefundId.of(refund.ticketId()), created, TicketStates.ofRefund(refund), amount, parts);
  }

  /** Without a usable sub-total there are no parts, and the total counts for its share of the sale (sheet 13). */
  private List<RefundPart> parts(Ticket refund, TicketMoney money, TicketLines lines) {
    List<RefundPart> parts = new ArrayList<>();
    Taxed goods = money.goods().orElse(Taxed.zero(Treez.CURRENCY));
    Taxed fees = money.delivery().plus(money.otherFees());
    boolean unexplained = money.total().filter(total -> total.isPositive()).isPresent();
    if (goods.net().isZero() && fees.net().isZero() && unexplained) {
      return List.of();
    }
    if (!goods.net().isZero() || !goods.tax().isZero()) {
      parts.addAll(goods(refund, goods, lines));
    }
    if (!money.delivery().net().isZero()) {
      parts.add(RefundPart.of(Component.SHIPPING, money.delivery()));
    }
    if (!money.otherFees().net().isZero()) {
      parts.add(RefundPart.of(Component.FEE, money.otherFees()));
    }
    return parts;
  }

  private List<RefundPart> goods(Ticket refund, Taxed goods, TicketLines lines) {
    List<RefundPart> whole = List.of(RefundPart.of(Component.GOODS, goods));
    if (settings.refundMode() == RefundMode.SUB_TOTAL) {
      return whole;
    }
    List<RefundPart> byLine = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (TicketItem item : TicketLines.goodsOf(refund)) {
      BigDecimal net = item.priceSell().map(BigDecimal::abs).orElse(BigDecimal.ZERO);
      sum = sum.add(net);
      lines
          .refundedBy(item)
          .map(line -> RefundPart.ofLine(line, TicketMoney.taxed(net, TicketMoney.tax(item))))
          .ifPresent(byLine::add);
    }
    boolean complete =
        !byLine.isEmpty()
            && byLine.size() == TicketLines.goodsOf(refund).size()
            && sum.compareTo(goods.net().getAmount()) == 0;
    return complete ? byLine : whole;
  }
}
