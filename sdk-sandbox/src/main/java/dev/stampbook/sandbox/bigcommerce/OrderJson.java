package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.Cost;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.PricedBasket.Line;
import dev.stampbook.sandbox.shop.PricedBasket.Target;
import dev.stampbook.sandbox.shop.ShopCurrency;
import dev.stampbook.sandbox.shop.ShopOrder;
import dev.stampbook.sandbox.shop.ShopProduct;
import dev.stampbook.sandbox.shop.Taxation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes orders as V2 does (sections 3.1 and 4): money as text with four decimals, RFC 2822. */
final class OrderJson {

  private final String storeUrl;

  OrderJson(String storeHash) {
    this.storeUrl = "https://api.bigcommerce.com/stores/" + storeHash + "/v2";
  }

  /** Writes money the way V2 does. */
  static String money(BigDecimal amount) {
    return amount.setScale(4, RoundingMode.HALF_UP).toPlainString();
  }

  private static String rate(BigDecimal rate) {
    return rate.setScale(10, RoundingMode.HALF_UP).toPlainString();
  }

  /**
   * Writes an order.
   *
   * @param include the values of {@code include} that the request may use
   */
  JsonNode order(ShopOrder order, Set<String> include) {
    PricedBasket money = order.money();
    OrderStatus status = order.status();
    ObjectNode json = object();
    json.put("id", order.id()).put("customer_id", order.customerId());
    json.put("date_created", WireTime.rfc2822(order.created()));
    json.put("date_modified", WireTime.rfc2822(order.modified()));
    boolean shipped = status == OrderStatus.SHIPPED || status == OrderStatus.COMPLETED;
    json.put("date_shipped", shipped ? WireTime.rfc2822(order.modified()) : "");
    order.cartId().ifPresentOrElse(id -> json.put("cart_id", id), () -> json.putNull("cart_id"));
    json.put("status_id", status.id()).put("status", status.label());
    json.put("custom_status", status.label());
    json.put("subtotal_ex_tax", money(money.subtotal().exTax()));
    json.put("subtotal_inc_tax", money(money.subtotal().incTax()));
    json.put("subtotal_tax", money(money.subtotalTax()));
    boolean inclusive = order.basket().taxation() == Taxation.INCLUSIVE;
    charge(json, "shipping", entered(money.shippingList(), inclusive), money.shipping(), 2);
    charge(json, "handling", entered(money.handling(), inclusive), money.handling(), 2);
    charge(json, "wrapping", entered(money.wrapping(), inclusive), money.wrapping(), 3);
    json.put("total_ex_tax", money(money.total().exTax()));
    json.put("total_inc_tax", money(money.total().incTax()));
    json.put("total_tax", money(money.total().tax()));
    json.put("is_tax_inclusive_pricing", inclusive);
    int items = money.lines().stream().mapToInt(line -> line.item().quantity()).sum();
    json.put("items_total", items).put("items_shipped", shipped ? items : 0);
    json.put("payment_method", "Credit Card").put("payment_provider_id", "pi_" + order.id());
    json.put("payment_status", paymentStatus(order)).put("refunded_amount", "0.0000");
    json.put(
        "order_is_digital",
        money.lines().stream()
            .allMatch(line -> line.item().product().kind() == ShopProduct.Kind.DIGITAL));
    json.put("store_credit_amount", money(order.storeCredit()));
    json.put("gift_certificate_amount", money(order.giftCertificate()));
    json.put("ip_address", "203.0.113.7").put("ip_address_v6", "");
    json.put("geoip_country", "United States").put("geoip_country_iso2", "US");
    currencies(json, order);
    json.putNull("staff_notes").put("customer_message", "");
    json.put("discount_amount", money(money.discountAmount()));
    json.put("coupon_discount", money(money.couponDiscount()));
    json.put("shipping_address_count", 1);
    json.put("is_deleted", order.shelf() == ShopOrder.Shelf.ARCHIVED).put("ebay_order_id", "0");
    ObjectNode address = address(order);
    address.putArray("form_fields");
    json.set("billing_address", address);
    json.put("is_email_opt_in", false).putNull("credit_card_type");
    boolean migrated = order.origin() == ShopOrder.Origin.MIGRATED;
    json.put("order_source", migrated ? "external" : "www").put("channel_id", 1);
    if (migrated) {
      json.put("external_source", "M-MIG");
    } else {
      json.putNull("external_source");
    }
    json.putNull("external_id").putNull("external_merchant_id").put("external_order_id", "");
    json.put("tax_provider_id", "BasicTaxProvider").put("customer_locale", "en");
    json.set("products", link(order, "products"));
    json.set("shipping_addresses", link(order, "shippingaddresses"));
    json.set("coupons", link(order, "coupons"));
    json.set("fees", include.contains("fees") ? fees(order) : link(order, "fees"));
    boolean lines = include.contains("consignments.line_items");
    json.set(
        "consignments",
        lines || include.contains("consignments")
            ? consignments(order, lines)
            : link(order, "consignments"));
    return json;
  }

