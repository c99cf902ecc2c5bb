package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.shop.Refund;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers refunds and transactions of V3 (section 3.2); money is a number here. */
final class RefundsV3 {

  private record Row(ShopOrder order, Refund refund) {}

  private final Shop shop;

  RefundsV3(Shop shop) {
    this.shop = shop;
  }

  void routes(Routes routes) {
    routes.add("GET /v3/orders/payment_actions/refunds", Scope.REFUNDS, this::listAll);
    routes.add("GET /v3/orders/payment_actions/refunds/{refund}", Scope.REFUNDS, this::one);
    routes.add("GET /v3/orders/{id}/payment_actions/refunds", Scope.REFUNDS, this::ofOrder);
    routes.add("GET /v3/orders/{id}/transactions", Scope.TRANSACTIONS, this::transactions);
  }

  /** Lists the refunds of the store, ascending by number; both time bounds are inclusive. */
  private EmulatorResponse listAll(Call call) {
    var ids = call.querySet("id:in");
    var orders = call.querySet("order_id:in");
    var min = call.queryTime("created:min");
    var max = call.queryTime("created:max");
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<Integer, Integer> entry : shop.refunds().entrySet()) {
      boolean wanted =
          ids.map(set -> set.contains(entry.getKey().toString())).orElse(true)
              && orders.map(set -> set.contains(entry.getValue().toString())).orElse(true);
      if (wanted) {
        shop.order(entry.getValue()).stream()
            .flatMap(order -> order.refunds().stream().map(refund -> new Row(order, refund)))
            .filter(row -> row.refund().id() == entry.getKey())
            .filter(row -> min.map(at -> !row.refund().created().isBefore(at)).orElse(true))
            .filter(row -> max.map(at -> !row.refund().created().isAfter(at)).orElse(true))
            .filter(row -> ofTransaction(call, row))
            .forEach(rows::add);
      }
    }
    return Pages.v3(call, rows, row -> json(row, false));
  }

  private EmulatorResponse ofOrder(Call call) {
    ShopOrder order = shop.order(call.number("id")).orElseThrow(call::notFound);
    ObjectNode body = object();
    List<Row> rows =
        order.refunds().stream()
            .map(refund -> new Row(order, refund))
            .filter(row -> ofTransaction(call, row))
            .toList();
    body.set("data", Pages.rows(rows, row -> json(row, false)));
    body.putObject("meta");
    return EmulatorResponse.json(200, body);
  }

  private EmulatorResponse one(Call call) {
    int id = call.number("refund");
    ShopOrder order = shop.orderOfRefund(id).orElseThrow(call::notFound);
    return order.refunds().stream()
        .filter(refund -> refund.id() == id)
        .map(refund -> Pages.one(200, json(new Row(order, refund), true)))
        .findFirst()
        .orElseThrow(call::notFound);
  }

  private static boolean ofTransaction(Call call, Row row) {
    return call.query("transaction_id")
        .map(id -> row.refund().payments().stream().anyMatch(p -> id.equals(transaction(p))))
        .orElse(true);
  }

  private static String transaction(Refund.Payment payment) {
    return Integer.toString(payment.id() + 1);
  }

  private static JsonNode json(Row row, boolean single) {
    Refund refund = row.refund();
    ObjectNode json = object().put("id", refund.id()).put("order_id", row.order().id());
    json.put("user_id", 4).put("created", WireTime.iso(refund.created()));
    json.put("reason", refund.reason()).put("total_amount", refund.total());
    json.put("total_tax", refund.tax());
    boolean typed = refund.amounts() == Refund.Amounts.TYPED_BY_MERCHANT;
    json.put("uses_merchant_override_values", typed);
    ArrayNode items = json.putArray("items");
    for (Refund.Item item : refund.items()) {
      ObjectNode line = items.addObject().put("item_type", item.type().name());
      line.put("item_id", item.itemId()).put("reason", refund.reason());
      if (item.type() == Refund.ItemType.PRODUCT) {
        line.put("quantity", item.quantity());
      }
      line.putArray("adjustments");
      boolean asked = typed || item.type() == Refund.ItemType.ORDER;
      if (!asked) {
        line.putNull("requested_amount");
      } else if (single) {
        line.put("requested_amount", item.amount().toPlainString());
      } else {
        line.put("requested_amount", item.amount());
      }
    }
    ArrayNode payments = json.putArray("payments");
    for (Refund.Payment payment : refund.payments()) {
      boolean declined = payment.state() == Refund.PaymentState.DECLINED;
      payments
          .addObject()
          .put("id", payment.id())
          .put("provider_id", payment.provider())
          .put("amount", payment.amount())
          .put("offline", false)
          .put("is_declined", declined)
          .put("declined_message", declined ? "Insufficient funds" : "")
          .put("transaction_id", transaction(payment));
    }
    return json;
  }

  /** Lists what was paid and what went back; an unpaid order answers 204. */
  private EmulatorResponse transactions(Call call) {
    ShopOrder order = shop.order(call.number("id")).orElseThrow(call::notFound);
    List<JsonNode> rows = new ArrayList<>();
    BigDecimal card =
        order
            .money()
            .total()
            .incTax()
            .subtract(order.storeCredit())
            .subtract(order.giftCertificate());
    if (order.status().isPaid()) {
      rows.add(transaction(order, 0, "purchase", "credit_card", card, "ok"));
    }
    if (order.status().isPaid() && order.storeCredit().signum() > 0) {
      rows.add(transaction(order, 1, "purchase", "store_credit", order.storeCredit(), "ok"));
    }
    if (order.status().isPaid() && order.giftCertificate().signum() > 0) {
      rows.add(
          transaction(order, 2, "purchase", "gift_certificate", order.giftCertificate(), "ok"));
    }
    for (Refund refund : order.refunds()) {
      for (Refund.Payment payment : refund.payments()) {
        String status = payment.state() == Refund.PaymentState.ACCEPTED ? "ok" : "error";
        int place = rows.size() + 3;
        rows.add(transaction(order, place, "refund", "credit_card", payment.amount(), status));
      }
    }
    return rows.isEmpty() ? EmulatorResponse.empty(204) : Pages.v3(call, rows, row -> row);
  }

  private static JsonNode transaction(
      ShopOrder order, int place, String event, String method, BigDecimal amount, String status) {
    ObjectNode json = object().put("id", order.id() * 20 + place);
    json.put("order_id", Integer.toString(order.id())).put("event", event).put("method", method);
    json.put("amount", amount).put("currency", order.currency().code()).put("gateway", "stripe");
    json.put("gateway_transaction_id", "pi_" + order.id()).put("status", status);
    json.put("test", false).put("fraud_review", false).putNull("reference_transaction_id");
    json.put("date_created", WireTime.iso(order.created()));
    for (String absent : Set.of("gift_certificate", "store_credit", "offline", "custom")) {
      json.putNull(absent);
    }
    return json.put("payment_method_id", "stripe.card");
  }
}
