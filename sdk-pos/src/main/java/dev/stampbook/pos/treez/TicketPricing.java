package dev.stampbook.pos.treez;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountOutcome.Refused;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.pos.treez.api.AppliedDiscount;
import dev.stampbook.pos.treez.api.DiscountMethod;
import dev.stampbook.pos.treez.api.PosDiscount;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketItem;
import dev.stampbook.pos.treez.api.TicketWrite;
import dev.stampbook.reward.RedemptionId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Lets Treez price a ticket with and without a reward, and turns the reward into discounts of lines (sheet 13, steps 1 to 3). */
record TicketPricing(TreezApi api, TreezSettings settings) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int CENTS = 2;

  /**
   * What a reward would come to.
   *
   * @param ticket the ticket with the reward, to be written; empty when it is refused
   * @param worth what it takes off the goods
   */
  record Plan(Optional<TicketWrite> ticket, Money worth, Optional<Refused> refusal) {

    static Plan refused(Refused why) {
      return new Plan(Optional.empty(), Money.zero(Treez.CURRENCY), Optional.of(why));
    }
  }

  Plan plan(Ticket ticket, DiscountRequest request) {
    try {
      return planned(ticket, request);
    } catch (InvalidRequestException e) { // Treez will not price the ticket with this reward
      return Plan.refused(notEligible());
    }
  }

  private Plan planned(Ticket ticket, DiscountRequest request) {
    if (request.discount() instanceof Discount.FreeShipping
        || request.discount() instanceof Discount.FreeProduct) {
      return Plan.refused(
          new Refused(Reason.UNSUPPORTED_KIND, "This reward cannot be used in this store."));
    }
    if (request.discount() instanceof Discount.AmountOff off
        && !off.amount().getCurrencyUnit().equals(Treez.CURRENCY)) {
      return Plan.refused(
          new Refused(Reason.CURRENCY, "This reward is in another currency than the order."));
    }
    OpenTicket open = new OpenTicket(ticket, settings);
    Ticket before = preview(open.asIs());
    List<BigDecimal> prices =
        TicketLines.goodsOf(before).stream()
            .map(line -> line.priceSell().orElse(BigDecimal.ZERO))
            .toList();
    if (prices.size() != TicketLines.goodsOf(ticket).size()) {
      return Plan.refused(notEligible());
    }
    BigDecimal room = LineAllocation.room(prices);
    if (room.signum() == 0) {
      return Plan.refused(notEligible());
    }
    return switch (request.discount().kind()) {
      case AMOUNT_OFF -> amountOff(open, before, request, prices, room);
      case PERCENT_OFF -> percentOff(open, before, request, prices);
      case COUPON -> coupon(open, before, request);
      case FREE_SHIPPING, FREE_PRODUCT -> Plan.refused(notEligible());
    };
  }

  private Plan amountOff(
      OpenTicket open,
      Ticket before,
      DiscountRequest request,
      List<BigDecimal> prices,
      BigDecimal room) {
    BigDecimal wanted = ((Discount.AmountOff) request.discount()).amount().getAmount().min(room);
    List<Optional<PosDiscount>> discounts =
        LineAllocation.spread(wanted, prices).stream()
            .map(share -> discount(request, DiscountMethod.DOLLAR, share))
            .toList();
    TicketWrite with = open.with(discounts);
    BigDecimal moved = moved(before, preview(with));
    return moved.compareTo(wanted) == 0 ? plan(with, moved) : Plan.refused(notEligible());
  }

  /** The same percentage on every line; each line may round by a cent. */
  private Plan percentOff(
      OpenTicket open, Ticket before, DiscountRequest request, List<BigDecimal> prices) {
    BigDecimal percent =
        ((Discount.PercentOff) request.discount()).percent().setScale(CENTS, RoundingMode.DOWN);
    List<Optional<PosDiscount>> discounts = new ArrayList<>();
    BigDecimal expected = BigDecimal.ZERO;
    for (BigDecimal price : prices) {
      boolean payable = price.signum() > 0;
      discounts.add(
          payable ? discount(request, DiscountMethod.PERCENT, percent) : Optional.empty());
      expected = payable ? expected.add(price.multiply(percent).divide(HUNDRED)) : expected;
    }
    TicketWrite with = open.with(discounts);
    BigDecimal moved = moved(before, preview(with));
    BigDecimal rounding = BigDecimal.valueOf(prices.size(), CENTS);
    boolean asWorth = moved.signum() > 0 && moved.subtract(expected).abs().compareTo(rounding) <= 0;
    return asWorth ? plan(with, moved) : Plan.refused(notEligible());
  }

  private Plan coupon(OpenTicket open, Ticket before, DiscountRequest request) {
    TicketWrite asIs = open.asIs();
    List<String> codes = new ArrayList<>(asIs.couponCodes());
    codes.add(((Discount.Coupon) request.discount()).code().value());
    TicketWrite with = asIs.withCouponCodes(codes);
    BigDecimal moved = moved(before, preview(with));
    return moved.signum() > 0 ? plan(with, moved) : Plan.refused(notEligible());
  }

  private static Plan plan(TicketWrite with, BigDecimal moved) {
    return new Plan(
        Optional.of(with), Money.of(Treez.CURRENCY, moved, RoundingMode.HALF_UP), Optional.empty());
  }

  private static Optional<PosDiscount> discount(
      DiscountRequest request, DiscountMethod method, BigDecimal amount) {
    return amount.signum() == 0
        ? Optional.empty()
        : Optional.of(OpenTicket.discount(RewardTitle.of(request), method, amount));
  }

  private Ticket preview(TicketWrite ticket) {
    return Answers.checked(api.tickets().preview(ticket), "previewTicket")
        .ticket()
        .orElseThrow(
            () ->
                new MalformedResponseException(
                    "the preview holds no ticket",
                    FailedCall.unanswered(Treez.SYSTEM, "previewTicket"),
                    RemoteEffect.NOT_SENT));
  }

  /** Returns by how much all discounts together grew; the total is negative or zero (sheet 3.2). */
  private static BigDecimal moved(Ticket before, Ticket after) {
    return discounts(after).subtract(discounts(before)).setScale(CENTS, RoundingMode.HALF_UP);
  }

  private static BigDecimal discounts(Ticket ticket) {
    Optional<BigDecimal> total =
        TicketMoney.isPostTax(ticket)
            ? ticket.postTaxDiscountTotal().or(ticket::discountTotal)
            : ticket.discountTotal();
    return total.map(BigDecimal::abs).orElse(BigDecimal.ZERO);
  }

  /** Returns what the discounts of a redemption take off a ticket; empty when it has none of them. */
  static Optional<Money> savings(Ticket ticket, RedemptionId redemption) {
    BigDecimal sum = BigDecimal.ZERO;
    boolean found = false;
    for (TicketItem line : ticket.items()) {
      for (AppliedDiscount discount : line.discounts()) {
        if (discount
            .discountTitle()
            .filter(title -> RewardTitle.is(title, redemption))
            .isPresent()) {
          found = true;
          sum = sum.add(discount.savings().map(BigDecimal::abs).orElse(BigDecimal.ZERO));
        }
      }
    }
    return found
        ? Optional.of(Money.of(Treez.CURRENCY, sum, RoundingMode.HALF_UP))
        : Optional.empty();
  }

  static Refused notEligible() {
    return new Refused(
        Reason.NOT_ELIGIBLE, "This reward cannot be used for what is in this order.");
  }
}
