package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the operations on rewards, grants, burns and codes (sheet section 3.5). */
final class SplioRewardDesk {

  private static final List<String> ATTRIBUTES =
      List.of(
          "name",
          "description",
          "rich_description",
          "image_url",
          "monetary",
          "monetary_type",
          "monetary_value",
          "nqp_value",
          "holding_days",
          "validity_interval_type",
          "validity_interval_count",
          "forced_validity",
          "forced_validity_start",
          "forced_validity_end",
          "limited",
          "auto_generated");

  private static final Map<String, String> MISSPELT =
      Map.of(
          "valitidy_interval_count", "validity_interval_count",
          "forced_valitidy_end", "forced_validity_end");

  private final SplioUniverse universe;

  SplioRewardDesk(SplioUniverse universe) {
    this.universe = universe;
  }

  List<SplioRoute> routes() {
    SplioRoute.Limit general = SplioRoute.Limit.GENERAL;
    return List.of(
        SplioRoute.of("GET loyalty/v2/rewards", general, this::list),
        SplioRoute.of("POST loyalty/v1/rewards", general, this::create),
        SplioRoute.of("GET loyalty/v1/rewards/*", general, call -> one(master(call.segment(3)))),
        SplioRoute.of("PATCH loyalty/v1/rewards/*", general, this::update),
        SplioRoute.of("POST loyalty/rewards/eligibility/*", general, this::eligible),
        SplioRoute.of("GET loyalty/v1/rewards/*/attributions", general, this::byReward),
        SplioRoute.of("GET loyalty/v2/contacts/*/rewards", general, this::byContact),
        SplioRoute.of("GET loyalty/reward-attributions/*", general, this::detail),
        SplioRoute.of("POST loyalty/v1/rewards/*/grant", general, this::grant),
        SplioRoute.of("POST loyalty/v1/rewards/grant", general, this::grantMany),
        SplioRoute.of("POST loyalty/v1/reward-attributions/*/burn", general, this::burn),
        SplioRoute.of("POST loyalty/v1/rewards/burn", general, this::burnMany),
        SplioRoute.of("POST loyalty/rewards/*/instances/send", general, this::upload),
        SplioRoute.of("POST loyalty/rewards/*/stock/add", general, this::addStock));
  }

  private SplioMaster master(String id) {
    return Optional.ofNullable(universe.rewards.get(id))
        .orElseThrow(() -> SplioRefusal.flat(404, "", "", "The reward does not exist"));
  }

  private EmulatorResponse one(SplioMaster master) {
    return EmulatorResponse.json(200, universe.wire().reward(master));
  }

  private EmulatorResponse list(SplioCall call) {
    boolean sorted = call.query("sort").isPresent();
    if (sorted && !call.query("sort").orElse("").equals("nqp_value")) {
      throw SplioRefusal.wrongValue("sort", "Only nqp_value is accepted");
    }
    Comparator<SplioMaster> order =
        sorted
            ? Comparator.comparingLong(SplioMaster::cost).thenComparing(one -> one.id)
            : Comparator.comparingLong((SplioMaster one) -> one.id);
    boolean descending = !call.query("order").orElse("desc").equals("asc");
    List<SplioMaster> rows =
        universe.rewards.values().stream()
            .filter(one -> SplioFilter.passes(call, "external_id", one.externalId()))
            .filter(one -> SplioFilter.passes(call, "name", one.wire.path("name").asText()))
            .sorted(descending ? order.reversed() : order)
            .toList();
    return SplioPaging.cursor(
        call, rows, one -> one.id, one -> one.wire.deepCopy().put("use_internal_id", false));
  }

  private EmulatorResponse create(SplioCall call) {
    String id = call.required("external_id");
    if (universe.rewards.containsKey(id)) {
      throw SplioRefusal.flat(400, "external_id", "wrong_value", "external id already exists");
    }
    call.required("name");
    call.wholeNumber("nqp_value");
    call.wholeNumber("holding_days");
    ObjectNode json = SandboxJson.object().put("external_id", id);
    change(json, call.body());
    universe.rewards.put(id, new SplioMaster(18L + universe.rewards.size(), json));
    return EmulatorResponse.json(201, json);
  }

  private void change(ObjectNode reward, ObjectNode body) {
    ATTRIBUTES.stream().filter(body::has).forEach(name -> reward.set(name, body.get(name)));
    SplioCall.text(body, "max_attribution_count")
        .ifPresent(count -> reward.put("max_attribution_count", Long.parseLong(count)));
    if (body.has("custom_fields") || !reward.has("custom_fields")) {
      reward.set("custom_fields", universe.customFields("rewards", body.path("custom_fields")));
    }
  }

