package dev.stampbook.pos.treez;

import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.pos.treez.api.AppliedDiscount;
import dev.stampbook.pos.treez.api.DiscountMethod;
import dev.stampbook.pos.treez.api.PosDiscount;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketItem;
import dev.stampbook.pos.treez.api.TicketItemWrite;
import dev.stampbook.pos.treez.api.TicketWrite;
import dev.stampbook.reward.RedemptionId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes an open ticket down again, complete: a change names what shall be there afterwards, and what becomes of things that are left out
 * is not known (sheet 3.2). Lines of fees are left out because the fees name them.
 */
record OpenTicket(Ticket ticket, TreezSettings settings) {

  /** Returns the ticket as it is. */
  TicketWrite asIs() {
    return write(line -> keptDiscounts(line));
  }

  /** Returns the ticket without the discounts of a redemption. */
  TicketWrite without(RedemptionId redemption) {
    return write(
        line ->
            keptDiscounts(line).stream()
                .filter(discount -> !RewardTitle.is(discount.discountTitle(), redemption))
                .toList());
  }

  /** Returns the ticket with one more discount on each line, where there is one for it. */
  TicketWrite with(List<Optional<PosDiscount>> discounts) {
    List<TicketItemWrite> items = new ArrayList<>();
    List<TicketItem> lines = TicketLines.goodsOf(ticket);
    for (int place = 0; place < lines.size(); place++) {
      List<PosDiscount> all = new ArrayList<>(keptDiscounts(lines.get(place)));
      discounts.get(place).ifPresent(all::add);
      items.add(item(lines.get(place), all));
    }
    return asIs().withItems(items);
  }

  static PosDiscount discount(String title, DiscountMethod method, BigDecimal amount) {
    return new PosDiscount(
        Optional.empty(), Optional.empty(), title, amount, OpenEnum.of(method), Optional.of(false));
  }

  private interface Discounts {
    List<PosDiscount> of(TicketItem line);
  }

  private TicketWrite write(Discounts discounts) {
    return new TicketWrite(
        ticket.type().orElse("PICKUP"),
        ticket.orderSource().orElse("ECOMMERCE"),
        ticket.orderStatus().map(OpenEnum::raw).orElse("AWAITING_PROCESSING"),
        ticket.revenueSource().filter(name -> !name.isBlank()).orElse(settings.revenueSource()),
        ticket.customerId(),
        ticket.externalOrderNumber(),
        ticket.ticketNote(),
        ticket.deliveryAddress(),
        ticket.scheduledStartDate(),
        ticket.scheduledDate(),
        TicketLines.goodsOf(ticket).stream().map(line -> item(line, discounts.of(line))).toList(),
        ticket.fees(),
        ticket.discountIds(),
        ticket.couponCodes(),
        Optional.empty(),
        Optional.empty());
  }

  private TicketItemWrite item(TicketItem line, List<PosDiscount> discounts) {
    return settings.item(
        line.sizeId().or(line::productId).orElse(""),
        line.quantity().orElse(BigDecimal.ONE),
        line.locationName(),
        line.applyAutomaticDiscounts(),
        discounts,
        line.rewardDollars().filter(dollars -> dollars.signum() > 0).map(BigDecimal::intValue));
  }

  /** The discounts that somebody asked for; automatic ones come by themselves. */
  private static List<PosDiscount> keptDiscounts(TicketItem line) {
    return line.posDiscounts().stream().flatMap(found -> kept(found).stream()).toList();
  }

  private static Optional<PosDiscount> kept(AppliedDiscount found) {
    if (found.discountTitle().isEmpty()
        || found.discountAmount().isEmpty()
        || found.discountMethod().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PosDiscount(
            found.id(),
            found.discountId(),
            found.discountTitle().get(),
            found.discountAmount().get(),
            found.discountMethod().get(),
            found.cart()));
  }
}
