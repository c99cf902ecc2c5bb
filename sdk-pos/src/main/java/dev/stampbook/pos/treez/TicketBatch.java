package dev.stampbook.pos.treez;

import dev.stampbook.MalformedResponseException;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderChange;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.pos.treez.api.Customer;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketRow;
import dev.stampbook.pos.treez.api.UnreadableTicket;
import dev.stampbook.pos.treez.api.WireTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what belongs to the tickets of one page: refund tickets that are not on the page cost a call each, and with {@link
 * CustomerLookup#ACCOUNT} every customer one. Nothing is kept beyond the page.
 */
final class TicketBatch {

  private final TicketReads reads;
  private final TreezSettings settings;
  private final TreezMembers members;
  private final Map<String, Ticket> tickets = new HashMap<>();
  private final Map<String, Optional<Customer>> accounts = new HashMap<>();

  TicketBatch(TreezApi api, TreezSettings settings, List<Ticket> page) {
    this.reads = new TicketReads(api);
    this.settings = settings;
    this.members = new TreezMembers(api, settings);
    page.forEach(ticket -> tickets.put(ticket.ticketId(), ticket));
  }

  /** Returns the change a row stands for: a sale as it is, or the sale that a refund is of, to be read again. */
  OrderChange change(TicketRow row, OrderDetail detail, Instant otherwise) {
    return row.ticket()
        .map(ticket -> change(ticket, detail, otherwise))
        .orElseGet(() -> unreadable(row.unreadable().orElseThrow(), otherwise));
  }

  private OrderChange change(Ticket ticket, OrderDetail detail, Instant otherwise) {
    Instant changed = ticket.lastUpdatedAt().flatMap(WireTime::instant).orElse(otherwise);
    OrderId id = id(Optional.of(ticket.ticketId()));
    if (TicketStates.isRefund(ticket)) {
      return new OrderChange.Mark(id(ticket.originalTicketId()), changed, ticket.ticketId());
    }
    if (TicketStates.isRefundOfNothing(ticket)) {
      return new OrderChange.Unreadable(
          id, changed, "the ticket refunds money but names no sale; take the points back by hand");
    }
    try {
      return new OrderChange.Snapshot(order(ticket, detail), changed);
    } catch (UnreadableTicketException e) {
      return new OrderChange.Unreadable(id, changed, e.problem());
    }
  }

  private static OrderChange unreadable(UnreadableTicket row, Instant otherwise) {
    return new OrderChange.Unreadable(
        id(row.ticketId()),
        row.lastUpdatedAt().flatMap(WireTime::instant).orElse(otherwise),
        row.problem());
  }

  private static OrderId id(Optional<String> ticketId) {
    return OrderId.of(
        ticketId.filter(text -> text.matches("[A-Za-z0-9-]{1,100}")).orElse("unknown"));
  }

  /** Returns the snapshot of a sale; throws {@link UnreadableTicketException} when it cannot be read. */
  Order order(Ticket sale, OrderDetail detail) {
    List<Ticket> refunds = new ArrayList<>();
    for (String id : sale.refundTicketIds()) {
      refunds.add(refund(id));
    }
    try {
      return new TicketReading(sale, refunds, account(sale), settings).order(detail);
    } catch (IllegalArgumentException e) {
      // an id, name or amount beyond what an order can hold
      throw new UnreadableTicketException(
          "a value is beyond what an order can hold; correct it in the portal");
    }
  }

  private Ticket refund(String id) {
    Ticket known = tickets.get(id);
    if (known != null) {
      return known;
    }
    try {
      Ticket read =
          reads
              .ticket(id)
              .orElseThrow(
                  () ->
                      new UnreadableTicketException(
                          "its refund " + id + " is listed but does not exist; read it again"));
      tickets.put(id, read);
      return read;
    } catch (MalformedResponseException e) {
      throw new UnreadableTicketException("its refund " + id + " cannot be read");
    }
  }

  private Optional<Customer> account(Ticket sale) {
    Optional<String> id = sale.customerId().filter(text -> !text.isBlank());
    if (settings.customerLookup() == CustomerLookup.POS_ID || id.isEmpty()) {
      return Optional.empty();
    }
    return accounts.computeIfAbsent(id.get(), members::byId);
  }
}
