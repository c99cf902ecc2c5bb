package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCurrency;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopEvent;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.ShopProduct;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Answers carts and checkouts (section 3.8). One coupon per checkout; {@code version}, when sent,
 * must be the present one.
 */
final class Checkouts {

  private final Shop shop;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Hooks hooks;
  private final List<Offer.Source> offers;
  private final Consumer<String> usedCodes;
  private final Map<String, Cart> carts = new HashMap<>();

  Checkouts(
      Shop shop,
      InstantSource clock,
      RandomGenerator random,
      Hooks hooks,
      List<Offer.Source> offers,
      Consumer<String> usedCodes) {
    this.shop = shop;
    this.clock = clock;
    this.random = random;
    this.hooks = hooks;
    this.offers = offers;
    this.usedCodes = usedCodes;
  }

  void routes(Routes routes) {
    routes.add("POST /v3/carts", Scope.CARTS, this::create);
    routes.add("GET /v3/carts/{id}", Scope.CARTS, c -> Pages.one(200, CartJson.cart(cart(c))));
    routes.add("PUT /v3/carts/{id}", Scope.CARTS, this::assign);
    routes.add("DELETE /v3/carts/{id}", Scope.CARTS, this::delete);
    routes.add("POST /v3/carts/{id}/redirect_urls", Scope.CARTS, this::redirect);
    routes.add("GET /v3/checkouts/{id}", Scope.CHECKOUTS, call -> answer(checkout(call)));
    routes.add("POST /v3/checkouts/{id}/coupons", Scope.CHECKOUTS, this::applyCoupon);
    routes.add("DELETE /v3/checkouts/{id}/coupons/{code}", Scope.CHECKOUTS, this::removeCoupon);
    routes.add("POST /v3/checkouts/{id}/discounts", Scope.CHECKOUTS, this::discount);
    routes.add("POST /v3/checkouts/{id}/orders", Scope.CHECKOUTS, this::convert);
  }

  private EmulatorResponse create(Call call) {
    JsonNode body = call.body();
    String code = body.path("currency").path("code").asText("USD");
    ShopCurrency currency =
        List.of(ShopCurrency.USD, ShopCurrency.EUR, ShopCurrency.JPY).stream()
            .filter(known -> known.code().equals(code))
            .findFirst()
            .orElseThrow(() -> Refusal.v3(422, "The currency is not enabled."));
    int customerId = body.path("customer_id").asInt(0);
    Cart cart = new Cart(uuid(), customerId, currency, clock.instant());
    for (JsonNode row : body.path("line_items")) {
      ShopProduct product =
          shop.product(row.path("product_id").asInt())
              .orElseThrow(() -> Refusal.v3(404, "The product was not found."));
      int quantity = row.path("quantity").asInt(0);
      if (quantity < 1) {
        throw Refusal.v3(422, "The quantity is not valid.", "quantity", "must be positive");
      }
      BigDecimal listed = product.price().multiply(currency.perStoreUnit());
      BigDecimal price = row.has("list_price") ? row.path("list_price").decimalValue() : listed;
      cart.add(
          uuid(),
          new Basket.Item(
              shop.nextId(), product, quantity, currency.round(price), List.of(), currency.zero()));
    }
    if (cart.lines().isEmpty()) {
      throw Refusal.v3(422, "A cart needs line items.", "line_items", "must not be empty");
    }
    carts.put(cart.id(), cart);
    return Pages.one(201, CartJson.cart(cart));
  }

  private EmulatorResponse assign(Call call) {
    Cart cart = cart(call);
    cart.assign(call.body().path("customer_id").asInt(0), clock.instant());
    return Pages.one(201, CartJson.cart(cart));
  }

  private EmulatorResponse delete(Call call) {
    carts.remove(cart(call).id());
    return EmulatorResponse.empty(204);
  }

  private EmulatorResponse redirect(Call call) {
    String base = "https://shop.example.com/cart.php?action=load&id=" + cart(call).id();
    ObjectNode urls = object().put("cart_url", base).put("checkout_url", base + "&checkout=1");
    return Pages.one(201, urls.put("embedded_checkout_url", base + "&embedded=1"));
  }

  private EmulatorResponse applyCoupon(Call call) {
    Cart cart = checkout(call);
    requireVersion(cart, call.body());
    String code = call.body().path("coupon_code").asText();
    Optional<Offer> applied = cart.coupon();
    if (applied.filter(offer -> offer.code().equalsIgnoreCase(code)).isPresent()) {
      return answer(cart);
    } else if (applied.isPresent()) {
      throw Refusal.coupon("ineligibile", "Only one coupon code can be used per order.");
    }
    Offer offer = find(cart, code);
    cart.coupon(Optional.of(offer), clock.instant());
    ObjectNode data = object().put("type", "cart").put("id", cart.id());
    hooks.send("store/cart/couponApplied", data.put("couponId", offer.couponId()), clock.instant());
    return answer(cart);
  }

