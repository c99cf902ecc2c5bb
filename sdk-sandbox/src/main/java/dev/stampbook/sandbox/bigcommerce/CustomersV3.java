package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers the customer endpoints of V3 (section 3.3); bodies are arrays of at most 10. */
final class CustomersV3 {

  static final int MAX_ROWS = 10;

  private final Shop shop;
  private final InstantSource clock;
  private final Hooks hooks;
  private final CustomerAttributes attributes;
  private final Map<Integer, BigDecimal> storeCredit = new TreeMap<>();

  CustomersV3(Shop shop, InstantSource clock, Hooks hooks, CustomerAttributes attributes) {
    this.shop = shop;
    this.clock = clock;
    this.hooks = hooks;
    this.attributes = attributes;
  }

  void routes(Routes routes) {
    routes.add("GET /v3/customers", Scope.CUSTOMERS, this::list);
    routes.add("POST /v3/customers", Scope.CUSTOMERS, this::create);
    routes.add("PUT /v3/customers", Scope.CUSTOMERS, this::update);
    routes.add("DELETE /v3/customers", Scope.CUSTOMERS, this::delete);
  }

  private EmulatorResponse list(Call call) {
    var ids = call.querySet("id:in");
    var emails = call.querySet("email:in").map(CustomersV3::lower);
    var groups = call.querySet("customer_group_id:in");
    var phones = call.querySet("phone:in");
    var createdMin = call.queryTime("date_created:min");
    var createdMax = call.queryTime("date_created:max");
    var modifiedMin = call.queryTime("date_modified:min");
    var modifiedMax = call.queryTime("date_modified:max");
    List<ShopCustomer> rows =
        shop.customers().stream()
            .filter(c -> ids.map(set -> set.contains(Integer.toString(c.id()))).orElse(true))
            .filter(c -> emails.map(set -> set.contains(lower(c.email()))).orElse(true))
            .filter(c -> groups.map(s -> s.contains(Integer.toString(c.groupId()))).orElse(true))
            .filter(c -> phones.map(set -> set.contains(c.phone())).orElse(true))
            .filter(c -> createdMin.map(at -> !c.created().isBefore(at)).orElse(true))
            .filter(c -> createdMax.map(at -> !c.created().isAfter(at)).orElse(true))
            .filter(c -> modifiedMin.map(at -> !c.modified().isBefore(at)).orElse(true))
            .filter(c -> modifiedMax.map(at -> !c.modified().isAfter(at)).orElse(true))
            .sorted(sort(call))
            .toList();
    Set<String> include = call.querySet("include").orElse(Set.of());
    return Pages.v3Cursor(call, rows, ShopCustomer::id, c -> json(c, include));
  }

  private static Comparator<ShopCustomer> sort(Call call) {
    String[] parts = call.query("sort").orElse("id").split(":", -1);
    Comparator<ShopCustomer> order =
        switch (parts[0]) {
          case "id" -> Comparator.comparing(ShopCustomer::id);
          case "date_created" -> Comparator.comparing(ShopCustomer::created);
          case "date_modified" -> Comparator.comparing(ShopCustomer::modified);
          case "last_name" -> Comparator.comparing(ShopCustomer::lastName);
          default -> throw Refusal.v3(422, "The sort is not valid.", "sort", "unknown field");
        };
    boolean down = parts.length > 1 && parts[1].equals("desc");
    return (down ? order.reversed() : order).thenComparing(ShopCustomer::id);
  }

  private EmulatorResponse create(Call call) {
    JsonNode rows = rows(call);
    Set<String> seen = new HashSet<>();
    for (JsonNode row : rows) {
      requireText(row, "email", 3, 250);
      requireText(row, "first_name", 1, 100);
      requireText(row, "last_name", 1, 100);
      String email = row.path("email").asText();
      if (shop.customerByEmail(email).isPresent() || !seen.add(lower(email))) {
        throw duplicate();
      }
    }
    Instant now = now();
    List<ShopCustomer> made = new ArrayList<>();
    for (JsonNode row : rows) {
      ShopCustomer customer =
          new ShopCustomer(
              shop.nextCustomerId(),
              row.path("email").asText(),
              row.path("first_name").asText(),
              row.path("last_name").asText(),
              row.path("phone").asText(""),
              row.path("customer_group_id").asInt(0),
              now,
              now);
      shop.put(customer);
      made.add(customer);
      attributes.putInline(customer.id(), row.path("attributes"));
      happened("created", customer.id(), now);
    }
    return data(made);
  }

