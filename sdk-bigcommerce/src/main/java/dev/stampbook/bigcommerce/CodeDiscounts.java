package dev.stampbook.bigcommerce;

import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.bigcommerce.api.Checkout;
import dev.stampbook.bigcommerce.api.CheckoutCoupon;
import dev.stampbook.bigcommerce.api.CodeInPath;
import dev.stampbook.bigcommerce.api.CouponEntry;
import dev.stampbook.bigcommerce.api.OrderCoupon;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier.Removal;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountRequest;
import java.util.Optional;
import java.util.Set;

/** Discounts by code: make the code once, put it on the checkout, look before anything is repeated (sheet 13.6, 9). */
record CodeDiscounts(
    BigCommerceApi api, Checkouts checkouts, CodeIssuer issuer, RedemptionCodes codes)
    implements Discounting {

  private static final int ATTEMPTS = 3;
  private static final int COUPONS_PER_ORDER = 50;

  @Override
  public Set<DiscountKind> kinds() {
    return issuer.kinds();
  }

  @Override
  public DiscountOutcome preview(DiscountRequest request) {
    Optional<Checkout> found = checkouts.find(request.checkout());
    if (found.isEmpty()) {
      return Checkouts.gone();
    }
    Checkout checkout = found.get();
    CouponCode code = codes.of(request);
    if (Checkouts.coupon(checkout, code).isPresent()) {
      return applied(request, checkout, code);
    }
    Optional<DiscountOutcome> obstacle = Checkouts.obstacle(checkout, request);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (isFull(checkout)) {
      return otherCoupon();
    }
    if (issuer.find(code).filter(issued -> issued.uses() > 0).isPresent()) {
      return used();
    }
    return new DiscountOutcome.Applied(
        new AppliedDiscount(request, Checkouts.worth(checkout, request), Optional.of(code)));
  }

  @Override
  public DiscountOutcome apply(DiscountRequest request) {
    Optional<Checkout> found = checkouts.find(request.checkout());
    if (found.isEmpty()) {
      return Checkouts.gone();
    }
    CouponCode code = codes.of(request);
    if (Checkouts.coupon(found.get(), code).isPresent()) {
      return applied(request, found.get(), code);
    }
    Optional<DiscountOutcome> obstacle = Checkouts.obstacle(found.get(), request);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (!(request.discount() instanceof Discount.Coupon)) {
      Optional<CodeIssuer.Issued> issued = issuer.find(code);
      if (issued.filter(known -> known.uses() > 0).isPresent()) {
        return used();
      } else if (issued.isEmpty()) {
        issue(code, request);
      }
    }
    return enter(request, found.get(), code);
  }

  /** Whatever went wrong, the code decides: when it is there, it was made (sheet 9). */
  private void issue(CouponCode code, DiscountRequest request) {
    for (int attempt = 1; ; attempt++) {
      try {
        issuer.create(code, request);
        return;
      } catch (OutcomeUnknownException e) {
        if (issuer.find(code).isPresent()) {
          return;
        } else if (attempt == ATTEMPTS) {
          throw e;
        }
      } catch (ConflictException | InvalidRequestException e) {
        if (issuer.find(code).isPresent()) {
          return;
        }
        throw e;
      }
    }
  }

  private DiscountOutcome enter(DiscountRequest request, Checkout seen, CouponCode code) {
    Checkout checkout = seen;
    for (int attempt = 1; ; attempt++) {
      LoyaltyException failure;
      try {
        CouponEntry entry = new CouponEntry(code.value(), checkout.version());
        Checkout after = api.checkouts().addCoupon(request.checkout(), entry).data();
        return applied(request, after, code);
      } catch (ConflictException | OutcomeUnknownException e) {
        failure = e;
      } catch (InvalidRequestException | NotFoundException e) {
        return refusal(request, code);
      }
      Optional<Checkout> again = checkouts.find(request.checkout());
      if (again.isEmpty()) {
        return Checkouts.gone();
      }
      checkout = again.get();
      if (Checkouts.coupon(checkout, code).isPresent()) {
        return applied(request, checkout, code);
      } else if (attempt == ATTEMPTS) {
        throw failure;
      }
    }
  }

  /** The shop's words are never compared (sheet 14), so the reason is looked up. */
  private DiscountOutcome refusal(DiscountRequest request, CouponCode code) {
    Optional<Checkout> checkout = checkouts.find(request.checkout());
    if (checkout.isEmpty()) {
      return Checkouts.gone();
    } else if (Checkouts.coupon(checkout.get(), code).isPresent()) {
      return applied(request, checkout.get(), code);
    } else if (isFull(checkout.get())) {
      return otherCoupon();
    } else if (issuer.find(code).filter(issued -> issued.uses() > 0).isPresent()) {
      return used();
    } else if (issuer.isExpired(code)) {
      return new DiscountOutcome.Refused(Reason.EXPIRED, "This reward has expired.");
    }
    return new DiscountOutcome.Refused(
        Reason.NOT_ELIGIBLE, "This reward cannot be used for what is in the cart.");
  }

  private boolean isFull(Checkout checkout) {
    return !checkout.coupons().isEmpty() && checkout.coupons().size() >= couponsAllowed();
  }

  /** Shops allow one coupon unless they say otherwise (sheet 3.6). */
  private int couponsAllowed() {
    try {
      return api.marketing().promotionSettings().numberOfCouponsAllowedAtCheckout().orElse(1);
    } catch (LoyaltyException e) {
      return 1;
    }
  }

  private static DiscountOutcome otherCoupon() {
    return new DiscountOutcome.Refused(
        Reason.OTHER_COUPON_APPLIED, "Another coupon is in use; remove it to use this reward.");
  }

  private static DiscountOutcome used() {
    return new DiscountOutcome.Refused(Reason.CODE_USED, "This reward has been used already.");
  }

  private static DiscountOutcome applied(
      DiscountRequest request, Checkout checkout, CouponCode code) {
    return new DiscountOutcome.Applied(
        new AppliedDiscount(
            request,
            Checkouts.coupon(checkout, code)
                .flatMap(coupon -> Checkouts.money(checkout, coupon.discountedAmount())),
            Optional.of(code)));
  }

  @Override
  public Optional<AppliedDiscount> find(DiscountRequest request) {
    CouponCode code = codes.of(request);
    Optional<Checkout> checkout =
        checkouts
            .find(request.checkout())
            .filter(found -> Checkouts.coupon(found, code).isPresent());
    if (checkout.isPresent()) {
      Optional<CheckoutCoupon> coupon = Checkouts.coupon(checkout.get(), code);
      return Optional.of(
          new AppliedDiscount(
              request,
              Checkouts.money(checkout.get(), coupon.flatMap(CheckoutCoupon::discountedAmount)),
              Optional.of(code)));
    }
    return issuer
        .find(code)
        .map(issued -> new AppliedDiscount(request, Optional.empty(), Optional.of(code)));
  }

  @Override
  public Removal remove(DiscountRequest request) {
    CouponCode code = codes.of(request);
    Optional<CodeIssuer.Issued> issued = issuer.find(code);
    if (issued.filter(found -> found.uses() > 0).isPresent()) {
      return Removal.ALREADY_USED;
    }
    issued.ifPresent(this::delete);
    boolean wasOnCheckout =
        checkouts
            .find(request.checkout())
            .filter(found -> Checkouts.coupon(found, code).isPresent())
            .isPresent();
    if (wasOnCheckout) {
      takeOff(request, code);
    }
    boolean ordered =
        checkouts.placedOrders(request.checkout()).stream()
            .flatMap(order -> api.orders().coupons(order.id(), COUPONS_PER_ORDER).stream())
            .map(OrderCoupon::code)
            .anyMatch(used -> used.filter(code.value()::equalsIgnoreCase).isPresent());
    if (ordered) {
      return Removal.ALREADY_USED;
    }
    return issued.isPresent() || wasOnCheckout ? Removal.REMOVED : Removal.ABSENT;
  }

  /** Points may only be given back for a code that is really gone. */
  private void delete(CodeIssuer.Issued issued) {
    try {
      issuer.delete(issued);
    } catch (NotFoundException | OutcomeUnknownException e) { // a repeated delete finds nothing
      if (issuer.find(issued.code()).isPresent()) {
        throw e;
      }
    }
    if (issuer.find(issued.code()).isPresent()) {
      throw new ConflictException(
          "the code is still there after it was deleted; switch it off in the control panel",
          FailedCall.unanswered(BigCommerce.SYSTEM, "deletePromotionCode"));
    }
  }

  private void takeOff(DiscountRequest request, CouponCode code) {
    try {
      api.checkouts().deleteCoupon(request.checkout(), CodeInPath.of(code));
    } catch (NotFoundException | OutcomeUnknownException e) { // a repeated delete finds nothing
      boolean stillThere =
          checkouts
              .find(request.checkout())
              .filter(found -> Checkouts.coupon(found, code).isPresent())
              .isPresent();
      if (stillThere) {
        throw e;
      }
    }
  }
}
