package dev.stampbook.examples.storefront.systems;

import dev.stampbook.examples.storefront.account.AccountId;
import dev.stampbook.examples.storefront.counter.Counter;
import dev.stampbook.examples.storefront.counter.SandboxCounter;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.world.CommerceSide;
import dev.stampbook.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * The emulated systems of a pairing, running on this machine, with the clients that reach them over HTTP. A real shop has only the {@link
 * Systems}.
 */
public final class EmulatedSystems implements AutoCloseable {

  private static final int ORDERS_FROM_BEFORE = 20;

  private final Sandbox sandbox;
  private final Systems systems;
  private final CommerceSide commerce;
  private final CommerceSide.ShopPages pages;

  private EmulatedSystems(
      Sandbox sandbox, Systems systems, CommerceSide commerce, CommerceSide.ShopPages pages) {
    this.sandbox = sandbox;
    this.systems = systems;
    this.commerce = commerce;
    this.pages = pages;
  }

  /** Starts the systems of a pairing; the same seed makes the same customers and orders. */
  public static EmulatedSystems start(Pairing pairing, long seed) {
    List<CommerceSide> made = new ArrayList<>();
    Sandbox sandbox =
        World.of(
                new World.Plan(seed, ORDERS_FROM_BEFORE, FaultPlan.Level.NONE),
                (clock, shop) -> {
                  CommerceSide side = pairing.commerceSide().make(clock, shop);
                  made.add(side);
                  return side;
                },
                pairing.providerSide())
            .start();
    CommerceSide.ShopPages pages =
        made.get(0)
            .pages()
            .orElseThrow(() -> new IllegalStateException("this system has no pages of its own"));
    return new EmulatedSystems(sandbox, pairing.connect(sandbox), made.get(0), pages);
  }

  /** Returns the clients. */
  public Systems systems() {
    return systems;
  }

  /** Returns the commerce system's own selling. */
  public Counter counter() {
    return new SandboxCounter(commerce, pages);
  }

  /** Returns the customers and orders from before. */
  public Shop shop() {
    return pages.shop();
  }

  /** Returns the id by which the commerce system's clients know a customer from before. */
  public AccountId account(ShopCustomer customer) {
    return new AccountId(commerce.customerId(customer.id()));
  }

  /** Returns the emulated systems, for what a test wants to go wrong. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** Stops the systems. */
  @Override
  public void close() {
    sandbox.close();
  }
}
