package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Serves online orders (sheet section 3.3). */
record CartDesk(BlazeAccount account) {

  List<BlazeRoute> routes() {
    return List.of(
        BlazeRoute.of("GET store/cart/active", this::active),
        BlazeRoute.of("GET store/cart/history", this::history),
        BlazeRoute.of("GET store/cart/*", call -> answer(orders().cart(call.star(0)))),
        BlazeRoute.of("GET store/cart/public/*", this::byPublicKey),
        BlazeRoute.of("POST store/cart/prepare", this::prepare),
        BlazeRoute.of("POST store/cart/updateCart/*", this::update),
        BlazeRoute.of("POST store/cart/submitCart/*", this::submit),
        BlazeRoute.of("DELETE store/cart/cancelCart/*", this::cancel),
        BlazeRoute.of("POST store/cart/*/setConsumerUser/*", this::give),
        BlazeRoute.of("POST store/cart/*/payments", CartDesk::pay));
  }

  private Orders orders() {
    return account.carts();
  }

  private static EmulatorResponse answer(ObjectNode json) {
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse active(BlazeCall call) {
    ObjectNode consumer = account.consumer(call.required("cuid"));
    Optional<String> external = call.query("externalId");
    ObjectNode cart =
        account.carts.values().stream()
            .filter(known -> known.path("consumerId").asText().equals(call.required("cuid")))
            .filter(Orders::isOpen)
            .filter(
                known ->
                    external.isEmpty()
                        || external.get().equals(known.path("externalId").asText("")))
            .findFirst()
            .orElseGet(() -> orders().open(consumer));
    external.ifPresent(reference -> cart.put("externalId", reference));
    return answer(cart);
  }

  private EmulatorResponse history(BlazeCall call) {
    String cuid = call.required("cuid");
    return call.page(
        account.carts.values().stream()
            .filter(cart -> cart.path("consumerId").asText().equals(cuid))
            .filter(cart -> !Orders.isOpen(cart))
            .sorted(Comparator.comparing((ObjectNode cart) -> -cart.path("created").asLong()))
            .toList(),
        "start");
  }

  private EmulatorResponse byPublicKey(BlazeCall call) {
    return answer(
        account.carts.values().stream()
            .filter(cart -> cart.path("publicKey").asText().equals(call.star(0)))
            .findFirst()
            .orElseThrow(BlazeRefusal::notFound));
  }

  private EmulatorResponse prepare(BlazeCall call) {
    account.consumer(call.required("cuid"));
    ObjectNode cart = call.body();
    orders().price(cart);
    return answer(cart);
  }

  private EmulatorResponse update(BlazeCall call) {
    ObjectNode before = owned(call);
    if (!Orders.isOpen(before)) {
      throw BlazeRefusal.invalid("The cart was placed.");
    }
    return answer(orders().store(before, call.body()));
  }

  private EmulatorResponse submit(BlazeCall call) {
    ObjectNode before = owned(call);
    if (!Orders.isOpen(before)) {
      throw BlazeRefusal.invalid("The cart was placed.");
    }
    ObjectNode cart = orders().store(before, call.body());
    orders().place(cart);
    return answer(cart);
  }

  private ObjectNode owned(BlazeCall call) {
    ObjectNode cart = orders().cart(call.star(0));
    if (!cart.path("consumerId").asText().equals(call.required("cuid"))) {
      throw BlazeRefusal.of(403, "Forbidden", "The cart is another consumer's.");
    }
    return cart;
  }

  private EmulatorResponse cancel(BlazeCall call) {
    ObjectNode cart = orders().cart(call.star(0));
    if (!cart.path("transactionId").asText("").isEmpty()) {
      throw BlazeRefusal.invalid("The order is a transaction already.");
    }
    cart.put("cartStatus", "CanceledByConsumer");
    return answer(cart.put("canceledTime", account.now().toEpochMilli()));
  }

  private EmulatorResponse give(BlazeCall call) {
    ObjectNode cart = orders().cart(call.star(0));
    ObjectNode consumer = account.consumer(call.star(1));
    cart.put("consumerId", call.star(1)).set("memberId", consumer.path("memberId"));
    return answer(cart);
  }

  /** Payments through the API need the consent of Blaze (sheet section 7). */
  private static EmulatorResponse pay(BlazeCall call) {
    throw BlazeRefusal.of(403, "Forbidden", "The partner may not add payments.");
  }
}
