package dev.stampbook.discount;

import dev.stampbook.order.ChannelId;
import dev.stampbook.order.OrderId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A checkout as it is now, as far as the conditions of a reward ask for it.
 *
 * @param id which checkout it is
 * @param goods what the goods cost after every discount that is on the checkout, in its currency, as the shopper sees prices; zero or
 *     positive
 * @param channel the storefront or sales channel, when the system has channels
 * @param codes the coupon codes that are on the checkout
 * @param order the order it has become, once it was placed
 */
public record Checkout(
    CheckoutId id,
    Money goods,
    Optional<ChannelId> channel,
    List<CouponCode> codes,
    Optional<OrderId> order) {

  public Checkout {
    codes = List.copyOf(codes);
    if (goods.isNegative()) {
      throw new IllegalArgumentException("the goods of a checkout cost zero or more, not " + goods);
    }
  }
}
