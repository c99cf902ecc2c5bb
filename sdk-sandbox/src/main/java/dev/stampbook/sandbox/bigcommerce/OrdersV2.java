package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.Basket.Discount;
import dev.stampbook.sandbox.shop.Cost;
import dev.stampbook.sandbox.shop.OrderStatus;
import dev.stampbook.sandbox.shop.PricedBasket;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopEvent;
import dev.stampbook.sandbox.shop.ShopOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers the order endpoints of V2 (section 3.1). */
final class OrdersV2 {

  private final Shop shop;
  private final InstantSource clock;
  private final OrderJson json;
  private final Hooks hooks;

  OrdersV2(Shop shop, InstantSource clock, OrderJson json, Hooks hooks) {
    this.shop = shop;
    this.clock = clock;
    this.json = json;
    this.hooks = hooks;
  }

  void routes(Routes routes) {
    routes.add("GET /v2/orders", Scope.ORDERS, this::list);
    routes.add("DELETE /v2/orders", Scope.ORDERS, this::archiveAll);
    routes.add("GET /v2/orders/count", Scope.ORDERS, this::count);
    routes.add("GET /v2/orders/{id}", Scope.ORDERS, this::get);
    routes.add("PUT /v2/orders/{id}", Scope.ORDERS, this::put);
    routes.add("DELETE /v2/orders/{id}", Scope.ORDERS, this::archive);
    routes.add("GET /v2/orders/{id}/products", Scope.ORDERS, this::products);
    routes.add("GET /v2/orders/{id}/products/{line}", Scope.ORDERS, this::product);
    routes.add("GET /v2/orders/{id}/coupons", Scope.ORDERS, this::coupons);
    routes.add("GET /v2/orders/{id}/taxes", Scope.ORDERS, this::taxes);
    routes.add("GET /v2/orders/{id}/fees", Scope.ORDERS, this::fees);
    routes.add("GET /v2/orders/{id}/consignments", Scope.ORDERS, this::consignments);
    for (String spelling : List.of("shipping_addresses", "shippingaddresses")) {
      routes.add(
          "GET /v2/orders/{id}/" + spelling,
          Scope.ORDERS,
          call -> Pages.v2(call, List.of(order(call)), json::shippingAddress));
    }
    routes.add(
        "GET /v2/order_statuses",
        Scope.ORDERS,
        call -> Pages.v2(call, List.of(OrderStatus.values()), OrdersV2::status));
    routes.add("GET /v2/order_statuses/{id}", Scope.ORDERS, this::status);
  }

  private EmulatorResponse list(Call call) {
    Set<String> include = include(call);
    return Pages.v2(call, matching(call, sort(call)), order -> json.order(order, include));
  }

  private EmulatorResponse get(Call call) {
    return EmulatorResponse.json(200, json.order(order(call), include(call)));
  }

  /** Returns the includes that take effect: consignments only in the object structure. */
  private static Set<String> include(Call call) {
    Set<String> include = call.querySet("include").orElse(Set.of());
    boolean object = call.query("consignment_structure").filter("object"::equals).isPresent();
    boolean consignments = include.stream().anyMatch(name -> name.startsWith("consignments"));
    if (consignments && !object) {
      throw Refusal.v2(
          400, "This store returns consignments only with consignment_structure=object.");
    }
    return include;
  }

