package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.blaze.BlazeSettings.Trait;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.ShopCurrency;
import dev.stampbook.sandbox.shop.ShopProduct;
import dev.stampbook.sandbox.shop.Taxation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prices a consumer cart with the shop's own arithmetic (sheet section 3.3). Only whole units are sold. */
final class CartPricing {

  private static final ShopCurrency USD = ShopCurrency.USD;

  private final BlazeAccount account;

  CartPricing(BlazeAccount account) {
    this.account = account;
  }

  void price(ObjectNode cart) {
    ObjectNode inside = inside(cart);
    Basket basket = basket(cart);
    PricedBasket money = PricedBasket.of(basket);
    ObjectNode errors = SandboxJson.object();
    String code = inside.path("promoCode").asText("");
    if (!code.isEmpty() && promotion(code).isEmpty()) {
      errors.put(code, "The promotion code is not known.");
    }
    cart.set("rewardErrorMap", errors);
    CartJson.fill(inside, money);
    BigDecimal afterTax = decimal(inside, "afterTaxDiscount").min(money.total().incTax());
    inside.put("appliedAfterTaxDiscount", afterTax);
    inside.put("total", money.total().incTax().subtract(afterTax));
  }

  private static ObjectNode inside(ObjectNode cart) {
    if (cart.path("cart") instanceof ObjectNode inside) {
      return inside;
    }
    return cart.putObject("cart");
  }

  /** Returns the content of a cart as the shop keeps it. */
  Basket basket(ObjectNode cart) {
    JsonNode inside = cart.path("cart");
    List<Basket.Item> items = new ArrayList<>();
    BigDecimal goods = BigDecimal.ZERO;
    for (JsonNode line : inside.path("items")) {
      Basket.Item item = item((ObjectNode) line);
      items.add(item);
      goods = goods.add(item.unitPrice().multiply(BigDecimal.valueOf(item.quantity())));
      for (Discount own : item.discounts()) {
        goods = goods.subtract(own.amount());
      }
    }
    List<Discount> discounts = new ArrayList<>();
    BigDecimal onCart = off(inside, goods);
    if (onCart.signum() > 0 && !account.settings().is(Trait.CART_DISCOUNT_IGNORED)) {
      discounts.add(
          new Discount(
              Discount.Kind.MANUAL, inside.path("cartDiscountNotes").asText(""), "", 0, onCart));
    }
    BigDecimal left = goods.subtract(onCart.min(goods));
    promotion(inside.path("promoCode").asText(""))
        .ifPresent(
            known ->
                discounts.add(
                    new Discount(
                        Discount.Kind.COUPON,
                        known.path("name").asText(),
                        known.path("promocode").asText(),
                        1,
                        codeOff(known, left))));
    return new Basket(
        USD,
        Taxation.EXCLUSIVE,
        account.settings().taxRate(),
        items,
        discounts,
        USD.zero(),
        USD.zero(),
        USD.zero(),
        List.of());
  }

  private Optional<ObjectNode> promotion(String code) {
    return account.promotions.values().stream()
        .filter(known -> known.path("active").asBoolean())
        .filter(known -> !code.isEmpty() && BlazeAccount.same(known.path("promocode"), code))
        .findFirst();
  }

  private static BigDecimal codeOff(JsonNode promotion, BigDecimal goods) {
    BigDecimal off = decimal(promotion, "discountAmt");
    return promotion.path("discountType").asText().equals("Percentage")
        ? USD.round(goods.multiply(off).movePointLeft(2))
        : off;
  }

  /** A line keeps its number; new lines get one. */
  private Basket.Item item(ObjectNode line) {
    ShopProduct product =
        BlazeIds.PRODUCT.number(line.path("productId").asText("")).stream()
            .boxed()
            .flatMap(number -> account.shop().product(number).stream())
            .findFirst()
            .orElseThrow(
                () -> BlazeRefusal.field("cart.items.productId", "The product is unknown."));
    BigDecimal quantity = decimal(line, "quantity");
    if (quantity.signum() <= 0 || quantity.stripTrailingZeros().scale() > 0) {
      throw BlazeRefusal.field("cart.items.quantity", "The quantity is not a whole number.");
    }
    if (!line.has("orderItemId")) {
      line.put("orderItemId", BlazeIds.ITEM.of(account.shop().nextId()));
    }
    int id =
        BlazeIds.ITEM
            .number(line.path("orderItemId").asText())
            .orElseThrow(() -> BlazeRefusal.field("cart.items.orderItemId", "Unknown line."));
    BigDecimal override = decimal(line, "overridePrice");
    BigDecimal unit =
        (override.signum() > 0 ? override : product.price()).setScale(2, RoundingMode.HALF_UP);
    line.put("unitPrice", unit);
    BigDecimal own = off(line, unit.multiply(quantity));
    List<Discount> discounts =
        own.signum() > 0
            ? List.of(
                new Discount(
                    Discount.Kind.MANUAL, line.path("discountNotes").asText(""), "", 0, own))
            : List.of();
    return new Basket.Item(id, product, quantity.intValueExact(), unit, discounts, USD.zero());
  }

  /** Returns what the discount entered on a line or cart takes off. */
  private static BigDecimal off(JsonNode entered, BigDecimal price) {
    BigDecimal discount = decimal(entered, "discount");
    if (discount.signum() < 0) {
      throw BlazeRefusal.field("discount", "A discount is not negative.");
    }
    BigDecimal off =
        switch (entered.path("discountType").asText("Cash")) {
          case "Percentage" -> price.multiply(discount).movePointLeft(2);
          case "FinalPrice" -> discount.signum() == 0 ? BigDecimal.ZERO : price.subtract(discount);
          default -> discount;
        };
    return USD.round(off.max(BigDecimal.ZERO).min(price));
  }

  static BigDecimal decimal(JsonNode json, String field) {
    return json.path(field).isNumber() ? json.path(field).decimalValue() : BigDecimal.ZERO;
  }
}
