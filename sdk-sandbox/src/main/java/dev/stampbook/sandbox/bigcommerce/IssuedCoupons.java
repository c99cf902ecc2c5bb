package dev.stampbook.sandbox.bigcommerce;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.SandboxCoupon;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps coupons that a loyalty provider made; each works once, without a limit to customers. */
final class IssuedCoupons implements CouponSink, Offer.Source {

  private static final int FIRST_ID = 70_000;

  private final Map<String, SandboxCoupon> coupons = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  @Override
  public synchronized void issued(SandboxCoupon coupon) {
    coupons.put(key(coupon.code()), coupon);
  }

  @Override
  public synchronized Optional<Offer> find(String code, Offer.Checkout checkout) {
    String key = key(code);
    SandboxCoupon coupon = coupons.get(key);
    if (coupon == null) {
      return Optional.empty();
    } else if (used.contains(key)) {
      throw Refusal.coupon("ineligibile", "The coupon code has reached its maximum uses.");
    } else if (coupon.expiresAt().filter(end -> !checkout.now().isBefore(end)).isPresent()) {
      throw Refusal.coupon("ineligibile", "The coupon code has expired.");
    }
    Offer.Gives gives =
        switch (coupon.kind()) {
          case AMOUNT_OFF -> Offer.Gives.AMOUNT;
          case PERCENT_OFF -> Offer.Gives.PERCENT;
          case FREE_SHIPPING -> Offer.Gives.FREE_SHIPPING;
          case FREE_PRODUCT -> Offer.Gives.CHEAPEST_ITEM;
        };
    int id = FIRST_ID + key.hashCode() % 10_000;
    return Optional.of(
        new Offer(
            coupon.code(), id, coupon.name(), gives, coupon.value(), customer -> markUsed(key)));
  }

  private synchronized void markUsed(String key) {
    used.add(key);
  }

  private static String key(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}