  private static void currencies(ObjectNode json, ShopOrder order) {
    ShopCurrency shown = order.displayCurrency();
    ShopCurrency paid = order.currency();
    json.put("currency_id", shown.id()).put("currency_code", shown.code());
    json.put("currency_exchange_rate", rate(shown.perStoreUnit()));
    json.put("default_currency_id", paid.id()).put("default_currency_code", paid.code());
    json.put("store_default_currency_code", ShopCurrency.USD.code());
    json.put("store_default_to_transactional_exchange_rate", rate(paid.perStoreUnit()));
  }

  private static String paymentStatus(ShopOrder order) {
    if (order.status() == OrderStatus.DECLINED) {
      return "declined";
    } else if (!order.status().isPaid()) {
      return order.status() == OrderStatus.INCOMPLETE ? "" : "pending";
    }
    BigDecimal refunded = order.refundedTotal();
    if (refunded.signum() == 0) {
      return "captured";
    }
    boolean all = refunded.compareTo(order.money().total().incTax()) >= 0;
    return all ? "refunded" : "partially refunded";
  }

  private static BigDecimal entered(Cost cost, boolean inclusive) {
    return inclusive ? cost.incTax() : cost.exTax();
  }

  private static void charge(
      ObjectNode json, String name, BigDecimal base, Cost cost, int taxClass) {
    json.put("base_" + name + "_cost", money(base));
    json.put(name + "_cost_ex_tax", money(cost.exTax()));
    json.put(name + "_cost_inc_tax", money(cost.incTax()));
    json.put(name + "_cost_tax", money(cost.tax())).put(name + "_cost_tax_class_id", taxClass);
  }

  private static ObjectNode address(ShopOrder order) {
    ObjectNode json = object();
    json.put("first_name", "Test").put("last_name", "Member").put("company", "");
    json.put("street_1", "1 Example Way").put("street_2", "").put("city", "Austin");
    json.put("state", "Texas").put("zip", "78701").put("country", "United States");
    return json.put("country_iso2", "US").put("phone", "").put("email", order.email());
  }

  private JsonNode link(ShopOrder order, String resource) {
    String path = "/orders/" + order.id() + "/" + resource;
    return object().put("url", storeUrl + path).put("resource", path);
  }

  /** Writes one line of an order. */
  static ObjectNode line(ShopOrder order, Line line) {
    ShopProduct product = line.item().product();
    boolean physical = product.kind() == ShopProduct.Kind.PHYSICAL;
    boolean inclusive = order.basket().taxation() == Taxation.INCLUSIVE;
    int refunded = order.refundedQuantity(line.item().lineId());
    ObjectNode json = object();
    json.put("id", line.item().lineId()).put("order_id", order.id());
    json.put("product_id", product.id()).put("variant_id", product.variantId());
    json.put("order_pickup_method_id", 0);
    json.put("order_address_id", physical ? order.addressId() : 0);
    json.put("name", product.name()).put("name_customer", product.name());
    json.put("name_merchant", product.name()).put("sku", product.sku()).put("upc", "");
    json.put("brand", "").put("type", product.kind().wireName());
    json.put("base_price", money(entered(line.unit(), inclusive)));
    json.put("price_ex_tax", money(line.unit().exTax()));
    json.put("price_inc_tax", money(line.unit().incTax()));
    json.put("price_tax", money(line.unit().tax()));
    json.put("base_total", money(entered(line.gross(), inclusive)));
    json.put("total_ex_tax", money(line.gross().exTax()));
    json.put("total_inc_tax", money(line.gross().incTax()));
    json.put("total_tax", money(line.net().tax()));
    json.put("quantity", line.item().quantity());
    json.put("is_refunded", refunded == line.item().quantity());
    json.put("quantity_refunded", refunded).put("refund_amount", "0.0000");
    boolean shipped =
        order.status() == OrderStatus.SHIPPED || order.status() == OrderStatus.COMPLETED;
    json.put("quantity_shipped", shipped && physical ? line.item().quantity() : 0);
    json.put("base_wrapping_cost", money(entered(line.wrapping(), inclusive)));
    json.put("wrapping_cost_ex_tax", money(line.wrapping().exTax()));
    json.put("wrapping_cost_inc_tax", money(line.wrapping().incTax()));
    json.put("wrapping_cost_tax", money(line.wrapping().tax()));
    json.putNull("parent_order_product_id").putNull("external_id");
    if (product.earns()) {
      json.putNull("gift_certificate_id");
    } else {
      json.put("gift_certificate_id", line.item().lineId() + 1);
    }
    json.put("discounted_total_inc_tax", money(line.net().incTax()));
    json.putArray("product_options");
    json.putArray("configurable_fields");
    var discounts = json.putArray("applied_discounts");
    line.applied().forEach(applied -> discounts.add(discount(applied)));
    return json;
  }

