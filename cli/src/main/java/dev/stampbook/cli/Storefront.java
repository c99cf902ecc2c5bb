package dev.stampbook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.CustomerId;
import dev.stampbook.order.OrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The shop's own pages in the sandbox: what it does without a loyalty program. Repeating any of it changes nothing. */
final class Storefront {

  private final SandboxClient sandbox;
  private final ObjectMapper json = new ObjectMapper();

  Storefront(SandboxClient sandbox) {
    this.sandbox = sandbox;
  }

  /** Registers a customer; returns the id at the commerce system. */
  CustomerId register(Shopper shopper) {
    ObjectNode form = json.createObjectNode();
    form.put("first_name", shopper.name().first()).put("last_name", shopper.name().last());
    form.put("email", shopper.email().value()).put("phone", shopper.phone().value());
    return CustomerId.of(sandbox.post("/customers", form).path("customer").asText());
  }

  /** What is sold, and at what price without tax. */
  record Product(String id, String name, BigDecimal price) {}

  /** Returns the dearest product, so that a few units make an order worth points. */
  Product dearest() {
    List<Product> products = new ArrayList<>();
    for (JsonNode row : sandbox.get("/products").path("products")) {
      if (row.path("earns").asBoolean()) {
        products.add(
            new Product(
                row.path("id").asText(),
                row.path("name").asText(),
                new BigDecimal(row.path("price").asText())));
      }
    }
    return products.stream()
        .max(Comparator.comparing(Product::price).thenComparing(Product::id))
        .orElseThrow(() -> new CliException("the sandbox's shop sells nothing"));
  }

  /** Opens a checkout with some units of a product; the same key is the same checkout. */
  CheckoutId open(String key, CustomerId customer, Product product, int units) {
    ObjectNode basket = json.createObjectNode().put("key", key);
    basket.put("customer", customer.value());
    basket.putObject("products").put(product.id(), units);
    return CheckoutId.of(sandbox.post("/checkouts", basket).path("checkout").asText());
  }

  /** Returns what is taken off a checkout in all. */
  BigDecimal discountOn(CheckoutId checkout) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode row : sandbox.get("/checkouts?id=" + checkout.value()).path("discounts")) {
      sum = sum.add(new BigDecimal(row.path("amount").asText()));
    }
    return sum;
  }

  /** Pays a checkout and completes its order. */
  OrderId complete(CheckoutId checkout) {
    return OrderId.of(
        sandbox
            .post("/orders", json.createObjectNode().put("checkout", checkout.value()))
            .path("order")
            .asText());
  }
}