  /** Two attributes of a change are published misspelt; which spelling the real one takes is unknown, so both work here (U15). */
  static void allowBothSpellings(ObjectNode document) {
    ObjectNode attributes = (ObjectNode) document.at("/components/schemas/RewardPatch/properties");
    MISSPELT.forEach((published, meant) -> attributes.set(meant, attributes.path(published)));
  }

  private EmulatorResponse update(SplioCall call) {
    SplioMaster master = master(call.segment(3));
    ObjectNode body = call.body().deepCopy();
    MISSPELT.forEach(
        (published, meant) -> {
          if (body.has(published)) {
            body.set(meant, body.remove(published));
          }
        });
    change(master.wire, body);
    return one(master);
  }

  /** What the card can take: enough spendable points, in stock, inside a forced validity. */
  private EmulatorResponse eligible(SplioCall call) {
    SplioCard card =
        universe
            .card(call.segment(3))
            .orElseThrow(() -> SplioRefusal.flat(400, "card_code", "not_found", "unknown card"));
    long balance = universe.ledger().remaining(card.code, SplioLedger.NQ).total();
    List<SplioMaster> rows =
        universe.rewards.values().stream()
            .filter(one -> one.cost() <= balance && hasStock(one) && isOpen(one))
            .toList();
    return SplioPaging.cursor(call, rows, one -> one.id, one -> one.wire);
  }

  private static boolean hasStock(SplioMaster master) {
    return !master.limited() || master.stock() > 0;
  }

  private boolean isOpen(SplioMaster master) {
    Optional<String> end = SplioCall.text(master.wire, "forced_validity_end");
    return !master.wire.path("forced_validity").asBoolean()
        || end.map(text -> SplioCall.time("end", text, universe.settings().zone()))
            .map(universe.now()::isBefore)
            .orElse(true);
  }

  private EmulatorResponse byReward(SplioCall call) {
    SplioMaster master = master(call.segment(3));
    List<SplioGrant> rows = newestFirst(grant -> grant.reward == master);
    return SplioPaging.cursor(
        call,
        rows,
        grant -> grant.id,
        grant -> {
          ObjectNode row = universe.wire().attribution(grant);
          row.remove("card_code"); // the short form
          return row;
        });
  }

  private EmulatorResponse byContact(SplioCall call) {
    ObjectNode contact = universe.contactByKey(call.segment(3)).orElseThrow(SplioRefusal::notFound);
    Optional<Long> number = Optional.of(contact.path("id").asLong());
    List<SplioGrant> rows =
        newestFirst(
            grant ->
                grant.card.contact.equals(number)
                    && SplioFilter.passes(call, "card_code", grant.card.code));
    boolean fields = call.query("with_custom_fields").filter("true"::equals).isPresent();
    return SplioPaging.cursor(
        call,
        rows,
        grant -> grant.id,
        grant -> {
          ObjectNode row = universe.wire().attribution(grant);
          if (fields) {
            ((ObjectNode) row.path("reward_definition"))
                .set("custom_fields", grant.reward.wire.path("custom_fields"));
          }
          return row;
        });
  }

  private List<SplioGrant> newestFirst(java.util.function.Predicate<SplioGrant> wanted) {
    return universe.grants.values().stream()
        .filter(wanted)
        .sorted(Comparator.comparingLong((SplioGrant grant) -> grant.id).reversed())
        .toList();
  }

  private EmulatorResponse detail(SplioCall call) {
    SplioGrant grant =
        Optional.ofNullable(universe.grants.get(call.segment(2)))
            .orElseThrow(
                () ->
                    SplioRefusal.flat(
                        404, "external_id", "external_id_not_found", "unknown attribution"));
    return EmulatorResponse.json(200, universe.wire().detail(grant));
  }

  private EmulatorResponse grant(SplioCall call) {
    Optional<String> key = SplioCall.text(call.body(), "idempotency_key");
    if (key.isPresent() && universe.idempotencyKeys.contains(key.get())) {
      throw SplioRefusal.flat(400, "", "", "A call with this idempotency key was received before");
    }
    List<SplioGrant> made = give(master(call.segment(3)), call.body());
    key.ifPresent(universe.idempotencyKeys::add);
    ArrayNode codes = SandboxJson.array();
    made.forEach(grant -> codes.add(grant.code));
    ArrayNode answer = SandboxJson.array();
    answer.addObject().put("uuid", universe.newUuid()).set("external_ids", codes);
    return EmulatorResponse.json(200, answer);
  }

