package dev.stampbook.sandbox.bigcommerce;

import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopProduct;
import dev.stampbook.sandbox.shop.Till;
import java.util.LinkedHashMap;
import java.util.Map;

/** The checkout pages of the emulated store. */
final class BigCommerceTill implements Till {

  private final Shop shop;
  private final Checkouts checkouts;

  BigCommerceTill(Shop shop, Checkouts checkouts) {
    this.shop = shop;
    this.checkouts = checkouts;
  }

  @Override
  public String open(int customerId, Map<Integer, Integer> quantities) {
    Map<ShopProduct, Integer> products = new LinkedHashMap<>();
    quantities.forEach(
        (id, quantity) -> {
          ShopProduct product =
              shop.product(id)
                  .orElseThrow(() -> new IllegalArgumentException("There is no such product."));
          if (quantity < 1) {
            throw new IllegalArgumentException("A quantity is 1 or more.");
          }
          products.put(product, quantity);
        });
    if (products.isEmpty()) {
      throw new IllegalArgumentException("A checkout needs something to buy.");
    }
    return shop.write(() -> checkouts.open(customerId, products).id());
  }

  @Override
  public PricedBasket basket(String checkout) {
    return shop.read(() -> PricedBasket.of(cart(checkout).basket()));
  }

  @Override
  public int place(String checkout) {
    try {
      return shop.write(() -> checkouts.pay(cart(checkout)));
    } catch (Refusal usedUp) {
      throw new IllegalStateException("A code on this checkout was used up meanwhile.", usedUp);
    }
  }

  private Cart cart(String checkout) {
    return checkouts
        .cart(checkout)
        .orElseThrow(() -> new IllegalArgumentException("There is no such checkout."));
  }
}
