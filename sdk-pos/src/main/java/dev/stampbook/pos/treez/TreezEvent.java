package dev.stampbook.pos.treez;

import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.pos.treez.api.Customer;
import dev.stampbook.pos.treez.api.Ticket;
import java.util.Optional;

/**
 * A webhook call that was believed (sheet 10). It only says what to read again. Calls come twice, late and in any order, and a canceled
 * ticket is told by {@link TicketStatusChanged} alone.
 */
public sealed interface TreezEvent {

  /** Returns the store it came from; empty in older deliveries. */
  Optional<String> dispensary();

  /** Returns the order to read again as far as the call tells; a refund names its sale. */
  default Optional<OrderId> changedOrder() {
    return Optional.empty();
  }

  /**
   * A ticket was created, changed or completed.
   *
   * @param type {@code TICKET} or {@code TICKET_BY_STATUS}
   * @param ticket the ticket as it was
   */
  record TicketChanged(Optional<String> dispensary, String type, Ticket ticket)
      implements TreezEvent {

    @Override
    public Optional<OrderId> changedOrder() {
      return Optional.of(
          OrderId.of(
              ticket.originalTicketId().filter(id -> !id.isBlank()).orElse(ticket.ticketId())));
    }

    /** Returns the key by which repeated calls about one state are told: ticket, state and time of change. */
    public String key() {
      return ticket.ticketId()
          + "|"
          + ticket.orderStatus().map(status -> status.raw()).orElse("")
          + "|"
          + ticket.lastUpdatedAt().map(time -> time.text()).orElse("");
    }
  }

  /**
   * A ticket moved to another state. Whether it is a refund is not told; {@link TreezOrders#saleOf} finds out.
   *
   * @param ticket which one
   * @param orderStatus the state it moved to, as sent
   * @param revenueSource the integrator whose ticket it is
   */
  record TicketStatusChanged(
      Optional<String> dispensary,
      OrderId ticket,
      Optional<String> orderStatus,
      Optional<String> externalOrderNumber,
      Optional<String> revenueSource)
      implements TreezEvent {

    @Override
    public Optional<OrderId> changedOrder() {
      return Optional.of(ticket);
    }
  }

  /**
   * A customer was created, changed or merged.
   *
   * @param customer the customer as they were
   */
  record CustomerChanged(Optional<String> dispensary, Customer customer) implements TreezEvent {

    /** Returns who goes on for a customer that was merged away; move what was linked to the old id. */
    public Optional<MemberId> mergedInto() {
      return customer
          .mergedIntoCustomerId()
          .filter(id -> !id.isBlank() && !id.equals("0"))
          .map(MemberId::of);
    }
  }

  /**
   * Something else, such as {@code PRODUCT}, or a kind this release does not know.
   *
   * @param type as sent
   */
  record Other(Optional<String> dispensary, String type) implements TreezEvent {}
}
