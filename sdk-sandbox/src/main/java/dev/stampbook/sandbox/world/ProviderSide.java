package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.util.Optional;

/** The loyalty provider of a {@link World}: an emulator, and what a world asks of it without a client. Thread-safe. */
public interface ProviderSide {

  /** Makes a provider without members, with its usual rewards on offer. */
  @FunctionalInterface
  interface Maker {
    /**
     * Makes it.
     *
     * @param clock the time of the world
     * @param seed makes the same provider again
     * @param coupons where the shop learns of the codes that the provider makes
     */
    ProviderSide make(SandboxClock clock, long seed, CouponSink coupons);
  }

  /**
   * A member as the provider itself keeps them.
   *
   * @param id the provider's id
   * @param points everything the provider has accepted so far, also what it does not show yet
   */
  record Account(String id, long points) {}

  /** Returns the emulator. */
  Emulator emulator();

  /**
   * Makes an account holder of the shop a member, without points and without consent.
   *
   * @param id by which clients of the commerce system know the customer
   */
  void enroll(ShopCustomer customer, String id);

  /** Takes over somebody who registers at the shop, where the provider's own connector does that; does nothing by default. */
  default void registered(ShopCustomer customer, String id) {}

  /** Returns the member that an account holder has become. */
  Optional<Account> account(ShopCustomer customer, String id);

  /** Returns how many references of the SDK led to more than one entry; anything but 0 is a double posting. */
  long repeatedReferences();

  /** Learns that a completed order used a code that the provider made; does nothing by default. */
  default void couponUsed(String code) {}
}
