package dev.stampbook.pos.treez;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.OrderId;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketResponse;
import dev.stampbook.pos.treez.api.TicketUpdate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Puts rewards on open tickets (sheet 13). The checkout is the ticket, named by its id, as long as it is open and not paid.
 *
 * <p>Discounts at Treez are of single lines, so an amount is spread over the lines in proportion to what they cost, to the cent, fees left
 * out; a percentage goes on every line; a coupon code goes on the ticket. Before anything is put there, Treez prices the ticket with and
 * without it, and a reward that would not take off what it is worth is refused: automatic discounts of the store may stand back for it.
 *
 * <p>The title carries the redemption in brackets and is how the discount is found again. A change replaces the lines of the ticket and
 * Treez has no version to check, so what staff changes in the moment between reading and writing is undone; the window is one call.
 */
public final class TreezDiscounts implements DiscountApplier {

  private final TreezApi api;
  private final TreezSettings settings;
  private final TicketReads reads;
  private final TicketPricing pricing;

  TreezDiscounts(TreezApi api, TreezSettings settings) {
    this.api = api;
    this.settings = settings;
    this.reads = new TicketReads(api);
    this.pricing = new TicketPricing(api, settings);
  }

  @Override
  public SystemName system() {
    return Treez.SYSTEM;
  }

  @Override
  public Set<DiscountKind> supported() {
    return Set.of(DiscountKind.AMOUNT_OFF, DiscountKind.PERCENT_OFF, DiscountKind.COUPON);
  }

  /** Returns the ticket as checkout; a paid or completed one has become its own order, a canceled one is gone. */
  @Override
  public Optional<Checkout> checkout(CheckoutId id) {
    return read(id)
        .filter(ticket -> !TicketStates.isAbandoned(ticket) && !TicketStates.isRefund(ticket))
        .map(
            ticket ->
                new Checkout(
                    id,
                    goods(ticket),
                    ticket.orderSource().filter(text -> !text.isBlank()).map(ChannelId::of),
                    ticket.couponCodes().stream()
                        .flatMap(code -> CouponCode.read(code).stream())
                        .toList(),
                    TicketStates.isOpen(ticket)
                        ? Optional.empty()
                        : Optional.of(OrderId.of(ticket.ticketId()))));
  }

  private static Money goods(Ticket ticket) {
    BigDecimal goods =
        TicketMoney.of(ticket)
            .goods()
            .map(money -> money.net().getAmount())
            .orElse(BigDecimal.ZERO);
    return Money.of(Treez.CURRENCY, goods, RoundingMode.HALF_UP);
  }

  @Override
  public DiscountOutcome preview(DiscountRequest request) {
    Optional<Ticket> open = read(request.checkout()).filter(TicketStates::isOpen);
    if (open.isEmpty()) {
      return gone();
    }
    return on(open.get(), request)
        .<DiscountOutcome>map(DiscountOutcome.Applied::new)
        .orElseGet(() -> outcome(request, pricing.plan(open.get(), request)));
  }

  private static DiscountOutcome outcome(DiscountRequest request, TicketPricing.Plan plan) {
    return plan.refusal()
        .<DiscountOutcome>map(refused -> refused)
        .orElseGet(() -> applied(request, plan.worth()));
  }

  @Override
  public DiscountOutcome apply(DiscountRequest request) {
    Optional<Ticket> open = read(request.checkout()).filter(TicketStates::isOpen);
    if (open.isEmpty()) {
      return gone();
    }
    Optional<AppliedDiscount> there = on(open.get(), request);
    if (there.isPresent()) {
      return new DiscountOutcome.Applied(there.get());
    }
    TicketPricing.Plan plan = pricing.plan(open.get(), request);
    if (plan.refusal().isPresent()) {
      return plan.refusal().get();
    }
    Ticket after;
    try {
      after = update(open.get(), plan.ticket().orElseThrow().asUpdate());
    } catch (InvalidRequestException e) {
      return read(request.checkout()).filter(TicketStates::isOpen).isPresent()
          ? TicketPricing.notEligible()
          : gone();
    } catch (LoyaltyException e) {
      if (!e.effect().mayHaveActed()) {
        throw e;
      }
      return find(request).<DiscountOutcome>map(DiscountOutcome.Applied::new).orElseThrow(() -> e);
    }
    return settled(request, after, plan.worth());
  }

