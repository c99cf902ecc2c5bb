package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.SandboxCoupon;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.smile.SmileAccount;
import dev.stampbook.sandbox.smile.SmileCustomer;
import dev.stampbook.sandbox.smile.SmileEmulator;
import dev.stampbook.sandbox.smile.SmileProduct;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** A Smile program without a quota, with two coupons and a variable discount on offer. */
public final class SmileSide implements ProviderSide {

  private final SmileEmulator smile;

  private SmileSide(SmileEmulator smile) {
    this.smile = smile;
  }

  /** Makes a program without members. */
  public static SmileSide make(SandboxClock clock, long seed, CouponSink coupons) {
    SmileEmulator smile =
        SmileEmulator.builder().clock(clock).seed(seed).unlimitedQuota().coupons(coupons).build();
    SmileAccount account = smile.account();
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
    return new SmileSide(smile);
  }

  @Override
  public Emulator emulator() {
    return smile;
  }

  @Override
  public void enroll(ShopCustomer customer, String id) {
    smile
        .account()
        .addCustomer(
            customer.email(),
            Optional.of(customer.firstName()),
            Optional.of(customer.lastName()),
            SmileCustomer.State.MEMBER);
  }

  /** The connector takes somebody over at once after a sign-up (sheet section 13). */
  @Override
  public void registered(ShopCustomer customer, String id) {
    enroll(customer, id);
  }

  @Override
  public Optional<Account> account(ShopCustomer customer, String id) {
    return smile
        .account()
        .customer(customer.email())
        .map(member -> new Account(Long.toString(member.id()), member.balance()));
  }

  @Override
  public long repeatedReferences() {
    return smile.account().repeatedNotes().size();
  }

  @Override
  public void couponUsed(String code) {
    smile.account().couponUsed(code);
  }
}
