package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.blaze.BlazeSettings.Trait;
import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.Cost;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.Refund;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** Writes an order of the shop as transaction, and each of its refunds as one more (sheet sections 3.5, 3.6). */
record TransactionJson(BlazeAccount account) {

  private static final BigDecimal OWN_RATE = new BigDecimal("0.05");

  ObjectNode sale(ShopOrder order) {
    ObjectNode json = transaction(BlazeIds.SALE.of(order.id()), order, order.created());
    json.put("modified", order.modified().toEpochMilli());
    json.put("transType", "Sale").put("status", status(order.status()));
    json.put("queueType", order.cartId().isPresent() ? "Online" : "WalkIn");
    order.cartId().ifPresent(cart -> json.put("consumerCartId", cartId(cart, order)));
    if (isCompleted(order.status())) {
      long at = account.completedAt(order).toEpochMilli();
      json.put("completedTime", at).put("processedTime", at).put("paid", true);
    } else {
      json.put("completedTime", 0).putNull("processedTime").put("paid", false);
    }
    if (order.status() == OrderStatus.CANCELLED) {
      json.put("voidDate", order.modified().toEpochMilli());
    }
    ObjectNode cart = json.putObject("cart");
    first(order, Discount.Kind.MANUAL).ifPresent(discount -> enter(cart, discount));
    first(order, Discount.Kind.COUPON).ifPresent(coupon -> cart.put("promoCode", coupon.code()));
    CartJson.fill(cart, order.money());
    order.cartId().flatMap(account::cart).ifPresent(online -> afterTax(cart, online));
    boolean all = refunds((ArrayNode) cart.path("items"), order);
    boolean some = order.refunds().stream().anyMatch(refund -> refund.paid().signum() > 0);
    String refunded =
        all && nothingKept(order) ? "Complete_Refund" : some ? "Partial_Refund" : "None";
    json.put("transactionRefundStatus", refunded).put("refundVersion", "NEW");
    json.put("pointsEarned", points(cart)).put("estimatedLoyaltyPoints", false);
    ObjectNode payment = json.putArray("payments").addObject();
    payment.put("paymentOption", "Cash").set("amount", cart.path("total"));
    return json;
  }

  private static Optional<Discount> first(ShopOrder order, Discount.Kind kind) {
    return order.basket().discounts().stream()
        .filter(discount -> discount.kind() == kind)
        .findFirst();
  }

  private static void enter(ObjectNode cart, Discount discount) {
    cart.put("discount", discount.amount()).put("discountType", "Cash");
    cart.put("cartDiscountNotes", discount.name());
  }

  private static void afterTax(ObjectNode cart, ObjectNode online) {
    BigDecimal off = CartPricing.decimal(online.path("cart"), "appliedAfterTaxDiscount");
    if (off.signum() > 0) {
      cart.put("afterTaxDiscount", off).put("appliedAfterTaxDiscount", off);
      cart.set("afterTaxDiscountNotes", online.path("cart").path("afterTaxDiscountNotes"));
      cart.put("total", CartPricing.decimal(cart, "total").subtract(off));
    }
  }

  private static BigDecimal points(ObjectNode cart) {
    return CartPricing.decimal(cart, "subTotalDiscount")
        .multiply(OWN_RATE)
        .setScale(2, RoundingMode.HALF_UP);
  }

  private ObjectNode transaction(String id, ShopOrder order, Instant created) {
    ObjectNode json = account.stored(id, created);
    json.put("transNo", Integer.toString(order.id())).putNull("parentTransactionId");
    if (order.customerId() == 0) {
      json.putNull("memberId");
    } else {
      json.put("memberId", BlazeIds.MEMBER.of(order.customerId()));
    }
    return json.put("timeZone", account.settings().zone().getId()).putNull("member");
  }

  /** A cart of the shop model has an id of another form. */
  static String cartId(String cart, ShopOrder order) {
    return cart.matches("[0-9a-f]{24}") ? cart : BlazeIds.CART.of(order.id());
  }

  static boolean isCompleted(OrderStatus status) {
    return switch (status) {
      case COMPLETED, SHIPPED, PARTIALLY_REFUNDED, REFUNDED, CANCELLED -> true;
      default -> false;
    };
  }

