package dev.stampbook.sandbox.smile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers the provider's operations (sheet section 3; numbers are those of its table). */
final class SmileEndpoints {

  private final SmileAccount account;
  private final AtomicLong lists = new AtomicLong();

  SmileEndpoints(SmileAccount account) {
    this.account = account;
  }

  /** 1. Lists customers, filtered by e-mail, state and change. */
  EmulatorResponse listCustomers(SmileCall call) {
    Optional<SmileCustomer.State> state =
        call.query("state").map(text -> choice(SmileCustomer.State.values(), text));
    Optional<Instant> after = call.query("updated_at_min").map(text -> call.updatedAtMin());
    Predicate<SmileCustomer> fits =
        customer ->
            state.map(wanted -> wanted == customer.state()).orElse(true)
                && after.map(customer.updatedAt()::isAfter).orElse(true);
    SmilePage<SmileCustomer> page = account.customers(call.query("email"), fits, call.page());
    List<SmileTier> tiers = account.tiers();
    return list("customers", page, row -> SmileWire.customer(row, call.include(), tiers));
  }

  /** 2. Shows a customer. */
  EmulatorResponse getCustomer(SmileCall call) {
    SmileCustomer found = account.find(call.id()).orElseThrow(SmileRefusal::notFound);
    return one(200, "customer", SmileWire.customer(found, call.include(), account.tiers()));
  }

  /** 3. Links an external customer: 201 for a new link, 200 for a known one. */
  EmulatorResponse upsertIdentity(SmileCall call) {
    SmileCall.Fields fields = call.envelope("customer_identity");
    String email = fields.requiredText("email");
    String distinctId = fields.requiredText("distinct_id");
    if (!fields.node().path("properties").isEmpty()) {
      throw SmileRefusal.unacceptable("The properties are not on the allow-list.");
    }
    SmileAccount.Linked linked =
        account.link(distinctId, email, fields.text("first_name"), fields.text("last_name"));
    int status = linked.was() == SmileAccount.Linked.Was.MADE ? 201 : 200;
    return one(status, "customer_identity", SmileWire.identity(linked.identity()));
  }

  /** 4. Records a custom action for exactly one customer, by number or by e-mail. */
  EmulatorResponse createActivity(SmileCall call) {
    SmileCall.Fields fields = call.envelope("activity");
    String token = fields.requiredText("token");
    OptionalLong number = fields.number("customer_id");
    Optional<String> email = fields.text("customer_email");
    if (number.isPresent() == email.isPresent()) {
      throw SmileRefusal.malformed("Exactly one of customer_id and customer_email is needed.");
    }
    Optional<Instant> origin = fields.text("created_on_origin_at").map(SmileEndpoints::instant);
    long customerId =
        number.orElseGet(
            () ->
                email
                    .flatMap(account::customer)
                    .map(SmileCustomer::id)
                    .orElseThrow(SmileRefusal::notFound));
    Optional<String> distinctId = fields.text("distinct_id");
    long id = account.recordActivity(customerId, token, distinctId);
    ObjectNode json = SandboxJson.object();
    json.put("id", id);
    json.put("customer_id", customerId);
    json.put("token", token);
    json.put("distinct_id", distinctId.orElse(null));
    json.put("created_on_origin_at", origin.map(SmileWire::time).orElse(null));
    Instant now = account.now();
    SmileWire.stamp(json, now, now);
    return one(201, "activity", json);
  }

  /** 5. Lists enabled ways to earn. */
  EmulatorResponse listEarningRules(SmileCall call) {
    return list("earning_rules", account.rules(call.page()), SmileWire::rule);
  }

  /** 6. Lists products by page number, without any paging metadata. */
  EmulatorResponse listProducts(SmileCall call) {
    int size = call.size("page_size");
    long page = call.queryNumber("page").orElse(1L);
    Optional<String> type = call.query("exchange_type");
    if (page < 1 || !type.map(Set.of("fixed", "variable")::contains).orElse(true)) {
      throw SmileRefusal.malformed("The parameter page or exchange_type is not valid.");
    }
    List<ObjectNode> rows =
        account.products().entrySet().stream()
            .map(row -> SmileWire.product(row.getKey(), row.getValue(), account.opened()))
            .filter(row -> type.map(row.path("exchange_type").asText()::equals).orElse(true))
            .skip((page - 1) * size)
            .limit(size)
            .toList();
    ObjectNode json = SandboxJson.object();
    json.putArray("points_products").addAll(rows);
    return EmulatorResponse.json(200, json);
  }

  /** 7. Shows a product. */
  EmulatorResponse getProduct(SmileCall call) {
    SmileProduct found = account.products().get(call.id());
    if (found == null) {
      throw SmileRefusal.notFound();
    }
    return one(200, "points_product", SmileWire.product(call.id(), found, account.opened()));
  }

