package dev.stampbook.pos.treez;

import dev.stampbook.order.OrderId;
import dev.stampbook.pos.treez.api.Ticket;
import java.util.Optional;

/** Reads single tickets and finds the sale behind a refund (sheet 3.2, 3.4). */
record TicketReads(TreezApi api) {

  private static final String ANY_ID = "[A-Za-z0-9-]{1,100}";

  Optional<Ticket> ticket(String id) {
    return id.matches(ANY_ID)
        ? Answers.ticket(api.tickets().ticket(id, Optional.empty()), "getTicket")
        : Optional.empty();
  }

  Optional<OrderId> saleOf(OrderId ticketId) {
    return ticket(ticketId.value())
        .map(
            ticket ->
                ticket.originalTicketId().filter(id -> !id.isBlank()).orElse(ticket.ticketId()))
        .map(OrderId::of);
  }
}
