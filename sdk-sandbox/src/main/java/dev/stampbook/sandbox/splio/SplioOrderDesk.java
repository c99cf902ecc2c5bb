package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the operations on orders, products, stores and fields, and lets the program's rule work on orders (sheet section 3.3). */
final class SplioOrderDesk {

  private static final List<String> AMOUNTS =
      List.of("discount_amount", "shipping_amount", "total_price", "tax_amount");
  private static final List<String> LINE_AMOUNTS =
      List.of("unit_price", "discount_amount", "tax_amount", "total_line_amount");
  private static final List<String> PRODUCT =
      List.of("name", "description", "brand", "price", "sku", "img_url", "category");
  private static final List<String> STORE = List.of("name", "online", "store_type", "manager");

  private final SplioUniverse universe;

  SplioOrderDesk(SplioUniverse universe) {
    this.universe = universe;
  }

  List<SplioRoute> routes() {
    SplioRoute.Limit data = SplioRoute.Limit.DATA;
    SplioRoute.Limit general = SplioRoute.Limit.GENERAL;
    List<SplioRoute> all = new ArrayList<>();
    all.add(SplioRoute.of("POST data/v1/orders", data, this::create));
    all.add(SplioRoute.of("GET data/v1/orders", data, call -> list(call, "true")));
    all.add(SplioRoute.of("GET data/v2/orders", data, call -> list(call, "true")));
    all.add(SplioRoute.of("GET data/v1/orders/abandoned", data, call -> list(call, "false")));
    all.add(SplioRoute.of("GET data/v1/orders/*", data, call -> one(order(call))));
    all.add(SplioRoute.of("GET data/v2/orders/*", data, call -> one(withStatus(order(call)))));
    all.add(SplioRoute.of("PATCH data/v3/orders/*", data, this::update));
    all.add(SplioRoute.of("DELETE data/orders/*", general, this::delete));
    all.add(SplioRoute.of("GET data/contacts/*/orders", data, this::ofContact));
    things(all, "products", universe.products, PRODUCT, "v1");
    things(all, "stores", universe.stores, STORE, "v2");
    for (String scope :
        List.of("contacts", "orders", "order-lines", "products", "rewards", "members", "stores")) {
      all.add(SplioRoute.of("GET data/fields/" + scope, general, call -> fields(call, scope)));
    }
    all.add(SplioRoute.of("POST data/fields", general, this::makeField));
    all.add(SplioRoute.of("DELETE data/fields/*/*", general, this::dropField));
    all.add(
        SplioRoute.of(
            "GET data/coupons/categories", general, call -> SplioPaging.page(call, List.of())));
    return all;
  }

  private void things(
      List<SplioRoute> all,
      String path,
      Map<String, ObjectNode> things,
      List<String> attributes,
      String patchVersion) {
    SplioRoute.Limit data = SplioRoute.Limit.DATA;
    all.add(
        SplioRoute.of(
            "GET data/v1/" + path,
            data,
            call -> SplioPaging.page(call, List.copyOf(things.values()))));
    all.add(
        SplioRoute.of(
            "POST data/v1/" + path,
            data,
            call -> {
              String id = call.required("external_id");
              if (things.containsKey(id)) {
                throw SplioRefusal.wrongValue("external_id", "This external_id already exists");
              }
              ObjectNode made = SandboxJson.object().put("external_id", id);
              made.put("created_at", universe.wire().time(universe.now()));
              change(made, call.body(), attributes, path);
              things.put(id, made);
              return EmulatorResponse.json(201, made);
            }));
    all.add(
        SplioRoute.of(
            "GET data/v1/" + path + "/*", data, call -> one(found(things, call.segment(3)))));
    all.add(
        SplioRoute.of(
            "PATCH data/" + patchVersion + "/" + path + "/*",
            data,
            call -> {
              ObjectNode thing = found(things, call.segment(3));
              change(thing, call.body(), attributes, path);
              return one(thing);
            }));
    all.add(
        SplioRoute.of(
            "DELETE data/" + path + "/*",
            SplioRoute.Limit.GENERAL,
            call -> {
              found(things, call.segment(2));
              things.remove(call.segment(2));
              return EmulatorResponse.empty(204);
            }));
  }