  private List<ShopOrder> matching(Call call, Comparator<ShopOrder> order) {
    var minId = call.queryNumber("min_id");
    var maxId = call.queryNumber("max_id");
    var minTotal = call.queryDecimal("min_total");
    var maxTotal = call.queryDecimal("max_total");
    var customer = call.queryNumber("customer_id");
    var email = call.query("email");
    var status = call.queryNumber("status_id");
    var cart = call.query("cart_id");
    var minCreated = call.queryTime("min_date_created");
    var maxCreated = call.queryTime("max_date_created");
    var minModified = call.queryTime("min_date_modified");
    var maxModified = call.queryTime("max_date_modified");
    var channel = call.queryNumber("channel_id");
    var external = call.query("external_order_id");
    return shop.orders().stream()
        .filter(o -> minId.map(id -> o.id() >= id).orElse(true))
        .filter(o -> maxId.map(id -> o.id() <= id).orElse(true))
        .filter(o -> minTotal.map(min -> total(o).compareTo(min) >= 0).orElse(true))
        .filter(o -> maxTotal.map(max -> total(o).compareTo(max) <= 0).orElse(true))
        .filter(o -> customer.map(id -> o.customerId() == id).orElse(true))
        .filter(o -> email.map(text -> o.email().equalsIgnoreCase(text)).orElse(true))
        .filter(o -> status.map(id -> o.status().id() == id).orElse(true))
        .filter(o -> cart.map(id -> o.cartId().filter(id::equals).isPresent()).orElse(true))
        .filter(o -> minCreated.map(min -> !second(o.created()).isBefore(second(min))).orElse(true))
        .filter(o -> maxCreated.map(max -> !second(o.created()).isAfter(max)).orElse(true))
        .filter(
            o -> minModified.map(min -> !second(o.modified()).isBefore(second(min))).orElse(true))
        .filter(o -> maxModified.map(max -> !second(o.modified()).isAfter(max)).orElse(true))
        .filter(o -> channel.map(id -> id == 1).orElse(true))
        .filter(o -> external.isEmpty())
        .sorted(order)
        .toList();
  }

  private static Comparator<ShopOrder> sort(Call call) {
    String[] parts = call.query("sort").orElse("id").split(":", -1);
    Comparator<ShopOrder> order =
        switch (parts[0]) {
          case "id", "channel_id", "external_id" -> Comparator.comparing(ShopOrder::id);
          case "customer_id" -> Comparator.comparing(ShopOrder::customerId);
          case "date_created" -> Comparator.comparing(ShopOrder::created);
          case "date_modified" -> Comparator.comparing(ShopOrder::modified);
          case "status_id" -> Comparator.comparing(o -> o.status().id());
          default -> throw Refusal.v2(400, "The field 'sort' is invalid.");
        };
    boolean down = parts.length > 1 && parts[1].equals("desc");
    return (down ? order.reversed() : order).thenComparing(ShopOrder::id);
  }

  private static BigDecimal total(ShopOrder order) {
    return order.money().total().incTax();
  }

