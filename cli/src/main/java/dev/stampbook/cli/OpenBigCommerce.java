package dev.stampbook.cli;

import dev.stampbook.Capability;
import dev.stampbook.bigcommerce.BigCommerce;
import dev.stampbook.bigcommerce.WebhookEvent;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A BigCommerce store that was opened. */
record OpenBigCommerce(BigCommerce shop) implements OpenCommerce {

  @Override
  public OrderSource orders() {
    return shop.orders();
  }

  @Override
  public DiscountApplier discounts() {
    return shop.discounts();
  }

  @Override
  public Set<Capability> capabilities() {
    return shop.capabilities();
  }

  /** Its newsletter; it has no text messages. */
  @Override
  public ConsentTarget consents() {
    return ConsentTarget.of(BigCommerce.SYSTEM, shop.consents()).channels(ConsentChannel.EMAIL);
  }

  @Override
  public Optional<ShopHooks> hooks() {
    return shop.capabilities().contains(Capability.WEBHOOKS)
        ? Optional.of(new Hooks(shop))
        : Optional.empty();
  }

  private record Hooks(BigCommerce shop) implements ShopHooks {

    @Override
    public void register(URI destination) {
      var unused = shop.webhooks().register(destination, Set.of("store/order/*"));
    }

    @Override
    public boolean receive(Map<String, String> headers, byte[] body, Consumer<OrderId> changed) {
      Optional<WebhookEvent> event = shop.webhooks().receive(headers, body);
      event.flatMap(WebhookEvent::changedOrder).ifPresent(changed);
      return event.isPresent();
    }
  }
}
