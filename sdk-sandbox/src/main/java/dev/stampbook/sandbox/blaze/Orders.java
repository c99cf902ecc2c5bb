package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Leads an online order from open cart to completed sale (sheet section 5). */
final class Orders {

  private final BlazeAccount account;
  private final CartPricing pricing;

  Orders(BlazeAccount account) {
    this.account = account;
    this.pricing = new CartPricing(account);
  }

  static boolean isOpen(ObjectNode cart) {
    return cart.path("cartStatus").asText().equals("InProgress");
  }

  ObjectNode cart(String id) {
    return Optional.ofNullable(account.carts.get(id)).orElseThrow(BlazeRefusal::notFound);
  }

  ObjectNode open(ObjectNode consumer) {
    int number = account.carts.size() + 1;
    ObjectNode cart = account.stored(BlazeIds.CART.of(number), account.now());
    cart.set("consumerId", consumer.path("id"));
    cart.set("memberId", consumer.path("memberId"));
    cart.put("cartStatus", "InProgress").put("placed", false).put("publicKey", "public-" + number);
    cart.put("pickupType", "Pickup").putNull("transactionId").putNull("externalId");
    cart.putObject("rewardErrorMap");
    cart.putObject("cart").putArray("items");
    account.carts.put(cart.path("id").asText(), cart);
    return cart;
  }

  /** Fills in everything that follows from lines and discounts. */
  void price(ObjectNode cart) {
    pricing.price(cart);
  }

  /** Replaces an open cart by what was sent. */
  ObjectNode store(ObjectNode before, ObjectNode sent) {
    String id = before.path("id").asText();
    sent.set("id", before.path("id"));
    sent.set("created", before.path("created"));
    sent.set("consumerId", before.path("consumerId"));
    sent.set("memberId", before.path("memberId"));
    sent.set("cartStatus", before.path("cartStatus"));
    sent.set("publicKey", before.path("publicKey"));
    sent.put("placed", false).put("modified", account.now().toEpochMilli());
    price(sent);
    account.carts.put(id, sent);
    return sent;
  }

  /** Returns what a cart costs now, or cost when it became a sale. */
  PricedBasket money(ObjectNode cart) {
    return sale(cart).map(ShopOrder::money).orElseGet(() -> PricedBasket.of(pricing.basket(cart)));
  }

  /** Returns the sale a cart has become. */
  Optional<ShopOrder> sale(ObjectNode cart) {
    return BlazeIds.SALE.number(cart.path("transactionId").asText("")).stream()
        .boxed()
        .flatMap(number -> account.shop().read(() -> account.shop().order(number)).stream())
        .findFirst();
  }

  void place(ObjectNode cart) {
    if (!isOpen(cart)) {
      throw BlazeRefusal.invalid("The cart was placed.");
    }
    if (cart.path("cart").path("items").isEmpty()) {
      throw BlazeRefusal.field("cart.items", "The cart is empty.");
    }
    price(cart);
    cart.put("cartStatus", "Placed").put("placed", true).put("trackingStatus", "Placed");
    cart.put("orderPlacedTime", account.now().toEpochMilli());
  }

  int accept(ObjectNode cart) {
    if (!cart.path("cartStatus").asText().equals("Placed")) {
      throw new IllegalArgumentException("Only a placed order can be accepted.");
    }
    int customer = BlazeIds.MEMBER.number(cart.path("memberId").asText("")).orElse(0);
    ShopOrder order =
        account
            .shop()
            .write(
                () -> {
                  ShopOrder made =
                      ShopOrder.builder(
                              account.shop().nextOrderId(),
                              customer,
                              pricing.basket(cart),
                              second())
                          .email(email(customer))
                          .status(OrderStatus.AWAITING_FULFILLMENT)
                          .cartId(cart.path("id").asText())
                          .build();
                  account.shop().put(made);
                  return made;
                });
    cart.put("cartStatus", "Accepted").put("accepted", true);
    cart.put("acceptedTime", account.now().toEpochMilli());
    cart.put("transactionId", BlazeIds.SALE.of(order.id()));
    return order.id();
  }

  private String email(int customer) {
    return account.shop().customer(customer).map(known -> known.email()).orElse("");
  }

  private Instant second() {
    return account.now().truncatedTo(ChronoUnit.SECONDS);
  }

  void complete(ObjectNode cart) {
    int number =
        BlazeIds.SALE
            .number(cart.path("transactionId").asText(""))
            .orElseThrow(() -> new IllegalArgumentException("The order was not accepted."));
    account
        .shop()
        .write(
            () -> {
              ShopOrder order = account.shop().order(number).orElseThrow();
              account
                  .shop()
                  .put(order.change().status(OrderStatus.COMPLETED).modified(second()).build());
              return order;
            });
    account.codeUsed(cart.path("cart").path("promoCode").asText(""));
    cart.put("cartStatus", "Completed").put("completed", true);
    cart.put("completedTime", account.now().toEpochMilli());
  }
}