  /** What was promised by the preview must be there; if it is not, it is taken off again. */
  private DiscountOutcome settled(DiscountRequest request, Ticket after, Money promised) {
    Optional<AppliedDiscount> there = on(after, request);
    if (there.flatMap(AppliedDiscount::worth).filter(promised::equals).isPresent()
        || (there.isPresent() && request.discount() instanceof Discount.Coupon)) {
      return new DiscountOutcome.Applied(there.get());
    }
    remove(request);
    return TicketPricing.notEligible();
  }

  private Ticket update(Ticket ticket, TicketUpdate change) {
    TicketResponse answer =
        Answers.checked(api.tickets().update(ticket.ticketId(), change), "updateTicket");
    return answer
        .ticket()
        .or(() -> read(CheckoutId.of(ticket.ticketId())))
        .orElseThrow(
            () ->
                new UnavailableException(
                    "the ticket cannot be read after its change; try again",
                    FailedCall.unanswered(Treez.SYSTEM, "getTicket")));
  }

  @Override
  public Optional<AppliedDiscount> find(DiscountRequest request) {
    return read(request.checkout()).flatMap(ticket -> on(ticket, request));
  }

  /** Takes the discount off an open ticket. On a canceled one it was never used and stays; on a paid one it was. */
  @Override
  public Removal remove(DiscountRequest request) {
    Optional<Ticket> found = read(request.checkout());
    if (found.flatMap(ticket -> on(ticket, request)).isEmpty()) {
      return Removal.ABSENT;
    }
    Ticket ticket = found.get();
    if (TicketStates.isAbandoned(ticket)) {
      return Removal.REMOVED;
    }
    if (!TicketStates.isOpen(ticket)) {
      return Removal.ALREADY_USED;
    }
    return takeOff(request, ticket);
  }

  private Removal takeOff(DiscountRequest request, Ticket ticket) {
    OpenTicket written = new OpenTicket(ticket, settings);
    TicketUpdate change =
        request.discount() instanceof Discount.Coupon coupon
            ? written.asIs().withCouponCodes(withoutCode(ticket, coupon)).asUpdate()
            : written.without(request.redemption()).asUpdate();
    Optional<Ticket> after;
    try {
      after = Optional.of(update(ticket, change));
    } catch (LoyaltyException e) {
      // a ticket that was paid meanwhile cannot be changed
      after = read(request.checkout());
      if (after
          .filter(now -> TicketStates.isOpen(now) && on(now, request).isPresent())
          .isPresent()) {
        throw e;
      }
    }
    boolean stays = after.flatMap(now -> on(now, request)).isPresent();
    return stays ? Removal.ALREADY_USED : Removal.REMOVED;
  }

  private static List<String> withoutCode(Ticket ticket, Discount.Coupon coupon) {
    return ticket.couponCodes().stream().filter(code -> !isSame(code, coupon)).toList();
  }

  private static boolean isSame(String code, Discount.Coupon coupon) {
    return code.equalsIgnoreCase(coupon.code().value());
  }

  private Optional<Ticket> read(CheckoutId id) {
    return reads.ticket(id.value());
  }

  /** Returns the discount of a request when it is on the ticket. */
  private static Optional<AppliedDiscount> on(Ticket ticket, DiscountRequest request) {
    if (request.discount() instanceof Discount.Coupon coupon) {
      return ticket.couponCodes().stream().anyMatch(code -> isSame(code, coupon))
          ? Optional.of(new AppliedDiscount(request, Optional.empty(), Optional.of(coupon.code())))
          : Optional.empty();
    }
    return TicketPricing.savings(ticket, request.redemption())
        .map(worth -> new AppliedDiscount(request, Optional.of(worth), Optional.empty()));
  }

  private static DiscountOutcome applied(DiscountRequest request, Money worth) {
    Optional<CouponCode> code =
        request.discount() instanceof Discount.Coupon coupon
            ? Optional.of(coupon.code())
            : Optional.empty();
    return new DiscountOutcome.Applied(new AppliedDiscount(request, Optional.of(worth), code));
  }

  private static DiscountOutcome gone() {
    return new DiscountOutcome.Refused(
        Reason.CHECKOUT_GONE, "This order is paid, canceled or unknown; start a new one.");
  }
}
