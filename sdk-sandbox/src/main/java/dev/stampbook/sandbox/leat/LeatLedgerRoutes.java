package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Carries out what concerns shops, units, the ledger and orders (sheet sections 3.3 to 3.5). */
final class LeatLedgerRoutes {

  private final LeatAccount account;

  private LeatLedgerRoutes(LeatAccount account) {
    this.account = account;
  }

  static List<LeatRoute> of(LeatAccount account) {
    LeatLedgerRoutes to = new LeatLedgerRoutes(account);
    return List.of(
        LeatRoute.on("GET", "shops", to::shops),
        LeatRoute.on("GET", "shops/*", to::shop),
        LeatRoute.on("GET", "units", call -> LeatRoute.list(List.of(LeatWire.unit()))),
        LeatRoute.on("POST", "units", to::createUnit),
        LeatRoute.on("GET", "loyalty-program", to::program),
        LeatRoute.on("GET", "tiers", to::tiers),
        LeatRoute.on("GET", "perks", call -> LeatRoute.list(List.of())),
        LeatRoute.on("GET", "credit-receptions/calculate", to::calculate),
        LeatRoute.on("POST", "credit-receptions", to::receive),
        LeatRoute.on("POST", "credit-receptions/*/reverse", to::reverse),
        LeatRoute.on("GET", "loyalty-transactions", to::transactions),
        LeatRoute.on("GET", "loyalty-transaction-attributes", to::attributes),
        LeatRoute.on("POST", "loyalty-transaction-attributes", to::createAttribute),
        LeatRoute.on("POST", "orders/create-and-process", to::createAndProcess),
        LeatRoute.on("POST", "orders", to::create),
        LeatRoute.on("GET", "orders/find", to::findOrder),
        LeatRoute.on("PUT", "orders/*", to::updateOrder),
        LeatRoute.on("POST", "order-returns/create-and-process", to::giveBack));
  }

  private EmulatorResponse shops(LeatCall call) {
    return LeatRoute.list(List.of(LeatWire.shop(account.shopUuid())));
  }

  private EmulatorResponse shop(LeatCall call) {
    account.checkShop(call.segment(1));
    return LeatRoute.data(LeatWire.shop(account.shopUuid()));
  }

  private EmulatorResponse createUnit(LeatCall call) {
    account.wrote();
    ObjectNode json = SandboxJson.object();
    json.put("id", 113).put("loyalty_program_id", 9).put("name", call.required("name"));
    json.put("label", call.required("label")).put("is_default", false);
    json.put("created_at", "2026-02-03T14:39:24.000000Z"); // the other form of times
    return LeatRoute.data(json);
  }

  private EmulatorResponse program(LeatCall call) {
    ObjectNode json = SandboxJson.object();
    json.put("id", 9).put("name", "Program").put("max_amount", 100_000);
    json.putNull("custom_credit_name").set("unit", LeatWire.unit());
    return LeatRoute.data(json);
  }

  private EmulatorResponse tiers(LeatCall call) {
    ObjectNode gold = SandboxJson.object();
    gold.put("uuid", "5a1e7c1e-0000-4000-8000-000000000002").put("name", "Gold");
    return LeatRoute.list(List.of(gold.putNull("description").put("position", 2)));
  }

  private static long earned(BigDecimal value) {
    return value.setScale(0, RoundingMode.DOWN).longValueExact();
  }

  private EmulatorResponse calculate(LeatCall call) {
    account.checkShop(call.requiredQuery("shop_uuid"));
    BigDecimal value = new BigDecimal(call.requiredQuery("unit_value"));
    return LeatRoute.data(SandboxJson.object().put("credits", earned(value)));
  }

  private EmulatorResponse receive(LeatCall call) {
    account.checkShop(call.required("shop_uuid"));
    LeatMember member = account.member(call.required("contact_uuid"));
    OptionalLong credits = call.number("credits");
    Optional<BigDecimal> value = LeatCall.decimal(call.body(), "unit_value");
    if (credits.isEmpty() && value.isEmpty()) {
      throw LeatRefusal.invalid("credits");
    }
    long points = credits.orElseGet(() -> earned(value.orElse(BigDecimal.ZERO)));
    LeatEntry made = account.receive(member, points, value, call.body());
    account.wrote();
    return entry(made);
  }

