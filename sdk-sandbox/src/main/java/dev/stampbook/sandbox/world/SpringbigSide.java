package dev.stampbook.sandbox.world;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.springbig.SpringbigEmulator;
import dev.stampbook.sandbox.springbig.SpringbigReward;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A Springbig merchant without a quota, with every invented route and two rewards on offer. Its rewards become discount lines, so it makes
 * no codes. Members are linked to the shop's customers under the type {@value #POS_TYPE}.
 */
public final class SpringbigSide implements ProviderSide {

  /** The label of the calling system. */
  public static final String POS_TYPE = "demo";

  private final SpringbigEmulator springbig;

  private SpringbigSide(SpringbigEmulator springbig) {
    this.springbig = springbig;
  }

  /** Makes a merchant without members. */
  public static SpringbigSide make(SandboxClock clock, long seed, CouponSink coupons) {
    SpringbigEmulator springbig =
        SpringbigEmulator.builder().clock(clock).seed(seed).unlimitedQuota().build();
    springbig
        .account()
        .addReward(SpringbigReward.dollars("5 off your order", 100, BigDecimal.valueOf(5)));
    springbig
        .account()
        .addReward(SpringbigReward.percent("10 percent off your order", 200, BigDecimal.TEN));
    return new SpringbigSide(springbig);
  }

  @Override
  public Emulator emulator() {
    return springbig;
  }

  @Override
  public void enroll(ShopCustomer customer, String id) {
    long number =
        springbig
            .account()
            .addMember(POS_TYPE, id, tenDigits(customer.phone()), Optional.of(customer.email()));
    springbig.account().name(number, customer.firstName(), customer.lastName());
  }

  private static Optional<String> tenDigits(String phone) {
    String digits = phone.replaceAll("[^0-9]", "").replaceFirst("^1(?=[0-9]{10}$)", "");
    return Optional.of(digits).filter(text -> text.length() == 10);
  }

  @Override
  public Optional<Account> account(ShopCustomer customer, String id) {
    return springbig.account().member(POS_TYPE, id).map(member -> new Account(id, member.points()));
  }

  @Override
  public long repeatedReferences() {
    return springbig.account().repeatedKeys().size();
  }
}
