package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes orders and returns and runs the merchant's order action: points per unit of money of what is left, rounded down (sheet section 3.5).
 * Guarded by the account.
 */
final class LeatOrders {

  private static final Set<String> STATUSES =
      Set.of("CREATED", "PENDING", "COMPLETED", "CANCELLED");
  private static final Set<String> PAYMENTS = Set.of("UNPAID", "PENDING", "PAID");

  private final LeatAccount account;
  private final LeatSettings settings;
  private final Map<String, LeatOrder> byKey = new LinkedHashMap<>();
  private final Map<String, LeatOrder> byUuid = new HashMap<>();
  private final Set<String> returns = new HashSet<>();

  LeatOrders(LeatAccount account, LeatSettings settings) {
    this.account = account;
    this.settings = settings;
  }

  Optional<LeatOrder> find(String externalIdentifier) {
    return Optional.ofNullable(byKey.get(externalIdentifier));
  }

  LeatOrder byUuid(String uuid) {
    LeatOrder found = byUuid.get(uuid);
    if (found == null) {
      throw LeatRefusal.noSuchThing();
    }
    return found;
  }

  /** Takes an order; the same key twice is refused, which the sheet takes for granted (section 14). */
  LeatOrder create(JsonNode body) {
    String key = LeatCall.required(body, "external_identifier");
    if (byKey.containsKey(key)) {
      throw LeatRefusal.invalid("external_identifier");
    }
    require(STATUSES, body, "status");
    require(PAYMENTS, body, "payment_status");
    LeatMember member = account.member(LeatCall.required(body.path("contact"), "uuid"));
    account.checkShop(LeatCall.required(body.path("business_profile"), "uuid"));
    long total = LeatCall.requiredNumber(body, "total_order_amount");
    ObjectNode json = SandboxJson.object();
    String uuid = account.newUuid();
    json.put("uuid", uuid);
    json.set("contact", LeatWire.reference(member));
    json.putObject("business_profile").put("uuid", account.shopUuid());
    json.put("external_id", key);
    json.put("reference", LeatCall.text(body, "reference").orElse(null));
    json.put("status", LeatCall.required(body, "status"));
    json.put("payment_status", LeatCall.required(body, "payment_status"));
    json.put("order_amount", LeatCall.number(body, "order_amount").orElse(total));
    json.put("total_discount_amount", LeatCall.number(body, "total_discount_amount").orElse(0));
    json.put("total_order_amount", total);
    json.put(
        "formatted_total_order_amount", "\u20ac" + BigDecimal.valueOf(total, 2).toPlainString());
    lines(json, body);
    charges(json, body);
    json.putArray("applied_discounts");
    json.put("created_at", LeatWire.time(account.now()));
    json.put("updated_at", LeatWire.time(account.now()));
    LeatOrder order = new LeatOrder(uuid, member.uuid, json, total);
    byKey.put(key, order);
    byUuid.put(uuid, order);
    return order;
  }

  private static void require(Set<String> allowed, JsonNode body, String name) {
    if (!allowed.contains(LeatCall.required(body, name))) {
      throw LeatRefusal.invalid(name);
    }
  }

  private void lines(ObjectNode json, JsonNode body) {
    ArrayNode lines = json.putArray("line_items");
    Set<String> keys = new HashSet<>();
    for (JsonNode line : LeatCall.items(body, "line_items")) {
      String key = LeatCall.required(line, "external_identifier");
      LeatCall.required(line, "name");
      if (!keys.add(key)) {
        throw LeatRefusal.invalid("line_items");
      }
      lines
          .addObject()
          .put("uuid", account.newUuid())
          .put("external_identifier", key)
          .put("name", LeatCall.required(line, "name"))
          .put(
              "quantity",
              LeatCall.decimal(line, "quantity").orElseThrow(() -> LeatRefusal.invalid("quantity")))
          .put("price", LeatCall.requiredNumber(line, "price"))
          .put("discount_amount", LeatCall.number(line, "discount_amount").orElse(0))
          .put("total_amount", LeatCall.requiredNumber(line, "total_amount"));
    }
    if (lines.isEmpty()) {
      throw LeatRefusal.invalid("line_items");
    }
  }

