package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.blaze.BlazeAccount;
import dev.stampbook.sandbox.blaze.BlazeEmulator;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopEvent;
import dev.stampbook.sandbox.shop.ShopSeed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A shop of Blaze with a large quota, so that a catch-up of thousands of sales takes seconds. Its webhooks are not documented: it sends none. */
public final class BlazeSide extends SeededShopSide {

  private final BlazeEmulator till;

  private BlazeSide(BlazeEmulator till, InstantSource clock) {
    super(till.account().shop(), clock);
    this.till = till;
  }

  /** Makes a shop from a seed, with the customers and sales of a till. */
  public static BlazeSide make(SandboxClock clock, ShopSeed seed) {
    Shop shop = Shop.of(seed.flavoured(ShopSeed.Flavour.POS));
    return new BlazeSide(
        BlazeEmulator.builder(shop).clock(clock).callsPer5Minutes(10_000_000).build(), clock);
  }

  @Override
  public Emulator emulator() {
    return till;
  }

  @Override
  protected List<ShopEvent> apply(ShopChanges changes, int count) {
    return changes.apply(count);
  }

  @Override
  public String orderId(int number) {
    return BlazeAccount.transactionId(number);
  }

  @Override
  public String customerId(int number) {
    return BlazeAccount.memberId(number);
  }

  @Override
  public int customerNumber(String id) {
    return BlazeAccount.customerId(id)
        .orElseThrow(() -> new IllegalArgumentException("No member has this id."));
  }

  @Override
  public Optional<ShopPages> pages() {
    return Optional.of(
        new ShopPages(till.account().shop(), till.account().till(), till.account().floor()));
  }

  @Override
  public CouponSink coupons() {
    return till.account().coupons();
  }

  @Override
  public void onCouponUsed(Consumer<String> listener) {
    till.account().onCouponUsed(listener);
  }
}
