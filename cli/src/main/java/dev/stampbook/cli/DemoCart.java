package dev.stampbook.cli;

import dev.stampbook.bigcommerce.BigCommerce;
import dev.stampbook.bigcommerce.api.Cart;
import dev.stampbook.bigcommerce.api.CartDraft;
import dev.stampbook.discount.CheckoutId;
import java.util.List;
import java.util.Optional;

/** Fills a cart, as a shopper would. */
final class DemoCart {

  private static final long PRODUCT = 111;

  private DemoCart() {}

  static CheckoutId open(BigCommerce shop) {
    CartDraft draft =
        new CartDraft(
            Optional.empty(),
            List.of(new CartDraft.Line(PRODUCT, Optional.empty(), 3, Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Cart cart = shop.api().checkouts().createCart(draft).data();
    return CheckoutId.of(cart.id().orElseThrow());
  }
}
