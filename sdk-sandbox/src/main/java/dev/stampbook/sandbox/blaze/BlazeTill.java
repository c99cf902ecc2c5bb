package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.Till;
import java.util.Map;

/** A storefront of the shop: its checkouts are carts; staff accepts and completes what is placed at once. */
final class BlazeTill implements Till {

  private final BlazeAccount account;

  BlazeTill(BlazeAccount account) {
    this.account = account;
  }

  @Override
  public String open(int customerId, Map<Integer, Integer> quantities) {
    if (quantities.isEmpty()) {
      throw new IllegalArgumentException("A checkout needs something to buy.");
    }
    synchronized (account) {
      ObjectNode cart = account.carts().open(consumer(BlazeAccount.memberId(customerId)));
      ObjectNode inside = SandboxJson.object();
      ArrayNode items = inside.putArray("items");
      quantities.forEach(
          (product, quantity) ->
              items
                  .addObject()
                  .put("productId", BlazeIds.PRODUCT.of(product))
                  .put("quantity", quantity));
      cart.set("cart", inside);
      try {
        account.carts().price(cart);
      } catch (BlazeRefusal refused) {
        throw new IllegalArgumentException("There is no such product.", refused);
      }
      return cart.path("id").asText();
    }
  }

  private ObjectNode consumer(String member) {
    return account.consumers.values().stream()
        .filter(known -> known.path("memberId").asText("").equals(member))
        .findFirst()
        .orElseGet(() -> account.consumer(account.addConsumer(member)));
  }

  @Override
  public PricedBasket basket(String checkout) {
    synchronized (account) {
      return account.carts().money(cart(checkout));
    }
  }

  @Override
  public int place(String checkout) {
    synchronized (account) {
      ObjectNode cart = cart(checkout);
      return account.carts().sale(cart).map(ShopOrder::id).orElseGet(() -> sold(cart));
    }
  }

  /** A cart that was placed by call already is only accepted and completed. */
  private int sold(ObjectNode cart) {
    if (Orders.isOpen(cart)) {
      account.carts().price(cart);
      if (!cart.path("rewardErrorMap").isEmpty()) {
        throw new IllegalStateException("A code on this cart was used up meanwhile.");
      }
      account.carts().place(cart);
    }
    int order = account.carts().accept(cart);
    account.carts().complete(cart);
    return order;
  }

  private ObjectNode cart(String checkout) {
    ObjectNode cart = account.carts.get(checkout);
    if (cart == null) {
      throw new IllegalArgumentException("There is no such checkout.");
    }
    return cart;
  }
}
