package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers the operations on members, points and programs (sheet section 3.4). */
final class SplioLoyalty {

  private final SplioUniverse universe;

  SplioLoyalty(SplioUniverse universe) {
    this.universe = universe;
  }

  List<SplioRoute> routes() {
    SplioRoute.Limit general = SplioRoute.Limit.GENERAL;
    return List.of(
        SplioRoute.of("POST loyalty/members", general, this::enrol),
        SplioRoute.of("GET loyalty/members/*", general, call -> member(card(call, 2))),
        SplioRoute.of("PATCH loyalty/members/*", general, this::update),
        SplioRoute.of(
            "GET loyalty/members/*/balance",
            general,
            call -> EmulatorResponse.json(200, universe.wire().balance(card(call, 2)))),
        SplioRoute.of("GET loyalty/members/*/rules", general, this::rules),
        SplioRoute.of("POST loyalty/members/*/optout", general, this::optOut),
        SplioRoute.of("POST loyalty/members/*/tier_change", general, this::changeTier),
        SplioRoute.of("POST loyalty/v1/members/*/credit", general, this::credit),
        SplioRoute.of("GET loyalty/points", general, this::points),
        SplioRoute.of("GET loyalty/v2/contacts/*/points", general, this::oldPoints),
        SplioRoute.of(
            "GET loyalty/programs",
            general,
            call -> SplioPaging.page(call, List.of(universe.program()))),
        SplioRoute.of(
            "GET loyalty/programs/*",
            general,
            call -> {
              program(call, 2);
              return EmulatorResponse.json(200, universe.program());
            }),
        SplioRoute.of(
            "GET loyalty/programs/*/tiers",
            general,
            call -> {
              program(call, 2);
              return SplioPaging.page(call, universe.tiers);
            }),
        SplioRoute.of("GET loyalty/v1/programs/*/members", general, this::members));
  }

  private void program(SplioCall call, int segment) {
    if (!call.segment(segment).equals(Long.toString(universe.programId()))) {
      throw SplioRefusal.notFound();
    }
  }

  private SplioCard card(SplioCall call, int segment) {
    return universe.card(call.segment(segment)).orElseThrow(SplioRefusal::notFound);
  }

  private EmulatorResponse member(SplioCard card) {
    return EmulatorResponse.json(200, universe.wire().member(card));
  }

  private EmulatorResponse enrol(SplioCall call) {
    if (call.wholeNumber("program_id") != universe.programId()
        || !universe.program().path("status").asText().equals("running")) {
      throw SplioRefusal.listed(400, "program_id", "wrong_status", "The program is not running");
    }
    Optional<String> code = call.text("card_code");
    if (code.isEmpty() && universe.settings().cards() == SplioSettings.Cards.SHOP) {
      throw SplioRefusal.enrolment("card_code is mandatory for this program");
    }
    Optional<ObjectNode> contact =
        call.text("contact_id")
            .map(
                key ->
                    universe
                        .contactByKey(key)
                        .orElseThrow(
                            () ->
                                SplioRefusal.wrongValue(
                                    "individual_id", "This contact does not exist")));
    Optional<Long> number = contact.map(one -> one.path("id").asLong());
    if (number.flatMap(universe::cardOf).isPresent() || code.flatMap(universe::card).isPresent()) {
      throw SplioRefusal.enrolment("the contact or the card is in the program already");
    }
    SplioCard made = universe.addCard(code, number);
    made.birthday = call.text("birthday").map(SplioLoyalty::date);
    ObjectNode json = universe.wire().member(made);
    json.set(
        "program_join_at", json.remove("program_joined_at")); // misspelt here alone (pitfall 18)
    return EmulatorResponse.json(201, json);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (java.time.DateTimeException e) {
      throw SplioRefusal.wrongValue("birthday", "The date must be formatted as YYYY-MM-DD");
    }
  }

  private EmulatorResponse update(SplioCall call) {
    SplioCard card = card(call, 2);
    Optional<String> key = call.text("contact_id");
    if (key.isPresent()) {
      if (card.contact.isPresent()) {
        throw SplioRefusal.wrongValue("individual_id", "The owner of a card cannot be changed");
      }
      ObjectNode contact =
          universe
              .contactByKey(key.get())
              .orElseThrow(
                  () -> SplioRefusal.wrongValue("individual_id", "This contact does not exist"));
      universe.link(card, contact.path("id").asLong());
    }
    call.text("birthday")
        .map(SplioLoyalty::date)
        .ifPresent(day -> card.birthday = Optional.of(day));
    call.time("card_expire_at", universe.settings().zone())
        .ifPresent(end -> card.expiresAt = Optional.of(end));
    return member(card);
  }

