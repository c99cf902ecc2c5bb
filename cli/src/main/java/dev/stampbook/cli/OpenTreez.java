package dev.stampbook.cli;

import dev.stampbook.Capability;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import dev.stampbook.pos.treez.Treez;
import dev.stampbook.pos.treez.TreezEvent;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A store of Treez that was opened. */
record OpenTreez(Treez store) implements OpenCommerce {

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

  /** One flag for all marketing, told of those who are out only (sheet sections 3.1 and 13). */
  @Override
  public ConsentTarget consents() {
    return ConsentTarget.of(Treez.SYSTEM, store.consents()).coarse().optOutsOnly();
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