  private EmulatorResponse entry(LeatEntry entry) {
    return LeatRoute.data(LeatWire.entry(entry, account));
  }

  private EmulatorResponse reverse(LeatCall call) {
    LeatEntry reversed = account.entry(call.segment(1));
    account.wrote();
    return entry(
        account.append(
            account.member(reversed.contact()),
            -reversed.credits(),
            Optional.empty(),
            Map.of(),
            "OAUTH_API"));
  }

  private EmulatorResponse transactions(LeatCall call) {
    Optional<String> type = call.query("type");
    if (type.filter(text -> !text.matches("(credit|reward)_receptions")).isPresent()) {
      throw LeatRefusal.invalid("type");
    }
    Optional<Instant> from = call.query("created_at[gte]").map(Instant::parse);
    Predicate<LeatEntry> fits =
        entry ->
            from.map(bound -> !entry.at().isBefore(bound)).orElse(true)
                && type.map(
                        text ->
                            text.equals("credit_receptions")
                                == (entry.kind() == LeatEntry.Kind.CREDIT_RECEPTION))
                    .orElse(true);
    return LeatRoute.page(
        call,
        account.lines(call.query("contact_uuid"), fits).stream()
            .map(entry -> LeatWire.entry(entry, account))
            .toList(),
        10,
        100);
  }

  private EmulatorResponse attributes(LeatCall call) {
    return LeatRoute.list(
        account.attributeNames().stream().map(LeatLedgerRoutes::attribute).toList());
  }

  private static ObjectNode attribute(String name) {
    ObjectNode json = SandboxJson.object();
    json.put("name", name).put("label", name).putNull("placeholder").put("type", "text");
    json.put("field_type", "text").putArray("options");
    json.put("is_piggy_defined", false).put("is_soft_read_only", false);
    return json.put("is_hard_read_only", false);
  }

  private EmulatorResponse createAttribute(LeatCall call) {
    String name = call.required("name");
    call.required("data_type");
    if (!account.attributeNames().add(name)) {
      throw LeatRefusal.of(60009, "Attribute already exists.");
    }
    account.wrote();
    return LeatRoute.data(attribute(name));
  }

  private EmulatorResponse createAndProcess(LeatCall call) {
    LeatOrder made = account.orders().create(call.body());
    account.wrote();
    ObjectNode json = SandboxJson.object();
    account.orders().process(made).ifPresent(result -> json.set("result", result));
    json.set("order", made.json());
    return LeatRoute.data(json);
  }

  private EmulatorResponse create(LeatCall call) {
    LeatOrder made = account.orders().create(call.body());
    account.wrote();
    ObjectNode json = SandboxJson.object();
    json.set("order", made.json());
    return LeatRoute.data(json);
  }

  private EmulatorResponse findOrder(LeatCall call) {
    return LeatRoute.data(
        account
            .orders()
            .find(call.requiredQuery("external_identifier"))
            .orElseThrow(LeatRefusal::noSuchThing)
            .json());
  }

  private EmulatorResponse updateOrder(LeatCall call) {
    LeatOrder order = account.orders().byUuid(call.segment(1));
    account.wrote();
    call.text("status").ifPresent(text -> order.json.put("status", text));
    call.text("payment_status").ifPresent(text -> order.json.put("payment_status", text));
    return LeatRoute.data(order.json());
  }

  private EmulatorResponse giveBack(LeatCall call) {
    JsonNode named = call.body().path("order");
    LeatOrder order =
        named.has("uuid")
            ? account.orders().byUuid(LeatCall.required(named, "uuid"))
            : account
                .orders()
                .find(LeatCall.required(named, "external_identifier"))
                .orElseThrow(LeatRefusal::noSuchThing);
    ObjectNode made = account.orders().giveBack(order, call.body());
    account.wrote();
    ObjectNode json = SandboxJson.object();
    json.set("return", made);
    account.orders().process(order).ifPresent(result -> json.set("result", result));
    return LeatRoute.data(json);
  }
}
