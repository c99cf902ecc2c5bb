package dev.stampbook.bigcommerce;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.bigcommerce.api.Cart;
import dev.stampbook.bigcommerce.api.Checkout;
import dev.stampbook.bigcommerce.api.CheckoutCoupon;
import dev.stampbook.bigcommerce.api.OrderRow;
import dev.stampbook.bigcommerce.api.ShopOrder;
import dev.stampbook.bigcommerce.api.WireAmount;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.discount.DiscountOutcome;
import dev.stampbook.discount.DiscountOutcome.Reason;
import dev.stampbook.discount.DiscountRequest;
import dev.stampbook.order.ChannelId;
import dev.stampbook.order.OrderId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** Looks at checkouts (sheet 3.8). */
record Checkouts(BigCommerceApi api) {

  private static final int INCOMPLETE = 0;

  Optional<Checkout> find(CheckoutId id) {
    try {
      return Optional.of(api.checkouts().checkout(id).data());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** Returns a checkout in the words common to all systems; one whose money cannot be read is a failed read. */
  static dev.stampbook.discount.Checkout neutral(CheckoutId id, Checkout checkout) {
    Optional<WireAmount> goods =
        checkout
            .cart()
            .flatMap(Cart::cartAmount)
            .or(() -> checkout.cart().flatMap(Cart::baseAmount));
    return new dev.stampbook.discount.Checkout(
        id,
        money(checkout, goods)
            .orElseThrow(
                () ->
                    new MalformedResponseException(
                        "the checkout's amount or currency is missing",
                        FailedCall.unanswered(BigCommerce.SYSTEM, "getCheckout"),
                        RemoteEffect.NOT_SENT)),
        checkout
            .cart()
            .flatMap(Cart::channelId)
            .map(channel -> ChannelId.of(Long.toString(channel))),
        checkout.coupons().stream()
            .flatMap(coupon -> coupon.code().flatMap(CouponCode::read).stream())
            .toList(),
        checkout
            .orderId()
            .filter(order -> !order.isBlank() && !order.equals("0"))
            .map(OrderId::of));
  }

  /** Returns the coupon with this code; codes are compared without regard to case (sheet 14). */
  static Optional<CheckoutCoupon> coupon(Checkout checkout, CouponCode code) {
    return checkout.coupons().stream()
        .filter(coupon -> coupon.code().filter(code.value()::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  static Optional<CurrencyUnit> currency(Checkout checkout) {
    try {
      return checkout
          .cart()
          .flatMap(Cart::currency)
          .flatMap(Cart.Currency::code)
          .map(CurrencyUnit::of);
    } catch (IllegalCurrencyException e) {
      return Optional.empty();
    }
  }

  /** Returns an amount of a checkout in its currency, when both can be read. */
  static Optional<Money> money(Checkout checkout, Optional<WireAmount> amount) {
    Optional<BigDecimal> decimal = amount.flatMap(WireAmount::decimal);
    return currency(checkout)
        .flatMap(unit -> decimal.map(value -> Money.of(unit, value, RoundingMode.HALF_EVEN)));
  }

  /** Returns what stands in the way of any discount: the checkout is ordered already, or in another currency. */
  static Optional<DiscountOutcome> obstacle(Checkout checkout, DiscountRequest request) {
    if (checkout.orderId().filter(id -> !id.isBlank() && !id.equals("0")).isPresent()) {
      return Optional.of(gone());
    }
    if (request.discount() instanceof Discount.AmountOff off) {
      return currency(checkout)
          .filter(unit -> !unit.equals(off.amount().getCurrencyUnit()))
          .map(
              unit ->
                  new DiscountOutcome.Refused(
                      Reason.CURRENCY,
                      "This reward is in "
                          + off.amount().getCurrencyUnit()
                          + " and cannot be used in "
                          + unit
                          + "."));
    }
    return Optional.empty();
  }

  static DiscountOutcome gone() {
    return new DiscountOutcome.Refused(
        Reason.CHECKOUT_GONE, "This checkout has been completed or has expired.");
  }

  static DiscountOutcome unsupported() {
    return new DiscountOutcome.Refused(
        Reason.UNSUPPORTED_KIND, "This shop cannot give this kind of reward at checkout.");
  }

  /** Returns what a discount takes off the goods of a checkout, as far as that follows from the request. */
  static Optional<Money> worth(Checkout checkout, DiscountRequest request) {
    Optional<Money> goods = money(checkout, checkout.cart().flatMap(Cart::baseAmount));
    if (request.discount() instanceof Discount.AmountOff off) {
      return goods
          .filter(all -> all.isSameCurrency(off.amount()))
          .map(all -> all.isLessThan(off.amount()) ? all : off.amount())
          .or(() -> Optional.of(off.amount()));
    }
    return request.discount() instanceof Discount.PercentOff off
        ? goods.map(all -> all.multipliedBy(off.percent().movePointLeft(2), RoundingMode.DOWN))
        : Optional.empty();
  }

  /** Returns the orders of a checkout that are more than an opened payment page (sheet 12.5). */
  List<ShopOrder> placedOrders(CheckoutId id) {
    return api.orders().orders(Map.of("cart_id", id.value())).stream()
        .map(OrderRow::order)
        .flatMap(Optional::stream)
        .filter(order -> order.statusId().filter(status -> status != INCOMPLETE).isPresent())
        .toList();
  }
}
