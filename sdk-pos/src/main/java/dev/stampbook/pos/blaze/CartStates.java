package dev.stampbook.pos.blaze;

import dev.stampbook.FailedCall;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.discount.Checkout;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.http.json.OpenEnum;
import dev.stampbook.order.OrderId;
import dev.stampbook.pos.blaze.api.Cart;
import dev.stampbook.pos.blaze.api.ConsumerCart;
import java.math.BigDecimal;
import java.util.Optional;

/** Tells how a cart stands (sheet sections 3.3, 5). */
final class CartStates {

  private CartStates() {}

  /** Returns whether it can still be changed. A state we do not know counts as placed, so that nothing is given back for it. */
  static boolean isOpen(ConsumerCart cart) {
    boolean inProgress =
        cart.cartStatus().map(status -> status.is(ConsumerCart.Status.IN_PROGRESS)).orElse(true);
    return inProgress && !cart.placed().orElse(false);
  }

  /** Returns whether it was declined or cancelled, so that no sale comes of it. */
  static boolean isDead(ConsumerCart cart) {
    return cart.cartStatus()
        .flatMap(OpenEnum::known)
        .filter(
            status ->
                status == ConsumerCart.Status.DECLINED
                    || status == ConsumerCart.Status.CANCELED_BY_CONSUMER
                    || status == ConsumerCart.Status.CANCELED_BY_DISPENSARY)
        .isPresent();
  }

  /** Returns in whose name calls about a cart are made. */
  static String consumer(ConsumerCart cart) {
    return cart.consumerId()
        .filter(id -> !id.isBlank())
        .orElseThrow(() -> missing("consumerId of the cart"));
  }

  /** Returns what the goods cost after every discount, before tax on top. */
  static BigDecimal goods(ConsumerCart cart) {
    return cart.cart()
        .flatMap(Cart::subTotalDiscount)
        .filter(amount -> amount.signum() >= 0)
        .orElseThrow(() -> missing("subTotalDiscount of the cart"));
  }

  static Checkout neutral(CheckoutId id, ConsumerCart cart, Amounts amounts) {
    return new Checkout(
        id,
        amounts.money(goods(cart)),
        Optional.empty(),
        cart.cart().flatMap(Cart::promoCode).flatMap(CouponCode::read).stream().toList(),
        cart.transactionId().filter(order -> !order.isBlank()).map(OrderId::of));
  }

  private static MalformedResponseException missing(String what) {
    return new MalformedResponseException(
        what + " is missing",
        FailedCall.unanswered(Blaze.SYSTEM, "getCart"),
        RemoteEffect.NOT_SENT);
  }
}
