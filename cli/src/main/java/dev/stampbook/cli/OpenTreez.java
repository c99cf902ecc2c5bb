package dev.stampbook.cli;

import dev.stampbook.Capability;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.pos.treez.Treez;
import dev.stampbook.pos.treez.TreezEvent;
import dev.stampbook.pos.treez.api.Ticket;
import dev.stampbook.pos.treez.api.TicketItemWrite;
import dev.stampbook.pos.treez.api.TicketWrite;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A store of Treez that was opened. */
record OpenTreez(Treez store) implements OpenCommerce {

  private static final String PRODUCT = "7ee20002-0000-4000-8000-000000000111";

  @Override
  public OrderSource orders() {
    return store.orders();
  }

  @Override
  public DiscountApplier discounts() {
    return store.discounts();
  }

  @Override
  public Set<Capability> capabilities() {
    return store.capabilities();
  }

  /** Opens a ticket, as a storefront does when a customer orders for pick-up. */
  @Override
  public CheckoutId fillCart() {
    TicketItemWrite line =
        new TicketItemWrite(
            PRODUCT,
            BigDecimal.valueOf(3),
            Optional.of("ADULT"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    TicketWrite ticket =
        new TicketWrite(
            "PICKUP",
            "ECOMMERCE",
            "AWAITING_PROCESSING",
            "Stampbook",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(line),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return store
        .api()
        .tickets()
        .create(ticket)
        .ticket()
        .map(Ticket::ticketId)
        .map(CheckoutId::of)
        .orElseThrow(() -> new CliException("Treez opened no ticket"));
  }

  @Override
  public Optional<ShopHooks> hooks() {
    return store.capabilities().contains(Capability.WEBHOOKS)
        ? Optional.of(new Hooks(store))
        : Optional.empty();
  }

  private record Hooks(Treez store) implements ShopHooks {

    /** Webhooks are entered in the portal by hand; there is no call for it. */
    @Override
    public void register(URI destination) {}

    @Override
    public boolean receive(Map<String, String> headers, byte[] body, Consumer<OrderId> changed) {
      Optional<TreezEvent> event = store.webhooks().receive(headers, body);
      event
          .flatMap(what -> Persistent.tried(() -> store.webhooks().changedOrder(what)))
          .ifPresent(changed);
      return event.isPresent();
    }
  }
}
