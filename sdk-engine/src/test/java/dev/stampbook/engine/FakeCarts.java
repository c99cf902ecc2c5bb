package dev.stampbook.engine;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.discount.AppliedDiscount;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.discount.DiscountKind;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.OrderId;
import dev.stampbook.reward.RedemptionId;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Carts in memory. The discount of a redemption carries its id; coupon codes are single-use. Faults are scripted for the next creations. */
final class FakeCarts implements DiscountApplier {

  private final Map<CheckoutId, Cart> carts = new HashMap<>();
  private final Map<RedemptionId, DiscountRequest> made = new LinkedHashMap<>();
  private final Map<RedemptionId, Money> worths = new HashMap<>();
  private final Set<RedemptionId> used = new HashSet<>();
  private final Map<String, Money> coupons = new HashMap<>();
  private final Set<String> usedCodes = new HashSet<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Deque<Fault> removeFaults = new ArrayDeque<>();
  private final List<RedemptionId> creations = new ArrayList<>();
  private EnumSet<DiscountKind> kinds = EnumSet.allOf(DiscountKind.class);
  private boolean oneCoupon;

  private record Cart(
      Money goods, Optional<ChannelId> channel, List<CouponCode> codes, Optional<OrderId> order) {}

  // ----- scripting

  synchronized CheckoutId cart(String id, String goods) {
    return cart(id, Money.parse(goods), Optional.empty());
  }

  synchronized CheckoutId cart(String id, Money goods, Optional<ChannelId> channel) {
    CheckoutId checkout = CheckoutId.of(id);
    carts.put(checkout, new Cart(goods, channel, List.of(), Optional.empty()));
    return checkout;
  }

  synchronized void code(CheckoutId checkout, String code) {
    Cart cart = cart(checkout);
    List<CouponCode> codes = new ArrayList<>(cart.codes());
    codes.add(CouponCode.of(code));
    carts.put(checkout, new Cart(cart.goods(), cart.channel(), codes, cart.order()));
  }

  synchronized void gone(CheckoutId checkout) {
    carts.remove(checkout);
  }

  /** A coupon code the shop knows. */
  synchronized void coupon(String code, String worth) {
    coupons.put(code, Money.parse(worth));
  }

  synchronized void spoil(String code) {
    usedCodes.add(code);
  }

  /** The checkout becomes an order, which uses the discounts that are on it. */
  synchronized void order(CheckoutId checkout, String order) {
    Cart cart = cart(checkout);
    carts.put(
        checkout,
        new Cart(cart.goods(), cart.channel(), cart.codes(), Optional.of(OrderId.of(order))));
    made.forEach(
        (id, request) -> {
          if (request.checkout().equals(checkout)) {
            used.add(id);
            codeOf(request).ifPresent(usedCodes::add);
          }
        });
  }

  /** The payment failed: what the order used is usable again. */
  synchronized void paymentFailed(CheckoutId checkout) {
    made.forEach(
        (id, request) -> {
          if (request.checkout().equals(checkout)) {
            used.remove(id);
            codeOf(request).ifPresent(usedCodes::remove);
          }
        });
  }

  synchronized void fault(Fault... script) {
    faults.addAll(List.of(script));
  }

  synchronized void removeFault(Fault... script) {
    removeFaults.addAll(List.of(script));
  }

  synchronized void supports(DiscountKind... some) {
    kinds = EnumSet.noneOf(DiscountKind.class);
    kinds.addAll(List.of(some));
  }

  synchronized void oneCoupon() {
    oneCoupon = true;
  }

  // ----- what tests ask

  synchronized int discounts() {
    return made.size();
  }

  synchronized Money total() {
    return made.keySet().stream()
        .map(worths::get)
        .reduce(Money.parse("EUR 0.00"), (sum, worth) -> sum.plus(worth));
  }

  synchronized boolean has(RedemptionId redemption) {
    return made.containsKey(redemption);
  }

  synchronized List<RedemptionId> creations() {
    return List.copyOf(creations);
  }

  // ----- the applier

  private Cart cart(CheckoutId id) {
    return Optional.ofNullable(carts.get(id)).orElseThrow();
  }

  private Money left(CheckoutId id) {
    Money left = cart(id).goods();
    for (DiscountRequest request : made.values()) {
      if (request.checkout().equals(id)) {
        left = left.minus(worths.getOrDefault(request.redemption(), left.withAmount(0)));
      }
    }
    return left;
  }

  private static Optional<String> codeOf(DiscountRequest request) {
    return request.discount() instanceof Discount.Coupon coupon
        ? Optional.of(coupon.code().value())
        : Optional.empty();
  }

  private static FailedCall call(String operation) {
    return FailedCall.unanswered(FakeShop.NAME, operation);
  }

  @Override
  public SystemName system() {
    return FakeShop.NAME;
  }

