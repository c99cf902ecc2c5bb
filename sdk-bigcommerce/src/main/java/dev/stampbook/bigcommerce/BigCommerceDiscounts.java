package dev.stampbook.bigcommerce;

import dev.stampbook.SystemName;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Turns redemptions into discounts at a BigCommerce checkout by one {@link DiscountStrategy} (sheet 13.6).
 *
 * <p>Codes follow from the redemption, so a repeated request finds the first one's work. A version conflict is answered by reading the
 * checkout again, at most three times. After a refusal the code stays valid; {@link #remove} makes it worthless. Removing deletes the code
 * first and only then looks whether it was used, so nobody can use it in between; an order whose payment page is open keeps its price and
 * counts as unused until it is placed.
 *
 * <p>A {@link Discount.Coupon} is a code that exists already, of whatever strategy; it is put on the checkout as it is.
 */
public final class BigCommerceDiscounts implements DiscountApplier {

  private final Checkouts checkouts;
  private final Discounting own;
  private final Discounting coupons;

  BigCommerceDiscounts(BigCommerceApi api, BigCommerceSettings settings) {
    RedemptionCodes codes = new RedemptionCodes(settings.codePrefix());
    this.checkouts = new Checkouts(api);
    CodeDiscounts promotions =
        new CodeDiscounts(
            api,
            checkouts,
            new PromotionCodes(api, DiscountStrategy.PromotionCode.automatic(), settings.clock()),
            codes);
    this.coupons = promotions;
    DiscountStrategy strategy = settings.discountStrategy();
    if (strategy instanceof DiscountStrategy.PromotionCode chosen) {
      this.own =
          new CodeDiscounts(
              api, checkouts, new PromotionCodes(api, chosen, settings.clock()), codes);
    } else if (strategy instanceof DiscountStrategy.LegacyCoupon chosen) {
      this.own =
          new CodeDiscounts(
              api, checkouts, new LegacyCoupons(api, chosen, settings.clock()), codes);
    } else if (strategy instanceof DiscountStrategy.ManualDiscount chosen) {
      this.own = new ManualDiscounts(api, checkouts, chosen, codes);
    } else if (strategy instanceof DiscountStrategy.GiftCertificate chosen) {
      this.own = new GiftCertificates(api, checkouts, chosen, codes);
    } else {
      throw new IllegalStateException("an unknown strategy");
    }
  }

  @Override
  public SystemName system() {
    return BigCommerce.SYSTEM;
  }

  @Override
  public Set<DiscountKind> supported() {
    EnumSet<DiscountKind> kinds = EnumSet.of(DiscountKind.COUPON);
    kinds.addAll(own.kinds());
    return kinds;
  }

  @Override
  public Optional<Checkout> checkout(CheckoutId id) {
    return checkouts.find(id).map(found -> Checkouts.neutral(id, found));
  }

  @Override
  public DiscountOutcome preview(DiscountRequest request) {
    return of(request).map(how -> how.preview(request)).orElseGet(Checkouts::unsupported);
  }

  @Override
  public DiscountOutcome apply(DiscountRequest request) {
    return of(request).map(how -> how.apply(request)).orElseGet(Checkouts::unsupported);
  }

  @Override
  public Optional<AppliedDiscount> find(DiscountRequest request) {
    return of(request).flatMap(how -> how.find(request));
  }

  @Override
  public Removal remove(DiscountRequest request) {
    return of(request).map(how -> how.remove(request)).orElse(Removal.ABSENT);
  }

  private Optional<Discounting> of(DiscountRequest request) {
    DiscountKind kind = request.discount().kind();
    if (own.kinds().contains(kind)) {
      return Optional.of(own);
    }
    return kind == DiscountKind.COUPON ? Optional.of(coupons) : Optional.empty();
  }
}