  /** 8. Redeems; the body has no envelope, and the code comes with the answer. */
  EmulatorResponse purchase(SmileCall call) {
    SmileCall.Fields fields = call.bare();
    long customerId = fields.requiredNumber("customer_id");
    SmileRewards.Redemption bought =
        account.purchase(customerId, call.id(), fields.number("points_to_spend"));
    SmileFulfillment issued = bought.fulfillment();
    ObjectNode json = SandboxJson.object();
    json.put("id", 5_000_000 + issued.id());
    json.put("customer_id", customerId);
    json.put("points_product_id", call.id());
    json.put("points_spent", bought.points());
    json.set("reward_fulfillment", SmileWire.fulfillment(issued));
    SmileWire.stamp(json, issued.createdAt(), issued.updatedAt());
    return one(201, "points_purchase", json);
  }

  /** 9. Adds or takes points. */
  EmulatorResponse createTransaction(SmileCall call) {
    SmileCall.Fields fields = call.envelope("points_transaction");
    SmileEntry made =
        account.transact(
            fields.requiredNumber("customer_id"),
            fields.requiredNumber("points_change"),
            fields.text("description").orElse(""),
            fields.text("internal_note"));
    return one(201, "points_transaction", SmileWire.entry(made));
  }

  /** 10. Lists the ledger; {@code updated_at_min} means at or after. */
  EmulatorResponse listTransactions(SmileCall call) {
    SmilePage<SmileEntry> page =
        account.entries(call.queryNumber("customer_id"), call.updatedAtMin(), call.page());
    return list("points_transactions", page, SmileWire::entry);
  }

  /** 11. Shows one ledger line. */
  EmulatorResponse getTransaction(SmileCall call) {
    SmileEntry found = account.entry(call.id()).orElseThrow(SmileRefusal::notFound);
    return one(200, "points_transaction", SmileWire.entry(found));
  }

  /** 12. Tells the name of the points; 404 without an active programme. */
  EmulatorResponse pointsSettings(SmileCall call) {
    if (account.settings().pointsProgram() == SmileSettings.PointsProgram.INACTIVE) {
      throw SmileRefusal.notFound();
    }
    ObjectNode json = SandboxJson.object();
    json.putObject("points_label").put("one", "Point").put("other", "Points");
    return one(200, "points_settings", json);
  }

  /** 13. Tells whether referrals are on; the field names of their rewards are unknown. */
  EmulatorResponse referralSettings(SmileCall call) {
    return one(200, "referral_settings", SandboxJson.object().put("status", "inactive"));
  }

  /** 14. Lists issued rewards; {@code updated_at_min} means after. */
  EmulatorResponse listFulfillments(SmileCall call) {
    Optional<SmileFulfillment.Usage> usage =
        call.query("usage_status").map(text -> choice(SmileFulfillment.Usage.values(), text));
    boolean issued = call.query("fulfillment_status").map("issued"::equals).orElse(true);
    Optional<Instant> after = call.query("updated_at_min").map(text -> call.updatedAtMin());
    Predicate<SmileFulfillment> fits =
        row ->
            issued
                && usage.map(wanted -> wanted == row.usage()).orElse(true)
                && after.map(row.updatedAt()::isAfter).orElse(true);
    return list(
        "reward_fulfillments",
        account.fulfillments(call.queryNumber("customer_id"), fits, call.page()),
        SmileWire::fulfillment);
  }

  /** 15. Lists all tiers, lowest milestone first, without paging. */
  EmulatorResponse listTiers(SmileCall call) {
    ObjectNode json = SandboxJson.object();
    ArrayNode rows = json.putArray("vip_tiers");
    account.tiers().forEach(tier -> rows.add(SmileWire.tier(tier, call.include())));
    return EmulatorResponse.json(200, json);
  }

  private <T> EmulatorResponse list(String name, SmilePage<T> page, Function<T, ObjectNode> wire) {
    ObjectNode json = SandboxJson.object();
    ArrayNode rows = json.putArray(name);
    page.rows().forEach(row -> rows.add(wire.apply(row)));
    // The provider writes "none" as null or as empty text (section 6): clients meet both in turn.
    Optional<String> none = lists.getAndIncrement() % 2 == 0 ? Optional.empty() : Optional.of("");
    ObjectNode metadata = json.putObject("metadata");
    metadata.put("next_cursor", page.next().or(() -> none).orElse(null));
    metadata.put("previous_cursor", page.previous().or(() -> none).orElse(null));
    return EmulatorResponse.json(200, json);
  }

  private static EmulatorResponse one(int status, String envelope, JsonNode inside) {
    ObjectNode json = SandboxJson.object();
    json.set(envelope, inside);
    return EmulatorResponse.json(status, json);
  }

  private static <E extends Enum<E>> E choice(E[] values, String text) {
    for (E value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw SmileRefusal.malformed("A filter has a value that does not exist.");
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw SmileRefusal.malformed("The field created_on_origin_at is not a time.");
    }
  }
}