  private void charges(ObjectNode json, JsonNode body) {
    ArrayNode charges = json.putArray("charges");
    for (JsonNode charge : LeatCall.items(body, "charges")) {
      if (charge.has("type") == charge.has("charge_definition")) {
        throw LeatRefusal.invalid("charges");
      }
      charges
          .addObject()
          .put("uuid", account.newUuid())
          .put("external_identifier", LeatCall.required(charge, "external_identifier"))
          .put("name", LeatCall.required(charge, "name"))
          .put("total_amount", LeatCall.requiredNumber(charge, "total_amount"));
    }
  }

  /** Takes a return: no more of a line or charge than is left of it, and the same key only once. */
  ObjectNode giveBack(LeatOrder order, JsonNode body) {
    String key = LeatCall.required(body, "external_identifier");
    require(Set.of("PENDING", "COMPLETED"), body, "status");
    if (returns.contains(key)) {
      throw LeatRefusal.invalid("external_identifier");
    }
    long amount = checked(order, body, "line_items") + checked(order, body, "charges");
    take(order, body, "line_items");
    take(order, body, "charges");
    order.returned += amount;
    returns.add(key);
    ObjectNode json = SandboxJson.object();
    json.put("uuid", account.newUuid()).put("status", LeatCall.required(body, "status"));
    json.putObject("order").put("uuid", order.uuid);
    ArrayNode lines = json.putArray("line_item_returns");
    for (JsonNode line : LeatCall.items(body, "line_items")) {
      lines
          .addObject()
          .put("uuid", account.newUuid())
          .put("quantity", LeatCall.decimal(line, "quantity").orElse(BigDecimal.ZERO));
    }
    return json;
  }

  private static long checked(LeatOrder order, JsonNode body, String list) {
    long sum = 0;
    for (JsonNode part : LeatCall.items(body, list)) {
      if (list.equals("line_items") && LeatCall.decimal(part, "quantity").isEmpty()) {
        throw LeatRefusal.invalid("quantity");
      }
      long amount = LeatCall.requiredNumber(part, "total_amount");
      if (amount < 0 || amount > part(order, list, part).path("total_amount").asLong()) {
        throw LeatRefusal.invalid(list);
      }
      sum += amount;
    }
    return sum;
  }

  private static void take(LeatOrder order, JsonNode body, String list) {
    for (JsonNode part : LeatCall.items(body, list)) {
      ObjectNode left = part(order, list, part);
      long amount = LeatCall.requiredNumber(part, "total_amount");
      left.put("total_amount", left.path("total_amount").asLong() - amount);
      LeatCall.decimal(part, "quantity")
          .ifPresent(
              units -> left.put("quantity", left.path("quantity").decimalValue().subtract(units)));
    }
  }

  private static ObjectNode part(LeatOrder order, String list, JsonNode wanted) {
    String key = LeatCall.required(wanted, "external_identifier");
    for (JsonNode part : order.json.path(list)) {
      if (part.path("external_identifier").asText().equals(key)) {
        return (ObjectNode) part;
      }
    }
    throw LeatRefusal.invalid(list);
  }

  /** Runs the order action: brings the order's points to what is left of it. */
  Optional<ObjectNode> process(LeatOrder order) {
    if (settings.orderAction().isEmpty()) {
      return Optional.empty();
    }
    long worth =
        BigDecimal.valueOf(order.total - order.returned, 2)
            .multiply(settings.orderAction().get())
            .setScale(0, RoundingMode.DOWN)
            .longValueExact();
    long change = worth - order.points;
    order.points = worth;
    LeatMember member = account.member(order.contact);
    if (change != 0) {
      account.append(member, change, Optional.empty(), Map.of(), "OAUTH_API");
    }
    ObjectNode result = SandboxJson.object();
    result.put("type", "POINTS_TRANSACTION").put("points", change);
    result.putObject("data").put("new_balance", member.balance);
    return Optional.of(result);
  }
}