  private List<SplioGrant> give(SplioMaster master, JsonNode asked) {
    SplioCard card =
        SplioCall.text(asked, "card_code")
            .flatMap(universe::card)
            .orElseThrow(() -> SplioRefusal.flat(400, "card_code", "not_found", "unknown card"));
    Optional<Instant> burned = time(asked, "burned_date");
    if (asked.has("store_id") && burned.isEmpty()) {
      throw SplioRefusal.flat(400, "store_id", "invalid_burn_data", "store without burned date");
    }
    List<String> own = new ArrayList<>();
    asked.path("attribution_ids").forEach(code -> own.add(code.asText()));
    long quantity = own.isEmpty() ? asked.path("quantity").asLong(1) : own.size();
    for (String code : own) {
      if (universe.grants.containsKey(code)) {
        throw SplioRefusal.flat(400, "", "", "external id " + code + " is already attributed");
      }
    }
    boolean fromStock = own.isEmpty() && (master.limited() || !master.generated());
    if (fromStock && master.stock() < quantity) {
      throw SplioRefusal.flat(400, "reward_stock", "not enough stock", "there is no stock left");
    }
    long cost = Math.multiplyExact(master.cost(), quantity);
    if (universe.ledger().remaining(card.code, SplioLedger.NQ).total() < cost) {
      throw SplioRefusal.flat(400, "", "", "the points do not suffice"); // body unknown (U6)
    }
    String reason = SplioCall.text(asked, "reason_msg").orElse("");
    List<SplioGrant> made = new ArrayList<>();
    for (int i = 0; i < quantity; i++) {
      made.add(add(master, card, own.isEmpty() ? nextCode(master) : own.get(i), asked, reason));
    }
    if (cost > 0) {
      SplioLedger.Cause cause =
          new SplioLedger.Cause("reward_attribution", universe.now(), reason, master.externalId());
      universe.ledger().now(card.code, SplioLedger.NQ, -cost, cause);
    }
    burned.ifPresent(at -> made.forEach(grant -> grant.burnedAt = Optional.of(at)));
    return made;
  }

  private String nextCode(SplioMaster master) {
    return master.generated() ? universe.newCode() : master.codes.remove();
  }

  private SplioGrant add(
      SplioMaster master, SplioCard card, String code, JsonNode asked, String reason) {
    Instant earned = time(asked, "grant_date").orElse(universe.now());
    Instant from =
        time(asked, "validity_start")
            .orElse(
                earned.plus(java.time.Duration.ofDays(master.wire.path("holding_days").asLong())));
    Instant until = time(asked, "validity_end").orElseGet(() -> end(master, from));
    SplioGrant grant =
        new SplioGrant(
            169L + universe.grants.size(),
            code,
            master,
            card,
            new SplioGrant.Times(earned, from, until),
            reason);
    universe.grants.put(code, grant);
    master.granted++;
    universe.handOver(grant);
    return grant;
  }

  private Instant end(SplioMaster master, Instant from) {
    Optional<String> forced = SplioCall.text(master.wire, "forced_validity_end");
    if (master.wire.path("forced_validity").asBoolean() && forced.isPresent()) {
      return SplioCall.time("end", forced.get(), universe.settings().zone());
    }
    long count = master.wire.path("validity_interval_count").asLong(1);
    ZonedDateTime start = from.atZone(universe.settings().zone());
    return switch (master.wire.path("validity_interval_type").asText("years")) {
      case "days" -> start.plusDays(count).toInstant();
      case "weeks" -> start.plusWeeks(count).toInstant();
      case "months" -> start.plusMonths(count).toInstant();
      default -> start.plusYears(count).toInstant();
    };
  }

  private Optional<Instant> time(JsonNode asked, String name) {
    return SplioCall.text(asked, name)
        .map(text -> SplioCall.time(name, text, universe.settings().zone()));
  }

  private EmulatorResponse grantMany(SplioCall call) {
    Batch batch = new Batch();
    for (JsonNode element : call.body().path("elements")) {
      String reward =
          SplioCall.text(element, "reward_id")
              .orElseThrow(
                  () ->
                      SplioRefusal.flat(400, "reward_id", "payload_error", "reward_id is missing"));
      batch.attempt(element, () -> give(master(reward), element));
    }
    return batch.answer();
  }