  private void change(ObjectNode thing, ObjectNode body, List<String> attributes, String scope) {
    attributes.stream().filter(body::has).forEach(name -> thing.set(name, body.get(name)));
    thing.put("updated_at", universe.wire().time(universe.now()));
    if (body.has("custom_fields") || !thing.has("custom_fields")) {
      thing.set("custom_fields", universe.customFields(scope, body.path("custom_fields")));
    }
  }

  private static ObjectNode found(Map<String, ObjectNode> things, String id) {
    return Optional.ofNullable(things.get(id))
        .orElseThrow(() -> SplioRefusal.single(404, "not_found", "This id does not exist"));
  }

  private static EmulatorResponse one(ObjectNode json) {
    return EmulatorResponse.json(200, json);
  }

  private ObjectNode order(SplioCall call) {
    return Optional.ofNullable(universe.orders.get(call.segment(3)))
        .orElseThrow(SplioRefusal::notFound);
  }

  private static ObjectNode withStatus(ObjectNode order) {
    ObjectNode json = order.deepCopy().put("status", "paid");
    json.set("status_lastupdate", json.path("created_at"));
    json.path("products").forEach(line -> ((ObjectNode) line).put("status", "paid"));
    return json;
  }

  private EmulatorResponse list(SplioCall call, String completed) {
    return SplioPaging.page(call, rows(call, completed, Optional.empty()));
  }

  private EmulatorResponse ofContact(SplioCall call) {
    ObjectNode contact = universe.contactByKey(call.segment(2)).orElseThrow(SplioRefusal::notFound);
    return SplioPaging.page(call, rows(call, "true", Optional.of(universe.keyOf(contact))));
  }