  private static ObjectNode discount(PricedBasket.Applied applied) {
    ObjectNode json = object();
    json.put(
        "id",
        switch (applied.discount().kind()) {
          case COUPON -> "coupon";
          case MANUAL -> "manual-discount";
          case AUTOMATIC -> "total-discount";
        });
    json.put("amount", money(applied.amount())).put("name", applied.discount().name());
    if (applied.discount().kind() == Discount.Kind.COUPON) {
      json.put("code", applied.discount().code());
    } else {
      json.putNull("code");
    }
    return json.put("target", applied.target() == Target.ORDER ? "order" : "product");
  }

  /** Writes the fees; amounts are text here and the list is bare. */
  static JsonNode fees(ShopOrder order) {
    boolean inclusive = order.basket().taxation() == Taxation.INCLUSIVE;
    return Pages.rows(
        order.money().fees(),
        fee -> {
          ObjectNode json = object();
          json.put("id", fee.fee().id()).put("type", "custom_fee");
          json.put("display_name_customer", fee.fee().name());
          json.put("display_name_merchant", fee.fee().name()).put("source", "sandbox");
          json.put("base_cost", money(entered(fee.cost(), inclusive)));
          json.put("cost_ex_tax", money(fee.cost().exTax()));
          json.put("cost_inc_tax", money(fee.cost().incTax()));
          return json.put("cost_tax", money(fee.cost().tax())).putNull("tax_class_id");
        });
  }

  /** Writes the object structure of consignments; money of the consignment itself is a number. */
  JsonNode consignments(ShopOrder order, boolean withLines) {
    ObjectNode json = object();
    json.putArray("pickups");
    var shipping = json.putArray("shipping");
    var downloads = json.putArray("downloads");
    var certificates = json.putObject("email").putArray("gift_certificates");
    List<Line> physical = lines(order, ShopProduct.Kind.PHYSICAL);
    if (!physical.isEmpty()) {
      ObjectNode consignment = address(order);
      consignment.put("id", order.addressId()).putArray("form_fields");
      costs(consignment, order, BigDecimal::stripTrailingZeros);
      consignment.set("line_items", lineItems(order, physical, withLines));
      shipping.add(consignment);
    }
    List<Line> digital = lines(order, ShopProduct.Kind.DIGITAL);
    if (!digital.isEmpty()) {
      ObjectNode download = object().put("recipient_email", order.email());
      download.set("line_items", lineItems(order, digital, withLines));
      downloads.add(download);
    }
    for (Line line : lines(order, ShopProduct.Kind.GIFT_CERTIFICATE)) {
      ObjectNode certificate = object().put("recipient_email", order.email());
      certificate.set("line_items", lineItems(order, List.of(line), withLines));
      certificates.add(certificate);
    }
    return json;
  }

  private JsonNode lineItems(ShopOrder order, List<Line> lines, boolean inline) {
    return inline ? Pages.rows(lines, line -> line(order, line)) : link(order, "products");
  }

  private static List<Line> lines(ShopOrder order, ShopProduct.Kind kind) {
    List<Line> lines = new ArrayList<>(order.money().lines());
    lines.removeIf(line -> line.item().product().kind() != kind);
    return lines;
  }

  /** Writes the only shipping address with what was charged for it; money is text here. */
  JsonNode shippingAddress(ShopOrder order) {
    ObjectNode json = address(order);
    json.put("id", order.addressId()).put("order_id", order.id());
    ObjectNode numbers = object();
    costs(numbers, order, amount -> amount);
    numbers
        .fields()
        .forEachRemaining(
            field ->
                json.set(
                    field.getKey(),
                    field.getValue().isBigDecimal()
                        ? numbers.textNode(money(field.getValue().decimalValue()))
                        : field.getValue()));
    json.putArray("form_fields");
    json.set("shipping_quotes", link(order, "shippingaddresses/" + order.addressId()));
    return json;
  }

  private static void costs(ObjectNode json, ShopOrder order, UnaryOperator<BigDecimal> scale) {
    PricedBasket money = order.money();
    boolean inclusive = order.basket().taxation() == Taxation.INCLUSIVE;
    int items =
        lines(order, ShopProduct.Kind.PHYSICAL).stream()
            .mapToInt(line -> line.item().quantity())
            .sum();
    json.put("items_total", items).put("items_shipped", 0).put("shipping_method", "Ground");
    json.put("base_cost", scale.apply(entered(money.shippingList(), inclusive)));
    json.put("cost_ex_tax", scale.apply(money.shipping().exTax()));
    json.put("cost_inc_tax", scale.apply(money.shipping().incTax()));
    json.put("cost_tax", scale.apply(money.shipping().tax())).put("cost_tax_class_id", 2);
    json.put("base_handling_cost", scale.apply(entered(money.handling(), inclusive)));
    json.put("handling_cost_ex_tax", scale.apply(money.handling().exTax()));
    json.put("handling_cost_inc_tax", scale.apply(money.handling().incTax()));
    json.put("handling_cost_tax", scale.apply(money.handling().tax()));
    json.put("handling_cost_tax_class_id", 2).put("shipping_zone_id", 1);
    json.put("shipping_zone_name", "Domestic");
  }
}