  private EmulatorResponse burn(SplioCall call) {
    SplioGrant used = use(call.segment(3), call.body());
    return EmulatorResponse.json(200, universe.wire().attribution(used));
  }

  private SplioGrant use(String code, JsonNode asked) {
    SplioGrant grant = universe.grants.get(code);
    if (grant == null) {
      throw SplioRefusal.flat(404, "external_id", "external_id_not_found", "unknown attribution");
    }
    if (grant.burnedAt.isPresent()) {
      throw SplioRefusal.flat(
          400,
          "external_id",
          "external_id_already_burned",
          "used on " + universe.wire().time(grant.burnedAt.get()));
    }
    if (SplioCall.text(asked, "card_code")
        .filter(card -> !card.equals(grant.card.code))
        .isPresent()) {
      throw SplioRefusal.flat(
          400, "card_code", "inconsistent_card_code", "the attribution has another card");
    }
    Instant at = time(asked, "burned_date").orElse(universe.now());
    if (!grant.card.isGood(at)) {
      throw SplioRefusal.flat(400, "card_code", "card_code_not_found", "the card has ended");
    }
    boolean early = at.plusSeconds(1).isBefore(grant.validFrom); // dates have no fractions
    if (early || !at.isBefore(grant.validUntil)) {
      throw SplioRefusal.flat(400, "burned_date", "inconsistent_dates", "outside of the validity");
    }
    Optional<String> store = SplioCall.text(asked, "store_id");
    if (store.filter(id -> !universe.stores.containsKey(id)).isPresent()) {
      throw SplioRefusal.single(404, "not_found", "This store does not exist");
    }
    grant.burnedAt = Optional.of(at);
    grant.store = store;
    return grant;
  }

  private EmulatorResponse burnMany(SplioCall call) {
    Batch batch = new Batch();
    for (JsonNode element : call.body().path("elements")) {
      for (JsonNode code : element.path("attribution_ids")) {
        batch.attempt(element, () -> List.of(use(code.asText(), element)));
      }
    }
    return batch.answer();
  }

  private EmulatorResponse upload(SplioCall call) {
    SplioMaster master = master(call.segment(2));
    if (master.generated() || !master.limited()) {
      throw SplioRefusal.flat(400, "", "", "codes of this reward are generated");
    }
    for (JsonNode code : call.body().path("codes")) {
      if (code.asText().isBlank()) {
        throw SplioRefusal.flat(400, "codes", "wrong_value", "a code is blank");
      }
    }
    call.body().path("codes").forEach(code -> master.codes.add(code.asText()));
    return EmulatorResponse.json(
        200,
        SandboxJson.object().put("process_uuid", universe.newUuid()).put("status", "in progress"));
  }

  private EmulatorResponse addStock(SplioCall call) {
    SplioMaster master = master(call.segment(2));
    long more = call.wholeNumber("to_add");
    if (!master.limited() || !master.generated()) {
      throw SplioRefusal.flat(
          400, "max_attribution_count", "unlimited_count", "the reward is not limited");
    }
    master.wire.put(
        "max_attribution_count", master.wire.path("max_attribution_count").asLong() + more);
    return EmulatorResponse.empty(200);
  }

  /** A batch: a bare list when all went well, an object with both lists otherwise (section 3.5). */
  private final class Batch {

    private final ArrayNode done = SandboxJson.array();
    private final ArrayNode failed = SandboxJson.array();

    void attempt(JsonNode element, java.util.function.Supplier<List<SplioGrant>> act) {
      try {
        act.get().forEach(grant -> done.add(universe.wire().attribution(grant)));
      } catch (SplioRefusal refusal) {
        ObjectNode error = failed.addObject();
        error.set("attribution_ids", element.path("attribution_ids"));
        error.put("reward_id", element.path("reward_id").asText(""));
        error.put("card_code", element.path("card_code").asText(""));
        error.put("code", refusal.answer().status());
        error.put(
            "description",
            SandboxJson.parse(refusal.answer().body())
                .map(json -> json.path("error_description").asText())
                .orElse(""));
      }
    }

    EmulatorResponse answer() {
      if (failed.isEmpty()) {
        return EmulatorResponse.json(200, done);
      }
      ObjectNode json = SandboxJson.object();
      json.put("success_count", done.size()).put("errors_count", failed.size());
      json.set("elements_success", done);
      json.set("elements_error", failed);
      return EmulatorResponse.json(done.isEmpty() ? 400 : 207, json);
    }
  }
}
