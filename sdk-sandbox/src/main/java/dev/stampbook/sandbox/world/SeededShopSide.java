package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.shop.ExpectedPoints;
import dev.stampbook.sandbox.shop.PointsRule;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopChanges;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;

/** A commerce system whose emulator serves a seeded {@link Shop}. */
public abstract class SeededShopSide implements CommerceSide {

  private final Shop shop;
  private final InstantSource clock;

  /** Starts from the shop that the emulator serves. */
  protected SeededShopSide(Shop shop, InstantSource clock) {
    this.shop = shop;
    this.clock = clock;
  }

  /** Applies the next changes and sends what the system sends about them. */
  protected abstract List<ShopEvent> apply(ShopChanges changes, int count);

  @Override
  public final List<ShopCustomer> customers() {
    return shop.read(shop::customers);
  }

  @Override
  public final Shop.Summary summary() {
    return shop.summary();
  }

  @Override
  public SortedMap<Integer, Long> truth(PointsRule rule) {
    return ExpectedPoints.byCustomer(shop, rule);
  }

  @Override
  public final void checkpoint() {
    shop.checkpoint();
  }

  @Override
  public final List<ShopEvent> change(long seed, int count) {
    return apply(new ShopChanges(shop, seed, clock), count);
  }
}
