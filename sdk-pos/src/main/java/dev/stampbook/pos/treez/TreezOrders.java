package dev.stampbook.pos.treez;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.SystemName;
import dev.stampbook.order.ChangeFeed;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDetail;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.points.StateRules;
import dev.stampbook.pos.treez.api.Ticket;
import java.util.List;
import java.util.Optional;

/**
 * The tickets of one store as orders (sheet 3.2, 3.4, 13). A refund is a ticket of its own at Treez; here it is a refund of its sale and
 * no order. The goods are the sub-total, which is after discounts and without tax and fees; in stores whose prices include tax it is the
 * post-tax sub-total, so {@code excludingTax} cannot be kept there and the store should be set up without post-tax pricing.
 *
 * <p>Lines come with every read, so header and line reads cost the same: one call per page of 50, one per refund ticket that is not on the
 * page, and with {@link CustomerLookup#ACCOUNT} one per customer.
 */
public final class TreezOrders implements OrderSource {

  private final TreezApi api;
  private final TreezSettings settings;
  private final TicketReads reads;
  private final List<ChangeFeed> feeds;

  TreezOrders(TreezApi api, TreezSettings settings) {
    this.api = api;
    this.settings = settings;
    this.reads = new TicketReads(api);
    this.feeds = List.of(new TicketFeed(api, settings), new ClosedTicketFeed(api, settings));
  }

  @Override
  public SystemName system() {
    return Treez.SYSTEM;
  }

  /**
   * Returns the rules of C8: a ticket earns when it is completed and paid, and gives back when it is canceled or removed. Refund tickets
   * decide about refunds; a sale that is marked as refunded without one stays as it is.
   */
  @Override
  public StateRules defaultStates() {
    return StateRules.standard();
  }

  /** Returns two feeds: tickets by last update, and by closing day for what is older than the 30 days of the first. */
  @Override
  public List<ChangeFeed> feeds() {
    return feeds;
  }

  /**
   * Reads one sale with its refunds. Empty when there is no such ticket or when it is a refund; {@link #saleOf} finds the sale of one.
   *
   * @throws MalformedResponseException when a value that decides about points cannot be read; the message says which
   */
  @Override
  public Optional<Order> find(OrderId id, OrderDetail detail) {
    Optional<Ticket> found =
        reads.ticket(id.value()).filter(ticket -> !TicketStates.isRefund(ticket));
    try {
      return found.map(sale -> new TicketBatch(api, settings, List.of()).order(sale, detail));
    } catch (UnreadableTicketException e) {
      throw MalformedResponseException.nonsense(
          "ticket " + id + " cannot be read: " + e.problem(),
          FailedCall.unanswered(Treez.SYSTEM, "getTicket"));
    }
  }

  /**
   * Looks at the completed tickets that changed last, one call: points that the store's own loyalty gave for one of them ({@link
   * Treez.Builder#nativeLoyalty}), or a revenue source whose tickets another integrator reports ({@link Treez.Builder#earnedElsewhere}),
   * would make points double.
   */
  @Override
  public Optional<String> conflict() {
    return Answers.tickets(
            api.tickets()
                .byStatus(
                    "COMPLETED",
                    settings.firstPage(),
                    settings.pageSize(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("lastUpdatedAt"),
                    Optional.of("desc")),
            "listTicketsByStatus")
        .stream()
        .flatMap(row -> row.ticket().stream())
        .flatMap(ticket -> conflict(ticket).stream())
        .findFirst();
  }

  private Optional<String> conflict(Ticket ticket) {
    boolean nativePoints =
        ticket.rewardPointsEarned().filter(points -> points.signum() > 0).isPresent();
    if (nativePoints && settings.nativeLoyalty() == NativeLoyalty.CONFLICT) {
      return Optional.of(
          "ticket "
              + ticket.ticketId()
              + " earned points of the store's own loyalty; switch its rewards off in the portal, or set"
              + " nativeLoyalty to SEPARATE_PROGRAM if both shall run");
    }
    return ticket
        .revenueSource()
        .filter(settings.earnedElsewhere()::contains)
        .map(
            source ->
                "tickets of the revenue source "
                    + source
                    + " are reported to the loyalty provider by that integrator; switch its loyalty"
                    + " connection off and take it out of earnedElsewhere, or let it earn and do not"
                    + " run this program");
  }

  /** Returns the order that a ticket is about: itself or, for a refund, its sale. One call; empty when there is no such ticket. */
  public Optional<OrderId> saleOf(OrderId ticketId) {
    return reads.saleOf(ticketId);
  }
}
