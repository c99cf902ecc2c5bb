package dev.stampbook.cli;

import dev.stampbook.Capability;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.order.OrderSource;
import dev.stampbook.pos.blaze.Blaze;
import java.util.Optional;
import java.util.Set;

/** A shop of Blaze that was opened. */
record OpenBlaze(Blaze shop) implements OpenCommerce {

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
  public ConsentTarget consents() {
    return ConsentTarget.of(Blaze.SYSTEM, shop.consents());
  }

  /** Prepared and checked when the reward was put on it, the cart is submitted as it is; the shop accepts and completes it. */
  @Override
  public void submit(CheckoutId checkout) {
    var unused = shop.discounts().submit(checkout);
  }

  @Override
  public Optional<ShopHooks> hooks() {
    return Optional.empty();
  }
}