  private EmulatorResponse rules(SplioCall call) {
    SplioCard card = card(call, 2);
    ObjectNode json = SandboxJson.object().put("individual_id", card.contact.orElse(0L));
    json.put("reference_date", universe.wire().time(universe.now()));
    ObjectNode rule =
        json.putArray("loyalty_statuses")
            .addObject()
            .put("card_code", card.code)
            .put("program_id", universe.programId())
            .putArray("rules")
            .addObject();
    rule.put("id", 3)
        .put("name", "Purchase")
        .put("start_date", universe.wire().time(card.joinedAt));
    rule.putNull("end_date").put("completion_rate", 100).putObject("completion_details");
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse optOut(SplioCall call) {
    SplioCard card = card(call, 2);
    card.expiresAt = Optional.of(universe.now());
    return member(card);
  }

  private EmulatorResponse changeTier(SplioCall call) {
    SplioCard card = card(call, 2);
    String tier = call.required("tier_name");
    boolean known = universe.tiers.stream().anyMatch(one -> one.path("name").asText().equals(tier));
    if (!known) {
      throw SplioRefusal.listed(400, "tier_change", "validation", "The tier does not exist");
    }
    card.tier = Optional.of(tier);
    ObjectNode json = SandboxJson.object().put("id", 77).putNull("event_type");
    json.putObject("system_event_type").put("name", "tier_change");
    json.put("is_system_event_type", true);
    json.set("loyalty_status", universe.wire().member(card));
    String now = universe.wire().time(universe.now());
    json.put("processed", 0).putNull("rule").put("event_date", now).put("created_at", now);
    json.putObject("json_payload").put("tier_name", tier);
    return EmulatorResponse.json(200, json);
  }

  /** Taken in at once, computed later; a known key is refused, not replayed (sheet section 9). */
  private EmulatorResponse credit(SplioCall call) {
    SplioCard card = card(call, 3);
    long nq = call.wholeNumber("nq_points_quantity");
    long q = call.wholeNumber("q_points_quantity");
    String context = call.required("context");
    if (!call.body().path("is_final").isBoolean()) {
      throw SplioRefusal.flat(400, "is_final", "wrong_type", "This value should be of type bool");
    }
    boolean negative = nq < 0 || q < 0;
    if (negative
        && universe.settings().negativeCredits() == SplioSettings.NegativeCredits.REFUSED) {
      throw SplioRefusal.flat(
          400, "nq_points_quantity", "wrong_value", "This value should be positive");
    }
    Optional<String> key = call.text("idempotency_key");
    if (key.isPresent() && !universe.idempotencyKeys.add(key.get())) {
      throw SplioRefusal.flat(400, "", "", "A call with this idempotency key was received before");
    }
    SplioLedger.Cause cause =
        new SplioLedger.Cause(
            "credit_points",
            call.time("event_date", universe.settings().zone()).orElse(universe.now()),
            context,
            "");
    credit(card, SplioLedger.NQ, nq, cause);
    credit(card, SplioLedger.Q, q, cause);
    return EmulatorResponse.empty(202);
  }

  /** Manual credits are not held back: holding belongs to the rules of the program. */
  private void credit(SplioCard card, String kind, long points, SplioLedger.Cause cause) {
    if (points > 0) {
      universe.ledger().credit(card.code, kind, points, cause);
    } else if (points < 0) {
      universe.ledger().debit(card.code, kind, -points, cause);
    }
  }

  /** Without filters for them only spendable points and events called {@code event} are shown (section 6). */
  private EmulatorResponse points(SplioCall call) {
    String standardType = "{\"operator\":\"equals\",\"value\":\"nq\"}";
    String standardEvent = "{\"operator\":\"equals\",\"value\":\"event\"}";
    Predicate<SplioEntry> fits =
        entry ->
            SplioFilter.fits(
                    "points_type", call.query("points_type").orElse(standardType), entry.kind())
                && SplioFilter.fits(
                    "event_type", call.query("event_type").orElse(standardEvent), entry.event())
                && SplioFilter.passes(call, "card_code", entry.card())
                && SplioFilter.passes(call, "event_date", universe.wire().time(entry.eventDate()));
    List<SplioEntry> rows = new ArrayList<>(universe.ledger().computed().filter(fits).toList());
    if (call.query("order").orElse("desc").equals("desc")) {
      Collections.reverse(rows);
    }
    return SplioPaging.cursor(call, rows, SplioEntry::id, universe.wire()::entry);
  }

  private EmulatorResponse oldPoints(SplioCall call) {
    ObjectNode contact = universe.contactByKey(call.segment(3)).orElseThrow(SplioRefusal::notFound);
    Optional<SplioCard> card = universe.cardOf(contact.path("id").asLong());
    List<ObjectNode> rows =
        universe
            .ledger()
            .computed()
            .filter(entry -> card.filter(one -> one.code.equals(entry.card())).isPresent())
            .map(universe.wire()::entry)
            .toList();
    ObjectNode json = SandboxJson.object().put("count_element", rows.size());
    json.set("elements", SplioPaging.numbered(call, rows, 50)); // nested, as the vendor has it
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse members(SplioCall call) {
    program(call, 3);
    List<ObjectNode> rows =
        universe.cards().values().stream()
            .filter(
                card ->
                    SplioFilter.passesFields(call, key -> key.equals("card_code") ? card.code : ""))
            .map(this::row)
            .toList();
    return SplioPaging.page(call, rows);
  }

  /** The tier is a name here, and an object or an empty list elsewhere (pitfall 17). */
  private ObjectNode row(SplioCard card) {
    ObjectNode json = universe.wire().memberDates(card);
    json.remove("id");
    json.put("birthday", card.birthday.map(Object::toString).orElse(null));
    json.put("tier", card.tier.orElse(null));
    ObjectNode contact = json.putObject("contact");
    card.contact
        .flatMap(universe::contact)
        .ifPresent(
            one ->
                contact
                    .put("id", one.path("id").asLong())
                    .put("contact_id", universe.keyOf(one))
                    .put("lastname", one.path("lastname").asText())
                    .put("firstname", one.path("firstname").asText()));
    json.putArray("custom_fields");
    return json;
  }
}
