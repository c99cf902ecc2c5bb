package dev.stampbook.sandbox.world;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.Sandbox;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.ShopCustomer;
import dev.stampbook.sandbox.shop.ShopProduct;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Adds the shop's own pages to a sandbox's control API, so that another process can be a shopper.
 *
 * <ul>
 *   <li>{@code GET /control/products}: what is sold.
 *   <li>{@code POST /control/customers} with {@code first_name}, {@code last_name}, {@code email}, {@code phone}: registers a customer, or
 *       finds the one who has the address; answers {@code {"customer": ID}}.
 *   <li>{@code POST /control/checkouts} with {@code key}, {@code customer} and {@code products} ({@code {"111": 3}}): opens a checkout; the
 *       same key gives the same one again. Answers {@code {"checkout": ID}}.
 *   <li>{@code GET /control/checkouts?id=ID}: what it costs, line by line, and every discount on it.
 *   <li>{@code POST /control/orders} with {@code checkout}: pays and completes it; answers {@code {"order": ID}}, the same when repeated.
 * </ul>
 */
final class ShopperControl {

  private static final int MOST_CHECKOUTS = 1_000;

  private final CommerceSide commerce;
  private final CommerceSide.ShopPages pages;
  private final ProviderSide provider;
  private final Map<String, String> checkouts = new LinkedHashMap<>();

  private ShopperControl(
      CommerceSide commerce, CommerceSide.ShopPages pages, ProviderSide provider) {
    this.commerce = commerce;
    this.pages = pages;
    this.provider = provider;
  }

  /** Adds the routes where the commerce system has pages. */
  static Sandbox.Builder addTo(
      Sandbox.Builder sandbox, CommerceSide commerce, ProviderSide provider) {
    Optional<CommerceSide.ShopPages> pages = commerce.pages();
    if (pages.isEmpty()) {
      return sandbox;
    }
    ShopperControl control = new ShopperControl(commerce, pages.get(), provider);
    return sandbox
        .control("GET", "/control/products", request -> control.products())
        .control("POST", "/control/customers", control::register)
        .control("POST", "/control/checkouts", control::open)
        .control("GET", "/control/checkouts", control::bill)
        .control("POST", "/control/orders", control::place);
  }

  private EmulatorResponse products() {
    ObjectNode json = object();
    ArrayNode rows = json.putArray("products");
    for (ShopProduct product : pages.shop().products()) {
      ObjectNode row = rows.addObject().put("id", product.id()).put("name", product.name());
      row.put("price", product.price()).put("earns", product.earns());
    }
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse register(EmulatorRequest request) {
    JsonNode body = body(request);
    String email = text(body, "email");
    int number = customer(email).map(ShopCustomer::id).orElseGet(() -> registered(body, email));
    return EmulatorResponse.json(200, object().put("customer", commerce.customerId(number)));
  }

  private int registered(JsonNode body, String email) {
    String first = text(body, "first_name");
    int number = pages.floor().register(first, text(body, "last_name"), email, text(body, "phone"));
    customer(email).ifPresent(made -> provider.registered(made, commerce.customerId(made.id())));
    return number;
  }

  private Optional<ShopCustomer> customer(String email) {
    return pages.shop().read(() -> pages.shop().customerByEmail(email));
  }

  private synchronized EmulatorResponse open(EmulatorRequest request) {
    JsonNode body = body(request);
    String key = text(body, "key");
    String checkout = checkouts.get(key);
    if (checkout == null) {
      if (checkouts.size() == MOST_CHECKOUTS) {
        throw new IllegalArgumentException("A sandbox opens " + MOST_CHECKOUTS + " checkouts.");
      }
      Map<Integer, Integer> quantities = new LinkedHashMap<>();
      body.path("products")
          .fields()
          .forEachRemaining(
              line -> quantities.put(Integer.valueOf(line.getKey()), line.getValue().asInt()));
      checkout = pages.till().open(commerce.customerNumber(text(body, "customer")), quantities);
      checkouts.put(key, checkout);
    }
    return EmulatorResponse.json(200, object().put("checkout", checkout));
  }

  private EmulatorResponse bill(EmulatorRequest request) {
    String id =
        request
            .queryValue("id")
            .orElseThrow(() -> new IllegalArgumentException("The query parameter id is missing."));
    PricedBasket basket = pages.till().basket(id);
    ObjectNode json = object();
    ArrayNode lines = json.putArray("lines");
    Map<String, BigDecimal> discounts = new LinkedHashMap<>();
    for (PricedBasket.Line line : basket.lines()) {
      ObjectNode row = lines.addObject().put("name", line.item().product().name());
      row.put("quantity", line.item().quantity()).put("sum", line.gross().exTax());
      for (PricedBasket.Applied applied : line.applied()) {
        discounts.merge(applied.discount().name(), applied.amount(), BigDecimal::add);
      }
    }
    ArrayNode off = json.putArray("discounts");
    discounts.forEach((name, amount) -> off.addObject().put("name", name).put("amount", amount));
    json.put("tax", basket.total().tax()).put("total", basket.total().incTax());
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse place(EmulatorRequest request) {
    int number = pages.till().place(text(body(request), "checkout"));
    return EmulatorResponse.json(200, object().put("order", commerce.orderId(number)));
  }

  private static JsonNode body(EmulatorRequest request) {
    try {
      return SandboxJson.MAPPER.readTree(request.body());
    } catch (IOException e) {
      throw new IllegalArgumentException("The body is no JSON.", e);
    }
  }

  private static String text(JsonNode body, String field) {
    String text = body.path(field).asText();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The field " + field + " is missing.");
    }
    return text;
  }
}
