package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.splio.SplioEmulator;
import dev.stampbook.sandbox.splio.SplioUniverse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A Splio universe without a quota whose program has no purchase rule and takes negative credits, with two vouchers on offer. Credits appear a
 * moment later than they are answered.
 */
public final class SplioSide implements ProviderSide {

  private static final Duration COMPUTING = Duration.ofMillis(150);

  private final SplioEmulator splio;
  private final SplioUniverse universe;

  private SplioSide(SplioEmulator splio) {
    this.splio = splio;
    this.universe = splio.universe();
  }

  /** Makes a program without members. */
  public static SplioSide make(SandboxClock clock, long seed, CouponSink coupons) {
    SplioEmulator splio =
        SplioEmulator.builder()
            .clock(clock)
            .seed(seed)
            .unlimitedQuota()
            .coupons(coupons)
            .computeDelay(COMPUTING)
            .withoutPurchaseRule()
            .negativeCredits()
            .build();
    splio.universe().addReward("OFF5", "5 off your order", 100, "value", BigDecimal.valueOf(5));
    splio.universe().addReward("OFF25", "25 off your order", 450, "value", BigDecimal.valueOf(25));
    return new SplioSide(splio);
  }

  @Override
  public Emulator emulator() {
    return splio;
  }

  @Override
  public void enroll(ShopCustomer customer, String id) {
    universe.addMember(
        customer.email(),
        customer.phone(),
        customer.firstName(),
        customer.lastName(),
        Integer.toString(customer.id()));
  }

  @Override
  public Optional<Account> account(ShopCustomer customer, String id) {
    return universe
        .contactNumber(customer.email())
        .flatMap(
            contact ->
                universe
                    .cardCode(contact)
                    .map(card -> new Account(Long.toString(contact), universe.points(card))));
  }

  @Override
  public long repeatedReferences() {
    return universe.repeatedReferences();
  }

  @Override
  public void couponUsed(String code) {
    universe.couponUsed(code);
  }
}
