package dev.stampbook.cli;

import dev.stampbook.Capability;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.order.OrderSource;
import java.util.Optional;
import java.util.Set;

/** A commerce system that was opened. */
interface OpenCommerce {

  /** Returns where orders are read. */
  OrderSource orders();

  /** Returns what puts rewards on checkouts. */
  DiscountApplier discounts();

  /** Returns what the system can do as it is configured. */
  Set<Capability> capabilities();

  /** Returns where the system is told of consent. */
  ConsentTarget consents();

  /** Submits the order of a checkout, where that is a call of the system; elsewhere the shopper's payment does it. Safe to repeat. */
  default void submit(CheckoutId checkout) {}

  /** Returns the webhooks; empty where changes are polled. */
  Optional<ShopHooks> hooks();
}