  /** Rows of lists carry neither lines nor loyalty (section 3.3). */
  private List<ObjectNode> rows(SplioCall call, String completed, Optional<String> contact) {
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode order : universe.orders.values()) {
      boolean wanted =
          contact.map(order.path("contact").path("contact_id").asText()::equals).orElse(true)
              && Boolean.toString(order.has("ordered_at")).equals(completed)
              && SplioFilter.passesFields(call, key -> order.path(key).asText(""));
      if (wanted) {
        ObjectNode row = order.deepCopy();
        row.remove(List.of("products", "loyalty"));
        rows.add(row);
      }
    }
    return rows;
  }

  private EmulatorResponse create(SplioCall call) {
    String id = call.required("external_id");
    if (universe.orders.containsKey(id)) {
      throw SplioRefusal.wrongValue("external_id", "This external_id already exists");
    }
    String key = call.required("contact_id");
    ObjectNode contact =
        universe
            .contactByKey(key)
            .orElseThrow(
                () -> SplioRefusal.wrongValue("individual_id", "This contact does not exist"));
    String store = call.required("store_external_id");
    if (!universe.stores.containsKey(store)) {
      throw SplioRefusal.wrongValue("store_external_id", "This store does not exist");
    }
    Optional<SplioCard> card =
        call.text("card_code")
            .map(
                code ->
                    universe
                        .card(code)
                        .orElseThrow(
                            () ->
                                SplioRefusal.wrongValue("card_code", "This card does not exist")));
    Optional<Instant> ordered = call.time("ordered_at", universe.settings().zone());
    ObjectNode order = orderHead(call, id, contact);
    order.set("products", lines(call.body().path("products")));
    boolean completed = call.body().path("completed").asBoolean(true);
    Instant at = ordered.orElse(universe.now());
    if (completed) {
      order.put("ordered_at", universe.wire().time(at));
    }
    if (card.isPresent()) {
      order
          .putObject("loyalty")
          .put("card_code", card.get().code)
          .put("id_program", universe.programId());
    }
    order.putObject("store").put("external_id", store).put("name", store);
    universe.orders.put(id, order);
    if (completed) {
      card.ifPresent(one -> earn(one, order, at));
    }
    return EmulatorResponse.json(201, order);
  }

  private ObjectNode orderHead(SplioCall call, String id, ObjectNode contact) {
    ObjectNode order = SandboxJson.object().put("external_id", id);
    order
        .putObject("contact")
        .put("id", contact.path("id").asLong())
        .put("contact_id", universe.keyOf(contact))
        .put("lastname", contact.path("lastname").asText())
        .put("firstname", contact.path("firstname").asText());
    order.put("created_at", universe.wire().time(universe.now()));
    for (String amount : AMOUNTS) {
      order.put(amount, amount(call.body(), amount));
    }
    order.put("currency", call.text("currency").orElse("")).put("sales_person", "");
    order.set("custom_fields", universe.customFields("orders", call.body().path("custom_fields")));
    return order;
  }

  /** Error texts demand a number, although one example sends text (section 11). */
  private static BigDecimal amount(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return BigDecimal.ZERO;
    }
    if (!value.isNumber()) {
      throw SplioRefusal.listed(400, name, "wrong_type", "This value should be of type numeric");
    }
    return value.decimalValue();
  }

  private ArrayNode lines(JsonNode sent) {
    ArrayNode lines = SandboxJson.array();
    for (JsonNode line : sent) {
      String product = line.path("product_id").asText();
      ObjectNode known = universe.products.get(product);
      if (known == null) {
        throw SplioRefusal.wrongValue("product_id", "This product does not exist");
      }
      ObjectNode json = lines.addObject().put("external_id", product);
      json.put("name", known.path("name").asText("")).put("description", "").put("brand", "");
      json.put("quantity", line.path("quantity").asLong());
      LINE_AMOUNTS.forEach(name -> json.put(name, amount(line, name)));
      json.put("currency", line.path("currency").asText(""));
    }
    return lines;
  }

  /**
   * The program's purchase rule: points per unit of line money, rounded half up per order. A negative line makes it a refund, which moves points
   * only by a refund rule and is linked to no order (pitfalls 6 and 7).
   */
  private void earn(SplioCard card, ObjectNode order, Instant at) {
    Optional<BigDecimal> rate = universe.settings().pointsPerUnit();
    BigDecimal money = BigDecimal.ZERO;
    for (JsonNode line : order.path("products")) {
      money = money.add(line.path("total_line_amount").decimalValue());
    }
    long points =
        money
            .multiply(rate.orElse(BigDecimal.ZERO))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    SplioSettings.RefundRule refunds = universe.settings().refundRule();
    if (points == 0 || (points < 0 && refunds == SplioSettings.RefundRule.NONE)) {
      return;
    }
    SplioLedger.Cause cause =
        new SplioLedger.Cause("order", at, "", order.path("external_id").asText());
    if (points > 0) {
      universe.ledger().later(card.code, SplioLedger.NQ, points, cause);
    } else if (refunds == SplioSettings.RefundRule.CANCEL) {
      universe.ledger().cancel(card.code, SplioLedger.NQ, -points, cause);
    } else {
      universe.ledger().debit(card.code, SplioLedger.NQ, -points, cause);
    }
    universe.ledger().later(card.code, SplioLedger.Q, points, cause);
  }

  private EmulatorResponse update(SplioCall call) {
    ObjectNode order = order(call);
    AMOUNTS.stream()
        .filter(call.body()::has)
        .forEach(name -> order.put(name, amount(call.body(), name)));
    JsonNode products = call.body().path("products");
    if (products.isArray()) {
      order.set("products", lines(products));
    }
    return one(order);
  }

  private EmulatorResponse delete(SplioCall call) {
    if (universe.orders.remove(call.segment(2)) == null) {
      throw SplioRefusal.notFound();
    }
    return EmulatorResponse.empty(204);
  }

  private EmulatorResponse fields(SplioCall call, String scope) {
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode field : universe.fields.getOrDefault(scope, Map.of()).values()) {
      ObjectNode row = field.deepCopy();
      row.remove("data_type"); // the lists do not tell types
      rows.add(row);
    }
    return SplioPaging.page(call, rows);
  }

  /** Creation and lists name two scopes differently (section 3.1). */
  private static String listed(String scope) {
    return switch (scope) {
      case "order_products" -> "order-lines";
      case "loyalty" -> "members";
      default -> scope;
    };
  }

  private EmulatorResponse makeField(SplioCall call) {
    String scope = listed(call.required("scope"));
    long id = universe.fields.getOrDefault(scope, Map.of()).size();
    universe.field(scope, id, call.required("name"), call.required("type"));
    return EmulatorResponse.json(
        201,
        SandboxJson.object()
            .put("id", id)
            .put("name", call.required("name"))
            .put("data_type", call.required("type")));
  }

  private EmulatorResponse dropField(SplioCall call) {
    Map<Long, ObjectNode> fields = universe.fields.getOrDefault(listed(call.segment(2)), Map.of());
    if (fields.remove(Long.parseLong(call.segment(3))) == null) {
      throw SplioRefusal.notFound();
    }
    return EmulatorResponse.empty(204);
  }
}