  private static Instant second(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private EmulatorResponse count(Call call) {
    Map<OrderStatus, Integer> counts = new LinkedHashMap<>();
    List<ShopOrder> orders = matching(call, Comparator.comparing(ShopOrder::id));
    orders.forEach(order -> counts.merge(order.status(), 1, Integer::sum));
    ObjectNode body = object();
    ArrayNode statuses = body.putArray("statuses");
    for (OrderStatus status : OrderStatus.values()) {
      ObjectNode row = (ObjectNode) status(status);
      row.put("count", counts.getOrDefault(status, 0)).put("sort_order", status.id());
      statuses.add(row);
    }
    return EmulatorResponse.json(200, body.put("count", orders.size()));
  }

  private static JsonNode status(OrderStatus status) {
    return object()
        .put("id", status.id())
        .put("name", status.label())
        .put("system_label", status.label())
        .put("custom_label", status.label())
        .put("system_description", "");
  }

  private EmulatorResponse status(Call call) {
    try {
      return EmulatorResponse.json(200, status(OrderStatus.of(call.number("id"))));
    } catch (IllegalArgumentException e) {
      throw call.notFound();
    }
  }

  /** Moves an order to another state; that is all a sandbox lets clients change by PUT. */
  private EmulatorResponse put(Call call) {
    ShopOrder order = order(call);
    JsonNode wanted = call.body().path("status_id");
    if (!wanted.canConvertToInt() || wanted.asInt() < 0 || wanted.asInt() > 14) {
      throw Refusal.v2(400, "The field 'status_id' is invalid.");
    }
    OrderStatus next = OrderStatus.of(wanted.asInt());
    Instant now = second(clock.instant());
    ShopOrder changed = order.change().status(next).modified(now).build();
    shop.put(changed);
    if (next != order.status()) {
      hooks.happened(new ShopEvent.StatusUpdated(order.id(), order.status(), next, now));
    }
    hooks.happened(new ShopEvent.OrderUpdated(order.id(), now));
    return EmulatorResponse.json(200, json.order(changed, Set.of()));
  }

  private EmulatorResponse archive(Call call) {
    archive(order(call));
    return EmulatorResponse.empty(204);
  }

  /** Archives every order of the store, as the real system does (section 12.24). */
  private EmulatorResponse archiveAll(Call call) {
    shop.orders().forEach(this::archive);
    return EmulatorResponse.empty(204);
  }

  private void archive(ShopOrder order) {
    Instant now = second(clock.instant());
    shop.put(order.change().shelf(ShopOrder.Shelf.ARCHIVED).modified(now).build());
    hooks.happened(new ShopEvent.OrderArchived(order.id(), now));
  }

  private EmulatorResponse products(Call call) {
    ShopOrder order = order(call);
    return Pages.v2(call, order.money().lines(), line -> OrderJson.line(order, line));
  }

  private EmulatorResponse product(Call call) {
    ShopOrder order = order(call);
    int lineId = call.number("line");
    return order.money().lines().stream()
        .filter(line -> line.item().lineId() == lineId)
        .map(line -> EmulatorResponse.json(200, OrderJson.line(order, line)))
        .findFirst()
        .orElseThrow(call::notFound);
  }

  private EmulatorResponse coupons(Call call) {
    ShopOrder order = order(call);
    Map<Discount, BigDecimal> amounts = new LinkedHashMap<>();
    for (PricedBasket.Line line : order.money().lines()) {
      for (PricedBasket.Applied applied : line.applied()) {
        if (applied.discount().kind() == Discount.Kind.COUPON) {
          amounts.merge(applied.discount(), applied.amount(), BigDecimal::add);
        }
      }
    }
    return Pages.v2(
        call,
        List.copyOf(amounts.entrySet()),
        entry ->
            object()
                .put("id", order.id() * 10 + entry.getKey().couponId() % 10)
                .put("coupon_id", entry.getKey().couponId())
                .put("order_id", order.id())
                .put("code", entry.getKey().code())
                .put("amount", OrderJson.money(entry.getKey().amount()))
                .put("type", 5)
                .put("discount", entry.getValue()));
  }

  private EmulatorResponse taxes(Call call) {
    ShopOrder order = order(call);
    boolean details = call.query("details").filter("true"::equals).isPresent();
    ArrayNode rows = SandboxJson.array();
    order
        .money()
        .lines()
        .forEach(line -> tax(rows, order, line.net(), "item", line.item().lineId(), details));
    tax(rows, order, order.money().shipping(), "shipping", 0, details);
    tax(rows, order, order.money().handling(), "handling", 0, details);
    tax(rows, order, order.money().wrapping(), "gift-wrapping", 0, details);
    List<JsonNode> all = new ArrayList<>();
    rows.forEach(all::add);
    return Pages.v2(call, all, row -> row);
  }

  private static void tax(
      ArrayNode rows, ShopOrder order, Cost cost, String type, int lineId, boolean details) {
    if (cost.tax().signum() == 0) {
      return;
    }
    ObjectNode row = object().put("id", order.id() * 20 + rows.size()).put("order_id", order.id());
    row.put("order_address_id", order.addressId()).put("tax_rate_id", 1).put("sales_tax_id", "");
    row.put("tax_class_id", 0).put("name", "Sales tax").put("class", "Default Tax Class");
    row.put("rate", OrderJson.money(order.basket().taxRate().movePointRight(2)));
    row.put("priority", 0).put("priority_amount", OrderJson.money(cost.tax()));
    row.put("line_amount", OrderJson.money(cost.tax())).put("order_pickup_method_id", 0);
    if (details) {
      row.put("order_product_id", lineId == 0 ? "" : Integer.toString(lineId));
      row.put("line_item_type", type);
    }
    rows.add(row);
  }

  /** Answers the wrapped shape of the vendor's example; inline fees are a bare array. */
  private EmulatorResponse fees(Call call) {
    ObjectNode body = object();
    body.set("fees", OrderJson.fees(order(call)));
    return EmulatorResponse.json(200, body);
  }

  private EmulatorResponse consignments(Call call) {
    boolean lines = call.querySet("include").orElse(Set.of()).contains("consignments.line_items");
    return EmulatorResponse.json(200, json.consignments(order(call), lines));
  }

  private ShopOrder order(Call call) {
    return shop.order(call.number("id")).orElseThrow(call::notFound);
  }
}
