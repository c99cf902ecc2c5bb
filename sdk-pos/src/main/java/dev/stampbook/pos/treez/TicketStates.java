package dev.stampbook.pos.treez;

import dev.stampbook.order.OrderState;
import dev.stampbook.order.Refund;
import dev.stampbook.pos.treez.api.OrderStatus;
import dev.stampbook.pos.treez.api.PaymentStatus;
import dev.stampbook.pos.treez.api.Ticket;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads the two states of a ticket (sheet 5, 13). */
final class TicketStates {

  private static final Set<OrderStatus> OPEN =
      EnumSet.of(
          OrderStatus.DRAFT,
          OrderStatus.VERIFICATION_PENDING,
          OrderStatus.AWAITING_PROCESSING,
          OrderStatus.IN_PROCESS,
          OrderStatus.PACKED_READY,
          OrderStatus.OUT_FOR_DELIVERY);

  private TicketStates() {}

  /** Completed alone is not enough to earn: the ticket must be paid as well. */
  static OrderState of(Ticket ticket) {
    Optional<OrderStatus> status = ticket.orderStatus().flatMap(value -> value.known());
    if (status.isEmpty()) {
      return OrderState.UNKNOWN;
    }
    return switch (status.get()) {
      case DRAFT, PREVIEW -> OrderState.INCOMPLETE;
      case VERIFICATION_PENDING -> OrderState.ON_HOLD;
      case AWAITING_PROCESSING -> OrderState.PENDING;
      case IN_PROCESS -> OrderState.PROCESSING;
      case PACKED_READY -> OrderState.AWAITING_PICKUP;
      case OUT_FOR_DELIVERY -> OrderState.SHIPPED;
      case COMPLETED -> completed(ticket);
      case CANCELED -> OrderState.CANCELLED;
      case REMOVED -> OrderState.VOIDED;
    };
  }

  /** A sale that is marked as refunded and lists its refunds was paid before; without them nothing is known of it. */
  private static OrderState completed(Ticket ticket) {
    if (ticket.paymentStatus().isEmpty()) {
      return OrderState.AWAITING_PAYMENT;
    }
    Optional<PaymentStatus> payment = ticket.paymentStatus().get().known();
    if (payment.isEmpty()) {
      return OrderState.UNKNOWN;
    }
    return switch (payment.get()) {
      case PAID -> OrderState.COMPLETED;
      case UNPAID -> OrderState.AWAITING_PAYMENT;
      case REFUNDED ->
          ticket.refundTicketIds().isEmpty() ? OrderState.REFUNDED : OrderState.COMPLETED;
    };
  }

  /** Returns whether products and discounts can still be changed: open, and nothing paid (sheet 3.2). */
  static boolean isOpen(Ticket ticket) {
    return ticket.orderStatus().flatMap(value -> value.known()).filter(OPEN::contains).isPresent()
        && ticket.paymentStatus().filter(status -> !status.is(PaymentStatus.UNPAID)).isEmpty();
  }

  /** Returns whether it was given up before it became a sale. */
  static boolean isAbandoned(Ticket ticket) {
    return ticket
        .orderStatus()
        .filter(status -> status.is(OrderStatus.CANCELED) || status.is(OrderStatus.REMOVED))
        .isPresent();
  }

  static boolean isRefund(Ticket ticket) {
    return ticket.originalTicketId().filter(id -> !id.isBlank()).isPresent();
  }

  /** A ticket that gives money back without saying for what. */
  static boolean isRefundOfNothing(Ticket ticket) {
    return !isRefund(ticket)
        && ticket.paymentStatus().filter(status -> status.is(PaymentStatus.REFUNDED)).isPresent()
        && ticket.total().filter(total -> total.signum() < 0).isPresent();
  }

  static Refund.State ofRefund(Ticket refund) {
    if (isAbandoned(refund)) {
      return Refund.State.VOIDED;
    }
    boolean done =
        refund.orderStatus().filter(status -> status.is(OrderStatus.COMPLETED)).isPresent()
            || refund
                .paymentStatus()
                .filter(status -> status.is(PaymentStatus.REFUNDED))
                .isPresent();
    return done ? Refund.State.VALID : Refund.State.PENDING;
  }
}
