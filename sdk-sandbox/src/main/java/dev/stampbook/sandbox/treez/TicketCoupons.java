package dev.stampbook.sandbox.treez;

import dev.stampbook.sandbox.CouponSink;
import dev.stampbook.sandbox.SandboxCoupon;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.Basket.Discount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keeps the coupons of the store; each works once. A ticket keeps its codes until it is closed. */
final class TicketCoupons implements CouponSink {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Map<String, SandboxCoupon> coupons = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  @Override
  public synchronized void issued(SandboxCoupon coupon) {
    coupons.put(key(coupon.code()), coupon);
  }

  /** Returns the basket with exactly these codes. */
  synchronized Basket on(Basket basket, List<String> codes, Instant now) {
    List<Discount> discounts =
        new ArrayList<>(
            basket.discounts().stream()
                .filter(discount -> discount.kind() != Discount.Kind.COUPON)
                .toList());
    for (String code : codes) {
      discounts.add(discount(basket, code, now));
    }
    return new Basket(
        basket.currency(),
        basket.taxation(),
        basket.taxRate(),
        basket.items(),
        discounts,
        basket.shippingList(),
        basket.shippingPaid(),
        basket.handling(),
        basket.fees());
  }

  private Discount discount(Basket basket, String code, Instant now) {
    SandboxCoupon coupon = coupons.get(key(code));
    boolean good =
        coupon != null
            && !used.contains(key(code))
            && coupon.expiresAt().filter(end -> !now.isBefore(end)).isEmpty();
    if (!good || coupon == null) {
      throw TreezRefusal.invalid("INVALID_REQUEST", "The coupon cannot be used");
    }
    BigDecimal amount =
        switch (coupon.kind()) {
          case AMOUNT_OFF -> coupon.value().setScale(2, RoundingMode.HALF_UP);
          case PERCENT_OFF ->
              gross(basket).multiply(coupon.value()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
          case FREE_SHIPPING, FREE_PRODUCT ->
              throw TreezRefusal.invalid("INVALID_REQUEST", "The coupon cannot be used");
        };
    return new Discount(Discount.Kind.COUPON, coupon.name(), coupon.code(), 1, amount);
  }

  private static BigDecimal gross(Basket basket) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Basket.Item item : basket.items()) {
      sum = sum.add(item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())));
    }
    return sum;
  }

  synchronized void use(List<String> codes) {
    codes.forEach(code -> used.add(key(code)));
  }

  private static String key(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}
