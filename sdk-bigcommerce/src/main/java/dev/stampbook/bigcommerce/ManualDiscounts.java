package dev.stampbook.bigcommerce;

import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.bigcommerce.api.Cart;
import dev.stampbook.bigcommerce.api.Checkout;
import dev.stampbook.bigcommerce.api.DiscountEntry;
import dev.stampbook.bigcommerce.api.Metafield;
import dev.stampbook.bigcommerce.api.MetafieldDraft;
import dev.stampbook.bigcommerce.api.RecordId;
import dev.stampbook.bigcommerce.api.WireAmount;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.DiscountApplier.Removal;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Strategy C: a manual discount on the checkout, with a cart metafield that says whose it is (sheet 13.6). The metafield is written first:
 * it is the platform's only create-if-absent, so two attempts cannot both think they are the first (sheet 3.7).
 */
record ManualDiscounts(
    BigCommerceApi api,
    Checkouts checkouts,
    DiscountStrategy.ManualDiscount strategy,
    RedemptionCodes codes)
    implements Discounting {

  private static final String NAMESPACE = "loyalty";
  private static final int ATTEMPTS = 3;

  @Override
  public Set<DiscountKind> kinds() {
    return Set.of(DiscountKind.AMOUNT_OFF, DiscountKind.PERCENT_OFF);
  }

  @Override
  public DiscountOutcome preview(DiscountRequest request) {
    Optional<Checkout> checkout = checkouts.find(request.checkout());
    if (checkout.isEmpty()) {
      return Checkouts.gone();
    }
    return mark(request).isPresent()
        ? applied(request, checkout.get())
        : refusal(checkout.get(), request).orElseGet(() -> applied(request, checkout.get()));
  }

  private static Optional<DiscountOutcome> refusal(Checkout checkout, DiscountRequest request) {
    Optional<DiscountOutcome> obstacle = Checkouts.obstacle(checkout, request);
    boolean taken =
        !checkout.coupons().isEmpty()
            || checkout
                .cart()
                .filter(cart -> cart.discounts().stream().anyMatch(ManualDiscounts::isLive))
                .isPresent();
    return obstacle.or(
        () ->
            taken
                ? Optional.of(
                    new DiscountOutcome.Refused(
                        Reason.OTHER_COUPON_APPLIED,
                        "Another discount is in use; remove it to use this reward."))
                : Optional.empty());
  }

  private static boolean isLive(Cart.Discount discount) {
    return discount
        .discountedAmount()
        .flatMap(WireAmount::decimal)
        .filter(amount -> amount.signum() > 0)
        .isPresent();
  }

  @Override
  public DiscountOutcome apply(DiscountRequest request) {
    Optional<Checkout> seen = checkouts.find(request.checkout());
    if (seen.isEmpty()) {
      return Checkouts.gone();
    }
    Optional<Metafield> mark = mark(request);
    if (mark.isPresent() && isOn(seen.get())) {
      return applied(request, seen.get());
    }
    Optional<DiscountOutcome> refusal = refusal(seen.get(), request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<Money> worth = Checkouts.worth(seen.get(), request).filter(Money::isPositive);
    if (worth.isEmpty()) {
      return new DiscountOutcome.Refused(
          Reason.NOT_ELIGIBLE, "This reward cannot be used for what is in the cart.");
    }
    if (mark.isEmpty()) {
      writeMark(request, worth.get());
    }
    return put(request, seen.get(), worth.get().getAmount());
  }

  private void writeMark(DiscountRequest request, Money worth) {
    try {
      api.checkouts()
          .createMetafield(
              request.checkout(),
              new MetafieldDraft(
                  Optional.empty(),
                  Optional.empty(),
                  "app_only",
                  NAMESPACE,
                  key(request),
                  worth.toString(),
                  Optional.empty()));
    } catch (ConflictException | OutcomeUnknownException e) {
      if (mark(request).isEmpty()) {
        throw e;
      }
    }
  }

  private DiscountOutcome put(DiscountRequest request, Checkout seen, BigDecimal amount) {
    Checkout checkout = seen;
    for (int attempt = 1; ; attempt++) {
      LoyaltyException failure;
      try {
        DiscountEntry entry = entry(amount, checkout.version());
        Checkout after = api.checkouts().addDiscount(request.checkout(), entry).data();
        return applied(request, after);
      } catch (ConflictException | OutcomeUnknownException e) {
        failure = e;
      } catch (InvalidRequestException e) {
        mark(request).ifPresent(mark -> unmark(request, mark));
        return new DiscountOutcome.Refused(
            Reason.NOT_ELIGIBLE, "This reward cannot be used for what is in the cart.");
      }
      Optional<Checkout> again = checkouts.find(request.checkout());
      if (again.isEmpty()) {
        return Checkouts.gone();
      }
      checkout = again.get();
      if (isOn(checkout)) {
        return applied(request, checkout);
      } else if (attempt == ATTEMPTS) {
        throw failure;
      }
    }
  }

  private DiscountEntry entry(BigDecimal amount, Optional<Integer> version) {
    boolean inCart = strategy.version() == DiscountStrategy.VersionPlace.IN_CART;
    List<DiscountEntry.Reduction> reductions = List.of(new DiscountEntry.Reduction(amount));
    return new DiscountEntry(
        new DiscountEntry.CartPart(
            reductions, Optional.empty(), inCart ? version : Optional.empty()),
        inCart ? Optional.empty() : version);
  }

  @Override
  public Optional<AppliedDiscount> find(DiscountRequest request) {
    return mark(request)
        .flatMap(mark -> checkouts.find(request.checkout()))
        .filter(ManualDiscounts::isOn)
        .map(
            checkout ->
                new AppliedDiscount(request, Checkouts.worth(checkout, request), Optional.empty()));
  }

  /** The sheet knows no way to take a manual discount off but to put one of zero in its place. */
  @Override
  public Removal remove(DiscountRequest request) {
    Optional<Metafield> mark = mark(request);
    if (mark.isEmpty()) {
      return Removal.ABSENT;
    }
    if (!checkouts.placedOrders(request.checkout()).isEmpty()) {
      return Removal.ALREADY_USED;
    }
    Optional<Checkout> checkout = checkouts.find(request.checkout());
    if (checkout.filter(ManualDiscounts::isOn).isPresent()) {
      DiscountEntry nothing = entry(BigDecimal.ZERO, checkout.get().version());
      Checkout after = api.checkouts().addDiscount(request.checkout(), nothing).data();
      if (isOn(after)) {
        throw new ConflictException(
            "the discount is still on the checkout; take it off in the control panel",
            FailedCall.unanswered(BigCommerce.SYSTEM, "addCheckoutDiscount"));
      }
    }
    unmark(request, mark.get());
    return Removal.REMOVED;
  }

  private void unmark(DiscountRequest request, Metafield mark) {
    try {
      api.checkouts().deleteMetafield(request.checkout(), new RecordId(mark.id()));
    } catch (NotFoundException | OutcomeUnknownException e) { // a repeated delete finds nothing
      if (mark(request).isPresent()) {
        throw e;
      }
    }
  }

  private Optional<Metafield> mark(DiscountRequest request) {
    String key = key(request);
    Map<String, String> filters = Map.of("namespace", NAMESPACE, "key", key);
    return api.checkouts().metafields(request.checkout(), filters).data().stream()
        .filter(found -> found.key().filter(key::equals).isPresent())
        .findFirst();
  }

  private String key(DiscountRequest request) {
    return "redeem:" + codes.of(request).value();
  }

  private static boolean isOn(Checkout checkout) {
    return checkout
        .cart()
        .filter(
            cart ->
                cart.manualDiscountAmount()
                        .flatMap(WireAmount::decimal)
                        .filter(amount -> amount.signum() > 0)
                        .isPresent()
                    || cart.discounts().stream().anyMatch(ManualDiscounts::isLive))
        .isPresent();
  }

  private static DiscountOutcome applied(DiscountRequest request, Checkout checkout) {
    return new DiscountOutcome.Applied(
        new AppliedDiscount(request, Checkouts.worth(checkout, request), Optional.empty()));
  }
}
