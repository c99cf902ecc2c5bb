package dev.stampbook.examples.storefront.pages;

import dev.stampbook.examples.storefront.counter.Counter;
import dev.stampbook.examples.storefront.counter.Product;
import dev.stampbook.order.ProductId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** The catalogue and the basket. */
public final class CataloguePages {

  private final Frame frame;
  private final Counter counter;

  /** Shows what this counter sells. */
  public CataloguePages(Frame frame, Counter counter) {
    this.frame = frame;
    this.counter = counter;
  }

  /** Adds the pages. */
  public void routes(RoutesConfig routes) {
    routes.get("/", this::catalogue);
    routes.get("/basket", this::basket);
    routes.post("/basket", this::add);
    routes.post("/basket/quantity", this::change);
  }

  private void catalogue(Context page) {
    List<Map<String, Object>> products = new ArrayList<>();
    for (Product product : counter.products()) {
      products.add(
          Map.of(
              "id",
              product.id().value(),
              "name",
              product.name(),
              "price",
              Prices.shown(product.price())));
    }
    frame.show(page, "catalogue", "Catalogue", Map.of("products", products));
  }

  private void basket(Context page) {
    List<Map<String, Object>> lines = new ArrayList<>();
    frame
        .visit(page)
        .basket()
        .forEach(
            (id, quantity) -> {
              Product product = product(id);
              Money sum = product.price().multipliedBy(quantity);
              lines.add(
                  Map.of(
                      "id", id.value(),
                      "name", product.name(),
                      "price", Prices.shown(product.price()),
                      "quantity", quantity,
                      "sum", Prices.shown(sum)));
            });
    frame.show(page, "basket", "Basket", Map.of("lines", lines, "empty", lines.isEmpty()));
  }

  private void add(Context page) {
    Product product = product(Frame.id(page, "product", ProductId::of));
    frame.visit(page).add(product.id());
    frame.redirect(page, "/basket", product.name() + " is in the basket.");
  }

  private void change(Context page) {
    Product product = product(Frame.id(page, "product", ProductId::of));
    String typed = Frame.field(page, "quantity");
    if (typed.matches("[0-9]{1,2}")) {
      frame.visit(page).quantity(product.id(), Integer.parseInt(typed));
      page.redirect("/basket");
    } else {
      frame.redirect(page, "/basket", "A quantity is a whole number from 0 to 99.");
    }
  }

  private Product product(ProductId id) {
    return counter.products().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFoundResponse("There is no such product."));
  }
}