  private static String status(OrderStatus status) {
    return switch (status) {
      case COMPLETED, SHIPPED, PARTIALLY_REFUNDED, REFUNDED, DISPUTED -> "Completed";
      case CANCELLED -> "Void";
      case DECLINED -> "Canceled";
      case INCOMPLETE -> "Draft";
      case PENDING, AWAITING_PAYMENT -> "Queued";
      case MANUAL_VERIFICATION_REQUIRED -> "Hold";
      case AWAITING_PICKUP -> "Pending";
      case AWAITING_FULFILLMENT, AWAITING_SHIPMENT, PARTIALLY_SHIPPED -> "InProgress";
    };
  }

  /** Notes on the lines what was given back; tells whether everything was. */
  private boolean refunds(ArrayNode items, ShopOrder order) {
    boolean all = !items.isEmpty();
    for (int i = 0; i < items.size(); i++) {
      PricedBasket.Line line = order.money().lines().get(i);
      int units = order.refundedQuantity(line.item().lineId());
      all &= units == line.item().quantity();
      if (units > 0) {
        ObjectNode item = (ObjectNode) items.get(i);
        item.put("totalRefundQty", units).put("totalRefundAmount", amount(line, units));
        item.put("status", units == line.item().quantity() ? "Refunded" : "Active");
      }
    }
    return all;
  }

  /** Whether a sale whose goods all came back left no fee with the shop. That Blaze calls the other case partial is assumed. */
  private static boolean nothingKept(ShopOrder order) {
    BigDecimal beside = order.money().shipping().incTax();
    for (PricedBasket.FeeCost fee : order.money().fees()) {
      beside = beside.add(fee.cost().incTax());
    }
    BigDecimal paidBack =
        order.refunds().stream().map(Refund::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
    return beside.signum() == 0 || paidBack.compareTo(order.money().total().incTax()) >= 0;
  }

  private BigDecimal amount(PricedBasket.Line line, int units) {
    Cost net = line.net();
    BigDecimal whole = account.settings().is(Trait.REFUNDS_WITH_TAX) ? net.incTax() : net.exTax();
    return units == line.item().quantity()
        ? whole
        : whole
            .multiply(BigDecimal.valueOf(units))
            .divide(BigDecimal.valueOf(line.item().quantity()), 4, RoundingMode.HALF_UP);
  }

  ObjectNode refund(ShopOrder order, Refund refund) {
    ObjectNode json = transaction(BlazeIds.REFUND.of(refund.id()), order, refund.created());
    json.put("parentTransactionId", BlazeIds.SALE.of(order.id())).put("transType", "Refund");
    json.put("status", refund.paid().signum() > 0 ? "RefundWithInventory" : "Void");
    json.put("completedTime", refund.created().toEpochMilli());
    ObjectNode cart = json.putObject("cart");
    ArrayNode requests = cart.putArray("refundOrderItemRequests");
    for (Refund.Item item : refund.items()) {
      if (item.type() == Refund.ItemType.PRODUCT) {
        PricedBasket.Line line =
            order.money().lines().stream()
                .filter(known -> known.item().lineId() == item.itemId())
                .findFirst()
                .orElseThrow();
        requests
            .addObject()
            .put("orderItemId", BlazeIds.ITEM.of(item.itemId()))
            .put("quantity", item.quantity())
            .put("refundAmt", amount(line, item.quantity()))
            .put("refundAs", "Cash")
            .put("refundType", "Refund")
            .put("withInventory", true);
      }
    }
    cart.put("finalRefundAmt", refund.total()).put("refundAmount", refund.total());
    cart.put("total", refund.total().negate());
    ObjectNode log = SandboxJson.object();
    log.put("pointsUsed", 0).put("pointsRefunded", 0).put("totalAmount", refund.total());
    cart.set("refundLog", log);
    return json;
  }

  /** Voiding a sale makes a transaction of its own (sheet section 3.6, inferred). */
  ObjectNode voiding(ShopOrder order) {
    ObjectNode json = transaction(BlazeIds.VOID.of(order.id()), order, order.modified());
    json.put("parentTransactionId", BlazeIds.SALE.of(order.id())).put("transType", "Void");
    json.put("status", "Void").put("completedTime", order.modified().toEpochMilli());
    json.putObject("cart").put("total", order.money().total().incTax().negate());
    return json;
  }
}