  private EmulatorResponse update(Call call) {
    JsonNode rows = rows(call);
    for (JsonNode row : rows) {
      int id = row.path("id").asInt();
      if (shop.customer(id).isEmpty()) {
        throw Refusal.v3(422, "The customer does not exist.", "id", "unknown");
      }
      String email = row.path("email").asText("");
      if (shop.customerByEmail(email).filter(other -> other.id() != id).isPresent()) {
        throw duplicate();
      }
    }
    Instant now = now();
    List<ShopCustomer> changed = new ArrayList<>();
    for (JsonNode row : rows) {
      ShopCustomer was = shop.customer(row.path("id").asInt()).orElseThrow();
      ShopCustomer customer =
          new ShopCustomer(
              was.id(),
              row.path("email").asText(was.email()),
              row.path("first_name").asText(was.firstName()),
              row.path("last_name").asText(was.lastName()),
              row.path("phone").asText(was.phone()),
              row.path("customer_group_id").asInt(was.groupId()),
              was.created(),
              now);
      shop.put(customer);
      changed.add(customer);
      JsonNode credit = row.path("store_credit_amounts").path(0).path("amount");
      if (credit.isNumber()) {
        storeCredit.put(was.id(), credit.decimalValue());
      }
      happened("updated", customer.id(), now);
    }
    return data(changed);
  }

  /** Deletes by {@code id:in}; without the filter nothing happens (section 3.3). */
  private EmulatorResponse delete(Call call) {
    for (String id : call.querySet("id:in").orElse(Set.of())) {
      shop.customers().stream()
          .filter(customer -> Integer.toString(customer.id()).equals(id))
          .forEach(
              customer -> {
                shop.removeCustomer(customer.id());
                happened("deleted", customer.id(), now());
              });
    }
    return EmulatorResponse.empty(204);
  }

  private static JsonNode rows(Call call) {
    JsonNode rows = call.body();
    if (!rows.isArray() || rows.isEmpty()) {
      throw Refusal.v3(422, "The body must be an array of 1 to 10 customers.");
    } else if (rows.size() > MAX_ROWS) {
      throw Refusal.v3(413, "The body must hold at most 10 customers.");
    }
    return rows;
  }

  private static void requireText(JsonNode row, String field, int min, int max) {
    int length = row.path(field).asText().length();
    if (length < min || length > max) {
      throw Refusal.v3(
          422, "A field is not valid.", field, "must have " + min + " to " + max + " characters");
    }
  }

  /** Refuses a used address; the error does not name the customer who has it (section 9). */
  private static Refusal duplicate() {
    return Refusal.v3(
        422, "Create customers failed.", ".customer_create", "The email is already in use.");
  }

  private void happened(String what, int id, Instant at) {
    hooks.send("store/customer/" + what, object().put("type", "customer").put("id", id), at);
  }

  private EmulatorResponse data(List<ShopCustomer> customers) {
    ObjectNode body = object();
    body.set("data", Pages.rows(customers, customer -> json(customer, Set.of())));
    body.putObject("meta");
    return EmulatorResponse.json(200, body);
  }

  private JsonNode json(ShopCustomer customer, Set<String> include) {
    ArrayNode values = attributes.valuesOf(customer.id());
    ObjectNode json = object().put("id", customer.id()).put("email", customer.email());
    json.put("first_name", customer.firstName()).put("last_name", customer.lastName());
    json.put("company", "").put("phone", customer.phone()).put("registration_ip_address", "");
    json.put("notes", "").put("tax_exempt_category", "");
    json.put("customer_group_id", customer.groupId());
    json.put("date_created", WireTime.zulu(customer.created()));
    json.put("date_modified", WireTime.zulu(customer.modified()));
    json.put("address_count", 0).put("attribute_count", values.size());
    json.putObject("authentication").put("force_password_reset", false);
    if (include.contains("attributes")) {
      json.set("attributes", values);
    }
    if (include.contains("storecredit")) {
      json.putArray("store_credit_amounts")
          .addObject()
          .put("amount", storeCredit.getOrDefault(customer.id(), BigDecimal.ZERO));
    }
    if (include.contains("addresses")) {
      json.putArray("addresses");
    }
    json.put("accepts_product_review_abandoned_cart_emails", false);
    return json.put("origin_channel_id", 1).putNull("channel_ids");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Set<String> lower(Set<String> texts) {
    return texts.stream().map(CustomersV3::lower).collect(Collectors.toUnmodifiableSet());
  }
}
