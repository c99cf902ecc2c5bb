package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.Webhook;
import dev.stampbook.sandbox.bigcommerce.BigCommerceEmulator;
import dev.stampbook.sandbox.bigcommerce.BigCommerceSettings;
import dev.stampbook.sandbox.bigcommerce.RatePlan;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopEvent;
import dev.stampbook.sandbox.shop.ShopSeed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A BigCommerce store; its quota refreshes every second, so that a catch-up of thousands of orders takes seconds. */
public final class BigCommerceSide extends SeededShopSide {

  private static final RatePlan ENTERPRISE = new RatePlan(5_000, Duration.ofSeconds(1));

  private final BigCommerceEmulator store;

  /** Serves a store that there is already. */
  public BigCommerceSide(BigCommerceEmulator store, InstantSource clock) {
    super(store.shop(), clock);
    this.store = store;
  }

  /** Makes a store from a seed. */
  public static BigCommerceSide make(SandboxClock clock, ShopSeed seed) {
    return new BigCommerceSide(
        new BigCommerceEmulator(
            Shop.of(seed), BigCommerceSettings.standard(clock).withPlan(ENTERPRISE)),
        clock);
  }

  @Override
  public Emulator emulator() {
    return store;
  }

  @Override
  protected List<ShopEvent> apply(ShopChanges changes, int count) {
    return store.change(changes, count);
  }

  @Override
  public Optional<ShopPages> pages() {
    return Optional.of(new ShopPages(store.shop(), store.till(), store.floor()));
  }

  @Override
  public CouponSink coupons() {
    return store.coupons();
  }

  @Override
  public void onCouponUsed(Consumer<String> listener) {
    store.onCouponUsed(listener);
  }

  @Override
  public void onWebhook(Consumer<Webhook> outlet) {
    store.onWebhook(call -> outlet.accept(call.webhook()));
  }
}
