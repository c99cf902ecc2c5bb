package dev.stampbook.sandbox.treez;

import static dev.stampbook.sandbox.SandboxJson.array;
import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.Refund;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes tickets (sections 3.2, 3.4 and 4): a number as customer id, a negative total of discounts, fees again as lines. */
final class TicketJson {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

  private final ZoneId zone;
  private final int nativePoints;

  TicketJson(ZoneId zone, int nativePoints) {
    this.zone = zone;
    this.nativePoints = nativePoints;
  }

  String time(Instant at) {
    return LOCAL.format(at.atZone(zone));
  }

  ObjectNode ticket(TicketBook.Entry entry) {
    return entry.refund().isPresent() ? refund(entry, entry.refund().get()) : sale(entry);
  }

  /** Writes what a preview answers: priced, but with no number. */
  ObjectNode preview(TicketBook.Entry entry) {
    return sale(entry).put("order_status", "PREVIEW").putNull("order_number");
  }

  private ObjectNode head(TicketBook.Entry entry) {
    ShopOrder sale = entry.sale();
    TicketExtras extras = entry.extras();
    ObjectNode json = object();
    json.put("type", extras.type()).put("ticket_id", entry.ticketId());
    json.put("order_number", entry.orderNumber());
    json.put("external_order_number", extras.externalOrderNumber().orElse(null));
    json.put("order_source", extras.orderSource());
    if (sale.customerId() == 0) {
      json.putNull("customer_id");
    } else {
      json.put("customer_id", sale.customerId());
    }
    json.put("ticket_patient_type", "ADULT").put("order_status", entry.status());
    json.put("date_created", time(entry.created())).put("last_updated_at", time(entry.updated()));
    json.put("date_closed", entry.closed().map(this::time).orElse(null));
    json.put("post_tax_pricing", false);
    json.putNull("post_tax_subtotal").putNull("post_tax_discount_total");
    json.put("ticket_note", extras.note().orElse(null));
    json.put("revenue_source", extras.revenueSource().orElse(null));
    json.put("reward_eligible", true).put("reward_points_earned", 0).put("reward_points_used", 0);
    json.putArray("discount_ids");
    return json;
  }

  private ObjectNode sale(TicketBook.Entry entry) {
    ShopOrder order = entry.sale();
    PricedBasket money = order.money();
    boolean paid = TreezStatus.isSold(order.status()) || entry.extras().isPaid();
    ObjectNode json = head(entry).put("payment_status", paid ? "PAID" : "UNPAID");
    BigDecimal goods = sum(money, line -> line.net().exTax());
    BigDecimal discounts = sum(money, line -> line.gross().exTax()).subtract(goods);
    json.put("sub_total", goods).put("discount_total", discounts.negate());
    json.put("tax_total", money.total().tax().setScale(3)).put("total", money.total().incTax());
    if (TreezStatus.isSold(order.status())) {
      json.put(
          "reward_points_earned",
          money.total().incTax().multiply(BigDecimal.valueOf(nativePoints)).longValue());
    }
    json.putNull("refund_reason").putNull("original_ticket_id");
    if (order.refunds().isEmpty()) {
      json.putNull("refund_ticket_ids");
    } else {
      ArrayNode ids = json.putArray("refund_ticket_ids");
      order.refunds().forEach(refund -> ids.add(TreezIds.refund(refund.id())));
    }
    ArrayNode items = json.putArray("items");
    for (PricedBasket.Line line : money.lines()) {
      items.add(item(entry.extras(), line));
    }
    ArrayNode fees = json.putArray("fees");
    for (PricedBasket.FeeCost fee : money.fees()) {
      fees.addObject()
          .put("type", fee.fee().name().toUpperCase(Locale.ROOT))
          .put("total_amount", fee.cost().exTax());
      items.add(feeItem(fee));
    }
    json.set("payments", entry.extras().payments());
    ArrayNode codes = json.putArray("coupon_codes");
    entry.extras().couponCodes().forEach(codes::add);
    return json;
  }

  private interface Part {
    BigDecimal of(PricedBasket.Line line);
  }