  private Offer find(Cart cart, String code) {
    Offer.Checkout checkout =
        new Offer.Checkout(
            cart.customerId(), cart.currency().code(), CartJson.goods(cart), clock.instant());
    for (Offer.Source source : offers) {
      Optional<Offer> offer = source.find(code, checkout);
      if (offer.isPresent()) {
        return offer.get();
      }
    }
    throw Refusal.coupon("invalid", "The coupon code could not be found.");
  }

  private EmulatorResponse removeCoupon(Call call) {
    Cart cart = checkout(call);
    String code = call.variable("code");
    if (cart.coupon().filter(offer -> offer.code().equalsIgnoreCase(code)).isEmpty()) {
      throw Refusal.inErrors(404, "The coupon is not on this checkout.");
    }
    cart.coupon(Optional.empty(), clock.instant());
    return answer(cart);
  }

  /** Replaces all discounts; a line with a coupon on it takes no manual discount (12.16). */
  private EmulatorResponse discount(Call call) {
    Cart cart = checkout(call);
    JsonNode body = call.body();
    requireVersion(cart, body);
    BigDecimal onCart = BigDecimal.ZERO;
    for (JsonNode row : body.path("cart").path("discounts")) {
      onCart = onCart.add(amount(cart, row));
    }
    Map<String, BigDecimal> onLines = new HashMap<>();
    for (JsonNode row : body.path("cart").path("line_items")) {
      onLines.put(row.path("id").asText(), amount(cart, row));
    }
    if (!cart.lines().keySet().containsAll(onLines.keySet())) {
      throw Refusal.inErrors(404, "The line item is not on this checkout.");
    } else if (!onLines.isEmpty() && cart.coupon().isPresent()) {
      throw Refusal.v3(422, "A line with a coupon takes no manual discount.");
    }
    cart.discount(onCart, onLines, clock.instant());
    return answer(cart);
  }

  private static BigDecimal amount(Cart cart, JsonNode row) {
    JsonNode amount = row.path("discounted_amount");
    if (!amount.isNumber() || amount.decimalValue().signum() < 0) {
      throw Refusal.v3(422, "The discount is not valid.", "discounted_amount", "must be a number");
    }
    return cart.currency().round(amount.decimalValue());
  }

  /** Makes an Incomplete order; each call makes another one, the coupon is counted once. */
  private EmulatorResponse convert(Call call) {
    return Pages.one(200, object().put("id", convert(checkout(call), OrderStatus.INCOMPLETE)));
  }

  private int convert(Cart cart, OrderStatus status) {
    if (cart.coupon().isPresent() && cart.lastOrderId() == 0) {
      // Another checkout may have used the code up in the meantime.
      find(cart, cart.coupon().get().code());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ShopOrder order =
        ShopOrder.builder(shop.nextOrderId(), cart.customerId(), cart.basket(), now)
            .email(shop.customer(cart.customerId()).map(ShopCustomer::email).orElse(""))
            .status(status)
            .cartId(cart.id())
            .build();
    shop.put(order);
    cart.converted(order.id(), now)
        .ifPresent(
            offer -> {
              offer.use().accept(cart.customerId());
              usedCodes.accept(offer.code());
            });
    ObjectNode data = object().put("type", "cart").put("id", cart.id());
    hooks.send("store/cart/converted", data.put("orderId", order.id()), now);
    hooks.happened(new ShopEvent.OrderCreated(order.id(), now));
    return order.id();
  }

  /** Opens a cart as a shopper does at the shop itself. */
  Cart open(int customerId, Map<ShopProduct, Integer> quantities) {
    Cart cart = new Cart(uuid(), customerId, ShopCurrency.USD, clock.instant());
    quantities.forEach(
        (product, quantity) ->
            cart.add(
                uuid(),
                new Basket.Item(
                    shop.nextId(),
                    product,
                    quantity,
                    product.price(),
                    List.of(),
                    ShopCurrency.USD.zero())));
    carts.put(cart.id(), cart);
    return cart;
  }

  /** Completes a cart's order as a paying shopper does; repeating it gives the same order. */
  int pay(Cart cart) {
    return cart.lastOrderId() == 0 ? convert(cart, OrderStatus.COMPLETED) : cart.lastOrderId();
  }

  Optional<Cart> cart(String id) {
    return Optional.ofNullable(carts.get(id));
  }

  private static void requireVersion(Cart cart, JsonNode body) {
    JsonNode version =
        body.has("version") ? body.path("version") : body.path("cart").path("version");
    if (version.isNumber() && version.asInt() != cart.version()) {
      throw Refusal.v3(409, "The cart was changed in the meantime.");
    }
  }

  private EmulatorResponse answer(Cart cart) {
    return Pages.one(200, CartJson.checkout(cart));
  }

  private Cart cart(Call call) {
    return Optional.ofNullable(carts.get(call.variable("id"))).orElseThrow(call::notFound);
  }

  private Cart checkout(Call call) {
    return Optional.ofNullable(carts.get(call.variable("id")))
        .orElseThrow(() -> Refusal.inErrors(404, "The checkout was not found."));
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
