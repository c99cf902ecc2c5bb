package dev.stampbook.pos.treez;

import dev.stampbook.order.Taxed;
import dev.stampbook.pos.treez.api.Fee;
import dev.stampbook.pos.treez.api.ItemTax;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * The money of a ticket without signs, so that sales and refunds read alike (sheet 3.2, 11). The goods are the sub-total: after discounts,
 * without tax and fees. Fees whose type names a delivery, or that have none, are shipping; their tax is that of the fee lines.
 *
 * @param goods empty when the ticket tells no sub-total
 */
record TicketMoney(
    Optional<Taxed> goods, Taxed delivery, Taxed otherFees, Optional<BigMoney> total) {

  private static final int SCALE = 6;

  static TicketMoney of(Ticket ticket) {
    BigDecimal delivery = BigDecimal.ZERO;
    BigDecimal others = BigDecimal.ZERO;
    for (Fee fee : ticket.fees()) {
      BigDecimal amount = fee.totalAmount().map(BigDecimal::abs).orElse(BigDecimal.ZERO);
      if (isDelivery(fee)) {
        delivery = delivery.add(amount);
      } else {
        others = others.add(amount);
      }
    }
    BigDecimal fees = delivery.add(others);
    BigDecimal feeTax = BigDecimal.ZERO;
    for (TicketItem item : ticket.items()) {
      feeTax = item.isFee() ? feeTax.add(tax(item)) : feeTax;
    }
    BigDecimal deliveryTax =
        fees.signum() == 0
            ? feeTax
            : feeTax.multiply(delivery).divide(fees, SCALE, RoundingMode.HALF_EVEN);
    Optional<BigDecimal> total = ticket.total().map(BigDecimal::abs);
    BigDecimal allTaxOfFees = feeTax;
    Optional<Taxed> goods =
        subTotal(ticket)
            .map(BigDecimal::abs)
            .map(net -> taxed(net, goodsTax(ticket, net, fees, allTaxOfFees, total)));
    return new TicketMoney(
        goods,
        taxed(delivery, deliveryTax),
        taxed(others, feeTax.subtract(deliveryTax)),
        total.map(TicketMoney::dollars));
  }

  static boolean isDelivery(Fee fee) {
    return fee.type()
        .filter(type -> !type.isBlank())
        .map(type -> type.toUpperCase(Locale.ROOT).contains("DELIVERY"))
        .orElse(true);
  }

  private static Optional<BigDecimal> subTotal(Ticket ticket) {
    return isPostTax(ticket) ? ticket.postTaxSubtotal().or(ticket::subTotal) : ticket.subTotal();
  }

  /** Returns whether the store's prices include tax, so that other fields count (sheet 13). */
  static boolean isPostTax(Ticket ticket) {
    return ticket.postTaxPricing().orElse(false) && ticket.postTaxSubtotal().isPresent();
  }

  /** The tax as stated; what is left of the total where none is, or where the goods may hold tax already. */
  private static BigDecimal goodsTax(
      Ticket ticket,
      BigDecimal net,
      BigDecimal fees,
      BigDecimal feeTax,
      Optional<BigDecimal> total) {
    Optional<BigDecimal> stated =
        isPostTax(ticket) ? Optional.empty() : ticket.taxTotal().map(BigDecimal::abs);
    return stated
        .or(() -> total.map(all -> all.subtract(net).subtract(fees)))
        .orElse(feeTax)
        .subtract(feeTax);
  }

  /** Returns the tax of a line without its sign: as listed, or else the difference of its two prices. */
  static BigDecimal tax(TicketItem item) {
    BigDecimal listed = BigDecimal.ZERO;
    for (ItemTax tax : item.tax()) {
      listed = listed.add(tax.amount().orElse(BigDecimal.ZERO));
    }
    if (!item.tax().isEmpty()) {
      return listed.abs();
    }
    return item.priceTotal()
        .flatMap(gross -> item.priceSell().map(net -> gross.subtract(net).abs()))
        .orElse(BigDecimal.ZERO);
  }

  static Taxed taxed(BigDecimal net, BigDecimal tax) {
    return new Taxed(dollars(net), dollars(tax));
  }

  /** Returns the exact amount; zeros behind the cent are dropped, further digits stay. */
  static BigMoney dollars(BigDecimal amount) {
    BigDecimal bare = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    int cents = Treez.CURRENCY.getDecimalPlaces();
    return BigMoney.of(Treez.CURRENCY, bare.scale() < cents ? bare.setScale(cents) : bare);
  }
}
