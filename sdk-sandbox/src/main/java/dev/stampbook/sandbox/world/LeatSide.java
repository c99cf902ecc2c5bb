package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.leat.LeatEmulator;
import dev.stampbook.sandbox.leat.LeatReward;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Leat account with two coupons on offer, whose contacts carry the shop's customer ids as identifiers. Every 23rd credit reception is turned
 * away by the lock.
 */
public final class LeatSide implements ProviderSide {

  private static final String REFERENCE = "external_reference";
  private static final int LOCK_EVERY = 23;

  private final LeatEmulator leat;

  private LeatSide(LeatEmulator leat) {
    this.leat = leat;
  }

  /** Makes an account without contacts. */
  public static LeatSide make(SandboxClock clock, long seed, CouponSink coupons) {
    LeatEmulator leat =
        LeatEmulator.builder()
            .clock(clock)
            .seed(seed)
            .lockEvery(LOCK_EVERY)
            .coupons(coupons)
            .build();
    leat.account().addReward(LeatReward.digital("5 off your order", 100, BigDecimal.valueOf(5)));
    leat.account().addReward(LeatReward.digital("25 off your order", 450, BigDecimal.valueOf(25)));
    return new LeatSide(leat);
  }

  @Override
  public Emulator emulator() {
    return leat;
  }

  @Override
  public void enroll(ShopCustomer customer, String id) {
    leat.account()
        .addContact(
            customer.email(),
            Map.of(
                "firstname", customer.firstName(),
                "lastname", customer.lastName(),
                "phonenumber", customer.phone()),
            "customer:" + id);
  }

  @Override
  public Optional<Account> account(ShopCustomer customer, String id) {
    OptionalLong points = leat.account().balance(customer.email());
    return points.isEmpty()
        ? Optional.empty()
        : leat.account()
            .contact(customer.email())
            .map(uuid -> new Account(uuid, points.getAsLong()));
  }

  @Override
  public long repeatedReferences() {
    return leat.account().repeated(REFERENCE).size();
  }
}
