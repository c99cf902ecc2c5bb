package dev.stampbook.sandbox.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopSeed;
import java.time.temporal.ChronoUnit;

/**
 * A commerce system whose account holders are members at a loyalty provider: what one sells the other rewards, and codes that the provider
 * makes work at the checkout.
 *
 * <p>Adds to the control API what {@link ShopControl} and {@link ShopperControl} add, and {@code GET /control/balances} (points by customer as the provider holds them),
 * {@code POST /control/webhooks} with {@code {"to": URL, "seed": N}} (delivers the shop's webhooks there, some twice, some never, out of
 * order), {@code GET /control/webhooks} (waits until all are delivered and counts them).
 */
public final class World {

  private final CommerceSide commerce;
  private final ProviderSide provider;

  private World(CommerceSide commerce, ProviderSide provider) {
    this.commerce = commerce;
    this.provider = provider;
  }

  /**
   * Says how large a world is and how rough.
   *
   * @param seed makes the same world again
   * @param orders how many orders the shop has, 1 to 5,000
   * @param faults how often calls go wrong
   */
  public record Plan(long seed, int orders, FaultPlan.Level faults) {}

  /** Describes a world; returns a sandbox to start, or to change first. */
  public static Sandbox.Builder of(
      Plan plan, CommerceSide.Maker commerceMaker, ProviderSide.Maker providerMaker) {
    SandboxClock clock = SandboxClock.system();
    CommerceSide commerce =
        commerceMaker.make(
            clock,
            new ShopSeed(
                plan.seed(), plan.orders(), clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    ProviderSide provider = providerMaker.make(clock, plan.seed(), commerce.coupons());
    commerce
        .customers()
        .forEach(customer -> provider.enroll(customer, commerce.customerId(customer.id())));
    commerce.onCouponUsed(provider::couponUsed);
    WebhookOutlet webhooks = new WebhookOutlet();
    commerce.onWebhook(webhooks::pass);
    World world = new World(commerce, provider);
    Sandbox.Builder sandbox =
        Sandbox.builder()
            .seed(plan.seed())
            .faults(plan.faults())
            .clock(clock)
            .add(provider.emulator());
    return ShopperControl.addTo(ShopControl.addTo(sandbox, commerce), commerce, provider)
        .control("GET", "/control/balances", request -> world.balances())
        .control("POST", "/control/webhooks", webhooks::deliver)
        .control("GET", "/control/webhooks", request -> webhooks.delivered());
  }

  private EmulatorResponse balances() {
    ObjectNode json = SandboxJson.object();
    ArrayNode rows = json.putArray("members");
    for (ShopCustomer customer : commerce.customers()) {
      provider
          .account(customer, commerce.customerId(customer.id()))
          .ifPresent(
              account ->
                  rows.addObject()
                      .put("id", account.id())
                      .put("customer", customer.id())
                      .put("email", customer.email())
                      .put("phone", customer.phone())
                      .put("points", account.points()));
    }
    json.put("repeated_notes", provider.repeatedReferences());
    return EmulatorResponse.json(200, json);
  }
}
