package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.Webhook;
import dev.stampbook.sandbox.shop.PointsRule;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopEvent;
import dev.stampbook.sandbox.shop.ShopFloor;
import dev.stampbook.sandbox.shop.ShopSeed;
import dev.stampbook.sandbox.shop.Till;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The commerce system of a {@link World}: an emulator, and what a world asks of it without a client. Thread-safe. */
public interface CommerceSide {

  /** Makes a commerce system with its customers and orders. */
  @FunctionalInterface
  interface Maker {
    /** Makes it; the same seed makes the same shop. */
    CommerceSide make(SandboxClock clock, ShopSeed seed);
  }

  /** Returns the emulator. */
  Emulator emulator();

  /** Returns the account holders, whom the world makes members. */
  List<ShopCustomer> customers();

  /** Returns counts of what there is. */
  Shop.Summary summary();

  /** Returns the points every customer should hold under a rule, by customer number; worked out without the SDK's calculator. */
  SortedMap<Integer, Long> truth(PointsRule rule);

  /** Declares that every reader has caught up, see {@link Shop#checkpoint()}. */
  void checkpoint();

  /** Lets so many changes happen; the same seed makes the same changes. */
  List<ShopEvent> change(long seed, int count);

  /** Returns the id by which clients know an order. */
  default String orderId(int number) {
    return Integer.toString(number);
  }

  /** Returns the id by which clients know a customer. */
  default String customerId(int number) {
    return Integer.toString(number);
  }

  /** Returns the number of the customer whom clients know by this id. */
  default int customerNumber(String id) {
    return Integer.parseInt(id);
  }

  /** Returns the system's own pages for shoppers and staff; empty when the emulator has none. */
  default Optional<ShopPages> pages() {
    return Optional.empty();
  }

  /**
   * The commerce system's own pages.
   *
   * @param shop what is sold to whom
   * @param till the checkout
   * @param floor the back office
   */
  record ShopPages(Shop shop, Till till, ShopFloor floor) {}

  /** Returns where a loyalty provider registers the codes it makes; they lead nowhere by default. */
  default CouponSink coupons() {
    return coupon -> {};
  }

  /** Says who learns that a completed order used a code; nobody does by default. */
  default void onCouponUsed(Consumer<String> listener) {}

  /** Says who gets the webhooks; a system without webhooks sends none. */
  default void onWebhook(Consumer<Webhook> outlet) {}
}
