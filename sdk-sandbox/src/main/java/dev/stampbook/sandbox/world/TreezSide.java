package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.Webhook;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopEvent;
import dev.stampbook.sandbox.shop.ShopSeed;
import dev.stampbook.sandbox.treez.TreezEmulator;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store of Treez, version 2, without a quota, so that a catch-up of thousands of tickets takes seconds. */
public final class TreezSide extends SeededShopSide {

  private final TreezEmulator store;

  private TreezSide(TreezEmulator store, InstantSource clock) {
    super(store.shop(), clock);
    this.store = store;
  }

  /** Makes a store from a seed, with the customers and sales of a till. */
  public static TreezSide make(SandboxClock clock, ShopSeed seed) {
    Shop shop = Shop.of(seed.flavoured(ShopSeed.Flavour.POS));
    return new TreezSide(TreezEmulator.builder(shop).clock(clock).unlimitedQuota().build(), clock);
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
  public String orderId(int number) {
    return store.ticketOf(number);
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
    store.onWebhook(outlet);
  }
}