  private static BigDecimal sum(PricedBasket money, Part part) {
    return money.lines().stream()
        .map(part::of)
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  private static ObjectNode item(TicketExtras extras, PricedBasket.Line line) {
    ObjectNode json = object();
    int lineId = line.item().lineId();
    String size = TreezIds.size(line.item().product().id());
    json.put("id", TreezIds.line(lineId)).put("product_id", size).put("size_id", size);
    json.put("product_size_name", line.item().product().name());
    json.put("product_type", "MERCH").putNull("product_subtype").put("product_brand", "Example");
    json.put("location_name", "FRONT").put("quantity", line.item().quantity());
    json.put("price_sell", line.net().exTax()).put("price_total", line.net().incTax());
    json.put("apply_automatic_discounts", !extras.withoutAutomatic().contains(lineId));
    JsonNode asked = extras.asked().getOrDefault(lineId, array());
    json.set("POS_discounts", asked);
    ArrayNode discounts = json.putArray("discounts");
    for (PricedBasket.Applied applied : line.applied()) {
      discounts.add(discount(asked, applied));
    }
    ArrayNode tax = json.putArray("tax");
    if (line.net().tax().signum() != 0) {
      tax.addObject().put("id", "1").put("tax_name", "Sales").put("amount", line.net().tax());
    }
    json.putNull("reward_dollars").putNull("price_target").putArray("inventory_barcodes");
    return json;
  }

  /** A percentage is shown as it was asked for; the savings say what it comes to. */
  private static ObjectNode discount(JsonNode asked, PricedBasket.Applied applied) {
    Discount discount = applied.discount();
    ObjectNode json = object().putNull("id").putNull("discount_id");
    json.put("discount_title", discount.name());
    JsonNode same = MissingNode.getInstance();
    for (JsonNode one : asked) {
      same = one.path("discount_title").asText().equals(discount.name()) ? one : same;
    }
    if (same.isMissingNode()) {
      json.put("discount_amount", discount.amount()).put("discount_method", "DOLLAR");
    } else {
      json.set("discount_amount", same.path("discount_amount"));
      json.set("discount_method", same.path("discount_method"));
    }
    json.put("savings", applied.amount());
    json.put(
        "discount_category",
        switch (discount.kind()) {
          case AUTOMATIC -> "AUTOMATIC_DISCOUNT";
          case COUPON -> "COUPON_DISCOUNT";
          case MANUAL -> "MANUAL_DISCOUNT";
        });
    return json.putNull("discount_reason").put("cart", false);
  }

  private static ObjectNode feeItem(PricedBasket.FeeCost fee) {
    ObjectNode json = object().put("id", TreezIds.line(fee.fee().id()));
    json.put("product_type", "NON-INV").put("product_subtype", "FEE");
    json.put("product_size_name", fee.fee().name()).put("quantity", 1);
    json.put("price_sell", fee.cost().exTax()).put("price_total", fee.cost().incTax());
    json.putArray("discounts");
    json.putArray("tax").addObject().put("id", "1").put("amount", fee.cost().tax());
    return json;
  }

  /** Everything is negative; a free amount has a total and nothing else (section 3.4, 14). */
  private ObjectNode refund(TicketBook.Entry entry, Refund refund) {
    ObjectNode json = head(entry);
    json.put("payment_status", entry.isVoided() ? "UNPAID" : "REFUNDED");
    json.put("refund_reason", refund.reason().isEmpty() ? "OTHER" : refund.reason());
    json.put("original_ticket_id", TreezIds.sale(entry.sale().id())).putNull("refund_ticket_ids");
    BigDecimal paid = entry.isVoided() ? refund.total() : refund.paid();
    json.put("total", paid.negate()).put("discount_total", BigDecimal.ZERO);
    json.putArray("payments");
    json.putArray("coupon_codes");
    ArrayNode items = json.putArray("items");
    ArrayNode fees = json.putArray("fees");
    boolean free =
        refund.amounts() == Refund.Amounts.TYPED_BY_MERCHANT
            || refund.items().stream().anyMatch(item -> item.type() == Refund.ItemType.ORDER);
    if (free) {
      return json;
    }
    BigDecimal share = paid.divide(refund.total(), 15, RoundingMode.HALF_EVEN);
    BigDecimal goods = BigDecimal.ZERO;
    for (Refund.Item item : refund.items()) {
      for (PricedBasket.Line line : entry.sale().money().lines()) {
        if (item.type() == Refund.ItemType.PRODUCT && line.item().lineId() == item.itemId()) {
          BigDecimal net = units(line.net().exTax(), item.quantity(), line);
          BigDecimal gross = units(line.net().incTax(), item.quantity(), line);
          goods = goods.add(net);
          items.add(refundItem(line, item.quantity(), net, gross));
        }
      }
      for (PricedBasket.FeeCost fee : entry.sale().money().fees()) {
        if (item.type() == Refund.ItemType.FEE && fee.fee().id() == item.itemId()) {
          fees.addObject()
              .put("type", fee.fee().name().toUpperCase(Locale.ROOT))
              .put("total_amount", fee.cost().exTax().negate());
          items.add(negated(feeItem(fee)));
        }
      }
    }
    boolean whole = share.compareTo(BigDecimal.ONE) == 0;
    json.put("sub_total", (whole ? goods : goods.multiply(share)).negate());
    json.put("tax_total", (whole ? refund.tax() : refund.tax().multiply(share)).negate());
    return json;
  }

  private static BigDecimal units(BigDecimal amount, int units, PricedBasket.Line line) {
    int quantity = line.item().quantity();
    return units == quantity
        ? amount
        : amount
            .multiply(BigDecimal.valueOf(units))
            .divide(BigDecimal.valueOf(quantity), amount.scale(), RoundingMode.HALF_UP);
  }

  private static ObjectNode refundItem(
      PricedBasket.Line line, int units, BigDecimal net, BigDecimal gross) {
    ObjectNode json = object();
    String size = TreezIds.size(line.item().product().id());
    json.put("id", TreezIds.line(line.item().lineId())).put("product_id", size);
    json.put("size_id", size).put("product_type", "MERCH").put("quantity", -units);
    json.put("price_sell", net.negate()).put("price_total", gross.negate());
    json.putArray("discounts");
    json.putArray("tax").addObject().put("id", "1").put("amount", gross.subtract(net).negate());
    return json;
  }

  private static ObjectNode negated(ObjectNode fee) {
    fee.put("price_sell", fee.path("price_sell").decimalValue().negate());
    fee.put("price_total", fee.path("price_total").decimalValue().negate());
    JsonNode tax = fee.path("tax").path(0);
    ((ObjectNode) tax).put("amount", tax.path("amount").decimalValue().negate());
    return fee;
  }
}
