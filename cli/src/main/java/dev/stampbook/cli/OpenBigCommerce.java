package dev.stampbook.cli;

import dev.stampbook.Capability;
import dev.stampbook.bigcommerce.BigCommerce;
import dev.stampbook.bigcommerce.WebhookEvent;
import dev.stampbook.bigcommerce.api.Cart;
import dev.stampbook.bigcommerce.api.CartDraft;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderSource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A BigCommerce store that was opened. */
record OpenBigCommerce(BigCommerce shop) implements OpenCommerce {

  private static final long PRODUCT = 111;

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

  @Override
  public CheckoutId fillCart() {
    CartDraft draft =
        new CartDraft(
            Optional.empty(),
            List.of(new CartDraft.Line(PRODUCT, Optional.empty(), 3, Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Cart cart = shop.api().checkouts().createCart(draft).data();
    return CheckoutId.of(cart.id().orElseThrow());
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
