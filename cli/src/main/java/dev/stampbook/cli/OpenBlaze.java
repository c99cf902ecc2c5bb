package dev.stampbook.cli;

import dev.stampbook.Capability;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.http.Secret;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.order.OrderSource;
import dev.stampbook.pos.blaze.Blaze;
import dev.stampbook.pos.blaze.api.CartsApi;
import dev.stampbook.pos.blaze.api.ConsumerCart;
import dev.stampbook.pos.blaze.api.ConsumerCreateRequest;
import dev.stampbook.pos.blaze.api.Document;
import dev.stampbook.pos.blaze.api.Whole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A shop of Blaze that was opened. */
record OpenBlaze(Blaze shop) implements OpenCommerce {

  private static final String PRODUCT = "b1a2e000000000080000006f";

  @Override
  public OrderSource orders() {
    return shop.orders();
  }

  @Override
  public DiscountApplier discounts() {
    return shop.discounts();
  }

  @Override
  public Set<Capability> capabilities() {
    return shop.capabilities();
  }

  /** Fills the open cart of a new online account, as a storefront does. */
  @Override
  public CheckoutId fillCart() {
    String shopper = register();
    CartsApi carts = shop.api().carts();
    Whole<ConsumerCart> cart = carts.getActiveCart(shopper, Optional.empty(), Optional.empty());
    Document inside =
        cart.document()
            .object("cart")
            .with("items", List.of(Map.of("productId", PRODUCT, "quantity", 3)));
    String id = cart.value().id();
    ConsumerCart filled = carts.updateCart(id, shopper, cart.document().with("cart", inside));
    return CheckoutId.of(filled.id());
  }

  private String register() {
    String name = UUID.randomUUID().toString();
    return shop.api()
        .consumers()
        .registerConsumer(
            new ConsumerCreateRequest(
                PersonalText.of(name + "@example.com"),
                Secret.of(name),
                Optional.of(PersonalText.of("Ada")),
                Optional.of(PersonalText.of("Sample")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .id();
  }

  @Override
  public Optional<ShopHooks> hooks() {
    return Optional.empty();
  }
}
