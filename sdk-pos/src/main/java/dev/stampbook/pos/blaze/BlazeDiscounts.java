package dev.stampbook.pos.blaze;

import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.SystemName;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.pos.blaze.api.CartsApi;
import dev.stampbook.pos.blaze.api.ConsumerCart;
import dev.stampbook.pos.blaze.api.Document;
import dev.stampbook.pos.blaze.api.Whole;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Turns redemptions into discounts on online orders (sheet section 13.6); a checkout is a consumer cart. {@link #preview} has Blaze price the
 * cart with the discount and checks what it would take off, before any points move; {@link #apply} does the same and stores the cart; {@link
 * #submit} places the order. The note beside the discount names the redemption, so a repeated request finds the first one's work.
 *
 * <p>Blaze replaces whole carts and guards them with no version: what a shopper changes between our read and our write is lost, and two
 * requests at once on one cart overwrite each other. Hold the shopper's page while a reward is put on it.
 *
 * <p>A cart has one place for a discount; a second one is refused. Where a shop ignores the discount on the cart the preview refuses, and
 * {@code blaze.discountMode} offers another place. A {@link Discount.Coupon} is a promotion code Blaze knows.
 */
public final class BlazeDiscounts implements DiscountApplier {

  private static final Set<DiscountKind> KINDS =
      Set.of(DiscountKind.AMOUNT_OFF, DiscountKind.PERCENT_OFF, DiscountKind.COUPON);

  private final CartsApi api;
  private final BlazeSettings settings;
  private final Amounts amounts;

  BlazeDiscounts(CartsApi api, BlazeSettings settings) {
    this.api = api;
    this.settings = settings;
    this.amounts = new Amounts(settings.currency());
  }

  @Override
  public SystemName system() {
    return Blaze.SYSTEM;
  }

  @Override
  public Set<DiscountKind> supported() {
    return KINDS;
  }

  /** {@inheritDoc} The order is the transaction it became, which is known once the shop has accepted it. */
  @Override
  public Optional<Checkout> checkout(CheckoutId id) {
    return read(id).map(cart -> CartStates.neutral(id, priced(cart), amounts));
  }

  /** A cart that was never priced is priced first. */
  private ConsumerCart priced(Whole<ConsumerCart> cart) {
    boolean known = cart.value().cart().flatMap(inside -> inside.subTotalDiscount()).isPresent();
    return known
        ? cart.value()
        : api.prepareCart(CartStates.consumer(cart.value()), cart.document());
  }

  @Override
  public DiscountOutcome preview(DiscountRequest request) {
    if (!KINDS.contains(request.discount().kind())) {
      return unsupported();
    }
    Optional<Whole<ConsumerCart>> cart = read(request.checkout());
    return cart.isEmpty() ? gone() : plan(request, cart.get()).outcome();
  }

  @Override
  public DiscountOutcome apply(DiscountRequest request) {
    if (!KINDS.contains(request.discount().kind())) {
      return unsupported();
    }
    Optional<Whole<ConsumerCart>> cart = read(request.checkout());
    if (cart.isEmpty()) {
      return gone();
    }
    Plan plan = plan(request, cart.get());
    if (plan.write().isEmpty()) {
      return plan.outcome();
    }
    Place place = place(request);
    String consumer = CartStates.consumer(cart.get().value());
    ConsumerCart stored = api.updateCart(request.checkout().value(), consumer, plan.write().get());
    if (place.worth(stored, request).isPresent()) {
      return plan.outcome();
    }
    api.updateCart(request.checkout().value(), consumer, cart.get().document());
    return notTaken();
  }

  /**
   * What a request comes to.
   *
   * @param outcome what the caller hears
   * @param write the cart to store, empty when there is nothing to do
   */
  private record Plan(DiscountOutcome outcome, Optional<Document> write) {
    static Plan done(DiscountOutcome outcome) {
      return new Plan(outcome, Optional.empty());
    }
  }

  private Plan plan(DiscountRequest request, Whole<ConsumerCart> cart) {
    Place place = place(request);
    Optional<BigDecimal> there = place.worth(cart.value(), request);
    if (there.isPresent()) {
      return Plan.done(applied(request, there.get()));
    }
    if (!CartStates.isOpen(cart.value())) {
      return Plan.done(gone());
    }
    if (request.discount() instanceof Discount.AmountOff off
        && !off.amount().getCurrencyUnit().equals(settings.currency())) {
      return Plan.done(
          new DiscountOutcome.Refused(
              Reason.CURRENCY,
              "This reward is in "
                  + off.amount().getCurrencyUnit()
                  + " and cannot be used in "
                  + settings.currency()
                  + "."));
    }
    if (place.isTaken(cart.value())) {
      return Plan.done(
          new DiscountOutcome.Refused(
              Reason.OTHER_COUPON_APPLIED,
              "Another discount is in use; remove it to use this reward."));
    }
    return priced(request, cart, place);
  }

  private Plan priced(DiscountRequest request, Whole<ConsumerCart> cart, Place place) {
    String consumer = CartStates.consumer(cart.value());
    ConsumerCart before = api.prepareCart(consumer, cart.document());
    BigDecimal goods = CartStates.goods(before);
    Optional<Document> changed = place.put(cart.document(), before, request, goods);
    if (changed.isEmpty()) {
      return Plan.done(notEligible());
    }
    ConsumerCart after = api.prepareCart(consumer, changed.get());
    Optional<BigDecimal> worth = place.worth(after, request);
    boolean asked =
        worth
            .filter(amount -> amount.signum() > 0 && place.isAsAsked(amount, request, goods))
            .isPresent();
    return asked
        ? new Plan(applied(request, worth.get()), changed)
        : Plan.done(request.discount().kind() == DiscountKind.COUPON ? notEligible() : notTaken());
  }

  @Override
  public Optional<AppliedDiscount> find(DiscountRequest request) {
    return KINDS.contains(request.discount().kind())
        ? read(request.checkout())
            .flatMap(cart -> place(request).worth(cart.value(), request))
            .map(worth -> discount(request, worth))
        : Optional.empty();
  }

  /** {@inheritDoc} On an order that was declined or cancelled the discount counts as taken off: nobody has used it. */
  @Override
  public Removal remove(DiscountRequest request) {
    if (!KINDS.contains(request.discount().kind())) {
      return Removal.ABSENT;
    }
    Optional<Whole<ConsumerCart>> cart = read(request.checkout());
    Place place = place(request);
    if (cart.isEmpty() || place.worth(cart.get().value(), request).isEmpty()) {
      return Removal.ABSENT;
    }
    if (CartStates.isDead(cart.get().value())) {
      return Removal.REMOVED;
    }
    if (!CartStates.isOpen(cart.get().value())) {
      return Removal.ALREADY_USED;
    }
    Document without = place.take(cart.get().document(), request);
    ConsumerCart stored =
        api.updateCart(
            request.checkout().value(), CartStates.consumer(cart.get().value()), without);
    if (place.worth(stored, request).isPresent()) {
      throw new ConflictException(
          "the discount is still on the cart; take it off at the till",
          FailedCall.unanswered(Blaze.SYSTEM, "updateCart"));
    }
    return Removal.REMOVED;
  }

  /**
   * Places the order of a cart as it is, with the discounts on it. Safe to repeat: a cart that was placed is not placed again, and after an
   * unknown outcome the cart itself says whether it was (sheet section 9).
   *
   * @return the cart after it was placed
   * @throws NotFoundException when there is no such cart
   * @throws OutcomeUnknownException when Blaze cannot be asked whether it was placed; calling again settles it
   */
  public Checkout submit(CheckoutId id) {
    Whole<ConsumerCart> cart = api.getCart(id.value(), Optional.empty());
    if (!CartStates.isOpen(cart.value())) {
      return CartStates.neutral(id, cart.value(), amounts);
    }
    try {
      ConsumerCart placed =
          api.submitCart(id.value(), CartStates.consumer(cart.value()), cart.document());
      return CartStates.neutral(id, placed, amounts);
    } catch (OutcomeUnknownException e) {
      return read(id)
          .map(Whole::value)
          .filter(now -> !CartStates.isOpen(now))
          .map(now -> CartStates.neutral(id, now, amounts))
          .orElseThrow(() -> e);
    }
  }

  private Optional<Whole<ConsumerCart>> read(CheckoutId id) {
    try {
      return Optional.of(api.getCart(id.value(), Optional.empty()));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private Place place(DiscountRequest request) {
    return request.discount() instanceof Discount.Coupon coupon
        ? new PromoCode(coupon.code())
        : Place.of(settings);
  }

  private DiscountOutcome applied(DiscountRequest request, BigDecimal worth) {
    return new DiscountOutcome.Applied(discount(request, worth));
  }

  private AppliedDiscount discount(DiscountRequest request, BigDecimal worth) {
    Optional<Money> known = Optional.of(amounts.money(worth));
    return request.discount() instanceof Discount.Coupon coupon
        ? new AppliedDiscount(request, known.filter(Money::isPositive), Optional.of(coupon.code()))
        : new AppliedDiscount(request, known, Optional.empty());
  }

  private static DiscountOutcome unsupported() {
    return new DiscountOutcome.Refused(
        Reason.UNSUPPORTED_KIND, "This shop cannot give this kind of reward on an order.");
  }

  private static DiscountOutcome gone() {
    return new DiscountOutcome.Refused(
        Reason.CHECKOUT_GONE, "This order has been placed or no longer exists.");
  }

  private static DiscountOutcome notEligible() {
    return new DiscountOutcome.Refused(
        Reason.NOT_ELIGIBLE, "This reward cannot be used for what is in the cart.");
  }

  private static DiscountOutcome notTaken() {
    return new DiscountOutcome.Refused(
        Reason.NOT_ELIGIBLE,
        "The shop's till did not give this reward as agreed; nothing was changed.");
  }
}