  @Override
  public synchronized Set<DiscountKind> supported() {
    return Set.copyOf(kinds);
  }

  @Override
  public synchronized Optional<Checkout> checkout(CheckoutId id) {
    return Optional.ofNullable(carts.get(id))
        .map(cart -> new Checkout(id, left(id), cart.channel(), codes(id, cart), cart.order()));
  }

  private List<CouponCode> codes(CheckoutId id, Cart cart) {
    List<CouponCode> codes = new ArrayList<>(cart.codes());
    made.values().stream()
        .filter(request -> request.checkout().equals(id))
        .forEach(request -> codes.add(CouponCode.of("R-" + request.redemption())));
    return codes;
  }

  @Override
  public synchronized DiscountOutcome preview(DiscountRequest request) {
    Optional<Cart> cart = Optional.ofNullable(carts.get(request.checkout()));
    if (cart.isEmpty() || cart.get().order().isPresent()) {
      return new DiscountOutcome.Refused(Reason.CHECKOUT_GONE, "gone");
    }
    if (made.containsKey(request.redemption())) {
      return applied(request);
    }
    if (oneCoupon && !codes(request.checkout(), cart.get()).isEmpty()) {
      return new DiscountOutcome.Refused(Reason.OTHER_COUPON_APPLIED, "one coupon only");
    }
    Optional<String> code = codeOf(request);
    if (code.isPresent() && usedCodes.contains(code.get())) {
      return new DiscountOutcome.Refused(Reason.CODE_USED, "used");
    }
    if (code.isPresent() && !coupons.containsKey(code.get())) {
      return new DiscountOutcome.Refused(Reason.NOT_ELIGIBLE, "no such code");
    }
    return applied(request);
  }

  private DiscountOutcome applied(DiscountRequest request) {
    return new DiscountOutcome.Applied(
        new AppliedDiscount(request, Optional.of(worth(request)), Optional.empty()));
  }

  private Money worth(DiscountRequest request) {
    if (worths.containsKey(request.redemption()) && made.containsKey(request.redemption())) {
      return Optional.ofNullable(worths.get(request.redemption())).orElseThrow();
    }
    Money goods = left(request.checkout());
    Money off =
        request.discount() instanceof Discount.AmountOff amount
            ? amount.amount()
            : request.discount() instanceof Discount.PercentOff percent
                ? goods.multipliedBy(percent.percent().movePointLeft(2), RoundingMode.DOWN)
                : codeOf(request)
                    .map(code -> coupons.getOrDefault(code, goods.withAmount(0)))
                    .orElse(goods.withAmount(0));
    return off.isGreaterThan(goods) ? goods : off;
  }

  @Override
  public synchronized DiscountOutcome apply(DiscountRequest request) {
    Optional<Fault> fault = Optional.ofNullable(faults.poll());
    if (fault.isPresent()) {
      before(fault.get());
    }
    DiscountOutcome outcome = preview(request);
    if (outcome instanceof DiscountOutcome.Applied && !made.containsKey(request.redemption())) {
      worths.put(request.redemption(), worth(request));
      made.put(request.redemption(), request);
      creations.add(request.redemption());
    }
    if (fault.isPresent()) {
      after(fault.get());
    }
    return outcome;
  }

  private static void before(Fault fault) {
    if (fault instanceof Fault.CrashBefore) {
      throw new SimulatedCrash("before the discount");
    } else if (fault instanceof Fault.Refused) {
      throw new InvalidRequestException("refused", call("discount"));
    } else if (fault instanceof Fault.Unavailable) {
      throw new OutcomeUnknownException("server error", call("discount"));
    } else if (fault instanceof Fault.ConnectionRefused) {
      throw new UnavailableException("connection refused", call("discount"));
    }
  }

  private static void after(Fault fault) {
    if (fault instanceof Fault.CrashAfter) {
      throw new SimulatedCrash("after the discount");
    } else if (fault instanceof Fault.CommitThenTimeout) {
      throw new OutcomeUnknownException("no answer in time", call("discount"));
    }
  }

  @Override
  public synchronized Optional<AppliedDiscount> find(DiscountRequest request) {
    return made.containsKey(request.redemption())
        ? Optional.of(new AppliedDiscount(request, Optional.of(worth(request)), Optional.empty()))
        : Optional.empty();
  }

  @Override
  public synchronized Removal remove(DiscountRequest request) {
    Optional<Fault> fault = Optional.ofNullable(removeFaults.poll());
    fault.ifPresent(FakeCarts::before);
    boolean usedByCode = codeOf(request).filter(usedCodes::contains).isPresent();
    if (used.contains(request.redemption()) || usedByCode) {
      return Removal.ALREADY_USED;
    }
    Removal removal = made.remove(request.redemption()) == null ? Removal.ABSENT : Removal.REMOVED;
    fault.ifPresent(FakeCarts::after);
    return removal;
  }
}
