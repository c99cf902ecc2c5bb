package dev.stampbook.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.SandboxCoupon;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.WebhookDelivery;
import dev.stampbook.sandbox.WebhookPlan;
import dev.stampbook.sandbox.bigcommerce.BigCommerceControl;
import dev.stampbook.sandbox.bigcommerce.BigCommerceEmulator;
import dev.stampbook.sandbox.bigcommerce.BigCommerceSettings;
import dev.stampbook.sandbox.bigcommerce.RatePlan;
import dev.stampbook.sandbox.bigcommerce.WebhookCall;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopSeed;
import dev.stampbook.sandbox.smile.SmileAccount;
import dev.stampbook.sandbox.smile.SmileCustomer;
import dev.stampbook.sandbox.smile.SmileEmulator;
import dev.stampbook.sandbox.smile.SmileProduct;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A BigCommerce shop whose account holders are members of a Smile program: what one sells the other rewards, and coupons that Smile issues
 * work at the shop's checkout. Both run with the quotas of their Enterprise plans, so that a catch-up of thousands of orders takes seconds.
 *
 * <p>Adds to the control API: {@code GET /control/balances} (points by e-mail as Smile holds them), {@code POST /control/webhooks} with
 * {@code {"to": URL, "seed": N}} (delivers the shop's webhooks there, some twice, some never, out of order), {@code GET
 * /control/webhooks} (waits until all are delivered and counts them).
 */
public final class SmileShop {

  private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(30);
  private static final RatePlan ENTERPRISE = new RatePlan(5_000, Duration.ofSeconds(1));

  private final SmileEmulator smile;
  private final Shop shop;
  private volatile Optional<WebhookDelivery> current = Optional.empty();

  private SmileShop(SmileEmulator smile, Shop shop) {
    this.smile = smile;
    this.shop = shop;
  }

  /**
   * Describes the world.
   *
   * @param seed makes the same world again
   * @param orders how many orders the shop has, 1 to 5,000
   * @param faults how often calls go wrong
   * @return a sandbox to start, or to change first
   */
  public static Sandbox.Builder with(long seed, int orders, FaultPlan.Level faults) {
    SandboxClock clock = SandboxClock.system();
    Shop shop =
        Shop.of(new ShopSeed(seed, orders, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    BigCommerceEmulator store =
        new BigCommerceEmulator(shop, BigCommerceSettings.standard(clock).withPlan(ENTERPRISE));
    SmileEmulator smile =
        SmileEmulator.builder()
            .clock(clock)
            .seed(seed)
            .unlimitedQuota()
            .coupons(store.coupons())
            .build();
    fill(smile.account(), shop);
    store.onCouponUsed(code -> smile.account().couponUsed(code));
    SmileShop world = new SmileShop(smile, shop);
    store.onWebhook(world::pass);
    Sandbox.Builder sandbox = Sandbox.builder().seed(seed).faults(faults).clock(clock).add(smile);
    return BigCommerceControl.addTo(sandbox, store, clock)
        .control("GET", "/control/balances", request -> world.balances())
        .control("POST", "/control/webhooks", world::deliver)
        .control("GET", "/control/webhooks", request -> world.delivered());
  }

  private static void fill(SmileAccount account, Shop shop) {
    for (ShopCustomer customer : shop.customers()) {
      account.addCustomer(
          customer.email(),
          Optional.of(customer.firstName()),
          Optional.of(customer.lastName()),
          SmileCustomer.State.MEMBER);
    }
    account.addProduct(
        SmileProduct.fixed(
            "5 off your order", 100, SandboxCoupon.Kind.AMOUNT_OFF, BigDecimal.valueOf(5)));
    account.addProduct(
        SmileProduct.fixed(
            "25 off your order", 450, SandboxCoupon.Kind.AMOUNT_OFF, BigDecimal.valueOf(25)));
    account.addProduct(
        SmileProduct.variable(
            "1 off for every 20 points",
            new SmileProduct.Exchange(20, 1, OptionalLong.of(40), OptionalLong.of(1_000))));
  }

  private void pass(WebhookCall call) {
    current.ifPresent(delivery -> delivery.send(call.webhook()));
  }

  private EmulatorResponse balances() {
    ObjectNode json = SandboxJson.object();
    ArrayNode rows = json.putArray("members");
    for (ShopCustomer customer : shop.read(shop::customers)) {
      smile
          .account()
          .customer(customer.email())
          .ifPresent(
              member ->
                  rows.addObject()
                      .put("id", member.id())
                      .put("customer", customer.id())
                      .put("email", customer.email())
                      .put("points", smile.account().balance(customer.email()).orElse(0)));
    }
    json.put("repeated_notes", smile.account().repeatedNotes().size());
    return EmulatorResponse.json(200, json);
  }

  private synchronized EmulatorResponse deliver(EmulatorRequest request) {
    try {
      JsonNode body = SandboxJson.MAPPER.readTree(request.body());
      URI to = URI.create(body.path("to").asText());
      if (!"127.0.0.1".equals(to.getHost())) {
        throw new IllegalArgumentException("Webhooks are delivered to 127.0.0.1 only.");
      }
      WebhookDelivery fresh =
          WebhookDelivery.to(to, WebhookPlan.unreliable(body.path("seed").asLong(1)));
      current.ifPresent(WebhookDelivery::close);
      current = Optional.of(fresh);
      return EmulatorResponse.json(200, SandboxJson.object().put("to", to.toString()));
    } catch (IOException e) {
      throw new IllegalArgumentException("The body is no JSON.", e);
    }
  }

  private EmulatorResponse delivered() {
    Optional<WebhookDelivery> delivery = current;
    if (delivery.isEmpty()) {
      throw new IllegalArgumentException("No receiver was named; POST /control/webhooks first.");
    }
    try {
      WebhookDelivery.Counts counts = delivery.get().awaitDelivered(LONGEST_DELIVERY);
      ObjectNode json = SandboxJson.object();
      json.put("sent", counts.sent()).put("dropped", counts.dropped());
      json.put("duplicated", counts.duplicated()).put("delivered", counts.delivered());
      return EmulatorResponse.json(200, json.put("failed", counts.failed()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
