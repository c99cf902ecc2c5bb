package dev.stampbook.sandbox.treez;

import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;
import dev.stampbook.sandbox.shop.Shop;
import dev.stampbook.sandbox.shop.ShopCustomer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds the customers: those of the shop, with what Treez knows beyond it (section 3.1). Guarded by the shop's lock. */
final class CustomerBook {

  private static final List<String> KEPT =
      List.of(
          "birthday",
          "patient_type",
          "middle_name",
          "notes",
          "gender",
          "drivers_license",
          "drivers_license_expiration",
          "state_medical_id",
          "permit_expiration",
          "rewards_balance",
          "referral_source",
          "banned",
          "warning_1",
          "warning_2",
          "customer_groups");

  private final Shop shop;
  private final TicketJson times;
  private final TreezSettings.OptInAnswer optInAnswer;
  private final Map<Integer, ObjectNode> extras = new HashMap<>();

  CustomerBook(Shop shop, TicketJson times, TreezSettings.OptInAnswer optInAnswer) {
    this.optInAnswer = optInAnswer;
    this.shop = shop;
    this.times = times;
  }

  List<ShopCustomer> all() {
    return shop.customers();
  }

  Optional<ShopCustomer> find(String id) {
    return id.matches("\\d{1,9}") ? shop.customer(Integer.parseInt(id)) : Optional.empty();
  }

  Optional<ShopCustomer> byEmail(String email) {
    return shop.customerByEmail(email);
  }

  /** Returns who has a number of ten digits. */
  List<ShopCustomer> byPhone(String digits) {
    return all().stream().filter(customer -> tenDigits(customer.phone()).equals(digits)).toList();
  }

  static String tenDigits(String phone) {
    String digits = phone.replaceAll("\\D", "");
    return digits.length() > 10 ? digits.substring(digits.length() - 10) : digits;
  }

  /** Keeps a new customer or a changed one; what the body does not name stays as it is. */
  ShopCustomer put(int id, JsonNode body, Optional<ShopCustomer> before, Instant now) {
    ShopCustomer customer =
        new ShopCustomer(
            id,
            body.path("email").asText(before.map(ShopCustomer::email).orElse("")),
            body.path("first_name").asText(),
            body.path("last_name").asText(),
            body.path("phone").asText(before.map(ShopCustomer::phone).orElse("")),
            before.map(ShopCustomer::groupId).orElse(0),
            before.map(ShopCustomer::created).orElse(now),
            now);
    ObjectNode more = extras(id);
    for (String field : KEPT) {
      if (body.has(field)) {
        more.set(field, body.get(field));
      }
    }
    if (body.has("opt_out")) {
      more.put("opted_out", body.path("opt_out").asBoolean());
    }
    shop.put(customer);
    return customer;
  }

  /** Returns what is known beyond the shop's customer; everybody is an adult of the same birthday until told otherwise. */
  ObjectNode extras(int id) {
    return extras.computeIfAbsent(
        id,
        key ->
            object()
                .put("birthday", "1990-04-01")
                .put("patient_type", "ADULT")
                .put("rewards_balance", 0)
                .put("banned", false)
                .put("status", "ACTIVE"));
  }

  void merge(ShopCustomer source, ShopCustomer destination) {
    extras(source.id()).put("status", "DEACTIVATED").put("merged_into", destination.id());
    ObjectNode into = extras(destination.id()).put("status", "MERGED");
    JsonNode before = into.path("merged");
    ArrayNode merged = before instanceof ArrayNode known ? known : SandboxJson.array();
    into.set("merged", merged.add(source.id()));
  }

  /** Writes a customer: an empty text as N/A, the flag of consent as null or a text, a first visit long ago. */
  ObjectNode json(ShopCustomer customer) {
    ObjectNode more = extras(customer.id());
    ObjectNode json = object().put("customer_id", Integer.toString(customer.id()));
    json.set("status", more.path("status"));
    json.put("verification_status", "VERIFICATION_PENDING");
    json.putArray("verification_reasons")
        .addObject()
        .put("verification_reason", "NEW")
        .put("verification_reason_description", "NEW_INTAKE_CUSTOMER");
    json.put("first_name", orNothing(customer.firstName()));
    json.put("last_name", orNothing(customer.lastName()));
    json.putNull("middle_name").putNull("nickname").put("drivers_license", "N/A");
    json.put("email", customer.email().isEmpty() ? null : customer.email());
    json.put("phone", customer.phone().isEmpty() ? null : tenDigits(customer.phone()));
    json.putNull("notes").put("gender", "U").put("rewards_type", "POINTS");
    json.put("signup_date", times.time(customer.created()));
    json.put("last_update", times.time(customer.modified()));
    json.put("last_visit_date", "2000-01-01 00:00:00.000");
    json.putNull("referral_source").put("warning_1", false).put("warning_2", false);
    json.put("is_caregiver", false);
    json.putArray("addresses");
    json.putArray("customer_groups");
    for (String field : KEPT) {
      if (more.has(field)) {
        json.set(field, more.get(field));
      }
    }
    boolean optedIn = more.has("opted_out") && !more.path("opted_out").asBoolean();
    if (optedIn && optInAnswer == TreezSettings.OptInAnswer.FALSE) {
      json.put("opt_out", "false");
    } else {
      json.put("opt_out", more.path("opted_out").asBoolean() ? "true" : null);
    }
    json.set(
        "merged_customer_ids",
        more.path("merged").isArray() ? more.get("merged") : SandboxJson.array());
    if (more.has("merged_into")) {
      json.put("merged_into_customer_id", more.path("merged_into").asInt());
    } else {
      json.putNull("merged_into_customer_id");
    }
    return json;
  }

  private static String orNothing(String name) {
    return name.isEmpty() ? "N/A" : name;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
