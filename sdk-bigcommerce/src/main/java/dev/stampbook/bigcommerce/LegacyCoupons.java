package dev.stampbook.bigcommerce;

import dev.stampbook.bigcommerce.api.Coupon;
import dev.stampbook.bigcommerce.api.CouponDraft;
import dev.stampbook.bigcommerce.api.RecordId;
import dev.stampbook.bigcommerce.api.WireTime;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountRequest;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Strategy B: one coupon of the V2 API per redemption (sheet 13.6), for the whole store, usable once. */
record LegacyCoupons(
    BigCommerceApi api, DiscountStrategy.LegacyCoupon strategy, InstantSource clock)
    implements CodeIssuer {

  private static final Coupon.Target WHOLE_STORE =
      new Coupon.Target(Optional.of("categories"), List.of(0L));

  @Override
  public Set<DiscountKind> kinds() {
    return Set.of(
        DiscountKind.AMOUNT_OFF,
        DiscountKind.PERCENT_OFF,
        DiscountKind.FREE_SHIPPING,
        DiscountKind.COUPON);
  }

  @Override
  public Optional<Issued> find(CouponCode code) {
    return coupon(code).map(found -> new Issued(code, found.numUses().orElse(0), found.id()));
  }

  private Optional<Coupon> coupon(CouponCode code) {
    return api.marketing().coupons(Map.of("code", code.value())).stream()
        .filter(found -> found.code().filter(code.value()::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  @Override
  public void create(CouponCode code, DiscountRequest request) {
    String type = "free_shipping";
    BigDecimal amount = BigDecimal.ZERO;
    if (request.discount() instanceof Discount.AmountOff off) {
      type = "per_total_discount";
      amount = off.amount().getAmount();
    } else if (request.discount() instanceof Discount.PercentOff off) {
      type = "percentage_discount";
      amount = off.percent();
    }
    String label = request.label();
    String name = label.substring(0, Math.min(label.length(), 60)) + " " + code.value();
    api.marketing()
        .createCoupon(
            new CouponDraft(
                name.length() > 100 ? code.value() : name,
                code.value(),
                type,
                amount.toPlainString(),
                WHOLE_STORE,
                Optional.of(true),
                Optional.empty(),
                Optional.of(WireTime.rfc2822(clock.instant().plus(strategy.validity()))),
                Optional.of(1),
                Optional.of(1)));
  }

  @Override
  public void delete(Issued issued) {
    api.marketing().deleteCoupon(new RecordId(issued.id()));
  }

  @Override
  public boolean isExpired(CouponCode code) {
    return coupon(code)
        .filter(
            found ->
                !found.enabled().orElse(true)
                    || found
                        .expires()
                        .flatMap(WireTime::instant)
                        .filter(end -> !end.isAfter(clock.instant()))
                        .isPresent())
        .isPresent();
  }
}
