package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.array;
import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.shop.Basket;
import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.PricedBasket;
import java.math.BigDecimal;
import java.util.List;

/** Writes carts and checkouts (section 3.8); money is a number. */
final class CartJson {

  private CartJson() {}

  /** Returns the goods before discounts. */
  static BigDecimal goods(Cart cart) {
    return PricedBasket.of(cart.basket()).subtotal().exTax();
  }

  static ObjectNode cart(Cart cart) {
    PricedBasket money = PricedBasket.of(cart.basket());
    ObjectNode json = object().put("id", cart.id()).put("customer_id", cart.customerId());
    json.put("email", "").put("channel_id", 1).put("tax_included", false);
    json.putObject("currency").put("code", cart.currency().code());
    json.put("base_amount", money.subtotal().exTax());
    json.put("discount_amount", money.discountAmount());
    json.put("manual_discount_amount", cart.manualDiscount());
    json.put("cart_amount_inc_tax", money.total().incTax());
    json.put("cart_amount_ex_tax", money.total().exTax());
    json.set("coupons", coupons(cart, money));
    ArrayNode discounts = json.putArray("discounts");
    if (money.discountAmount().signum() > 0) {
      discounts.addObject().put("id", Cart.MANUAL).put("discounted_amount", money.discountAmount());
    }
    json.set("line_items", lines(cart, money));
    json.put("created_time", WireTime.iso(cart.created()));
    json.put("updated_time", WireTime.iso(cart.updated())).put("locale", "en");
    return json.put("version", cart.version());
  }

  static ObjectNode checkout(Cart cart) {
    PricedBasket money = PricedBasket.of(cart.basket());
    ObjectNode json = object().put("id", cart.id());
    json.set("cart", cart(cart));
    json.putArray("consignments");
    json.putArray("fees");
    ArrayNode taxes = json.putArray("taxes");
    taxes.addObject().put("name", "Tax").put("amount", money.total().tax());
    json.set("coupons", coupons(cart, money));
    if (cart.lastOrderId() == 0) {
      json.putNull("order_id");
    } else {
      json.put("order_id", Integer.toString(cart.lastOrderId()));
    }
    json.put("shipping_cost_total_inc_tax", 0).put("shipping_cost_total_ex_tax", 0);
    json.put("handling_cost_total_inc_tax", 0).put("handling_cost_total_ex_tax", 0);
    json.put("tax_total", money.total().tax());
    json.put("subtotal_inc_tax", money.total().incTax());
    json.put("subtotal_ex_tax", money.total().exTax());
    json.put("grand_total", money.total().incTax());
    json.put("created_time", WireTime.iso(cart.created()));
    json.put("updated_time", WireTime.iso(cart.updated())).put("customer_message", "");
    return json.put("version", cart.version());
  }

  private static ArrayNode coupons(Cart cart, PricedBasket money) {
    ArrayNode coupons = array();
    cart.coupon()
        .ifPresent(
            offer ->
                coupons
                    .addObject()
                    .put("id", offer.couponId())
                    .put("code", offer.code())
                    .put("coupon_type", offer.gives().wireName())
                    .put("display_name", offer.name())
                    .put("discounted_amount", money.couponDiscount()));
    return coupons;
  }

  private static ObjectNode lines(Cart cart, PricedBasket money) {
    ObjectNode json = object();
    ArrayNode physical = json.putArray("physical_items");
    ArrayNode digital = json.putArray("digital_items");
    ArrayNode certificates = json.putArray("gift_certificates");
    json.putArray("custom_items");
    List<String> ids = List.copyOf(cart.lines().keySet());
    for (int i = 0; i < ids.size(); i++) {
      PricedBasket.Line line = money.lines().get(i);
      ObjectNode row = line(ids.get(i), line);
      switch (line.item().product().kind()) {
        case PHYSICAL -> physical.add(row.put("is_require_shipping", true));
        case DIGITAL -> digital.add(row.put("is_require_shipping", false));
        case GIFT_CERTIFICATE -> {
          row.put("theme", "General").put("amount", line.item().unitPrice());
          row.putObject("sender").put("name", "").put("email", "sender@example.com");
          row.putObject("recipient").put("name", "").put("email", "recipient@example.com");
          certificates.add(row);
        }
      }
    }
    return json;
  }

  private static ObjectNode line(String id, PricedBasket.Line line) {
    Basket.Item item = line.item();
    ObjectNode json = object().put("id", id).putNull("parent_id");
    json.put("variant_id", item.product().variantId()).put("product_id", item.product().id());
    json.put("sku", item.product().sku()).put("name", item.product().name());
    json.put("quantity", item.quantity()).put("is_taxable", item.product().earns());
    ArrayNode discounts = json.putArray("discounts");
    BigDecimal manual = BigDecimal.ZERO;
    BigDecimal coupon = BigDecimal.ZERO;
    for (PricedBasket.Applied applied : line.applied()) {
      boolean byCoupon = applied.discount().kind() == Discount.Kind.COUPON;
      discounts
          .addObject()
          .put("id", byCoupon ? "coupon" : Cart.MANUAL)
          .put("discounted_amount", applied.amount());
      coupon = byCoupon ? coupon.add(applied.amount()) : coupon;
      manual = byCoupon ? manual : manual.add(applied.amount());
    }
    json.put("discount_amount", manual).put("coupon_amount", coupon);
    json.put("original_price", item.unitPrice()).put("list_price", item.unitPrice());
    json.put("sale_price", item.unitPrice()).put("extended_list_price", line.gross().exTax());
    json.put("extended_sale_price", line.gross().exTax()).put("is_mutable", true);
    return json.put("added_by_promotion", false);
  }
}
