package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Answers the operations on contacts, subscriptions and suppression (sheet section 3.2). */
final class SplioContacts {

  private static final int MOST_IN_BULK = 1_000;

  private final SplioUniverse universe;

  SplioContacts(SplioUniverse universe) {
    this.universe = universe;
  }

  List<SplioRoute> routes() {
    SplioRoute.Limit data = SplioRoute.Limit.DATA;
    SplioRoute.Limit general = SplioRoute.Limit.GENERAL;
    return List.of(
        SplioRoute.of("GET data/contacts", data, this::search),
        SplioRoute.of("POST data/contacts", data, this::create),
        SplioRoute.of("POST data/contacts/bulk", data, this::createMany),
        SplioRoute.of("DELETE data/contacts/bulk", data, this::deleteMany),
        SplioRoute.of("POST data/contacts/optout", data, this::optOutMany),
        SplioRoute.of("GET data/contacts/*", data, this::read),
        SplioRoute.of("PATCH data/contacts/*", data, this::update),
        SplioRoute.of("DELETE data/contacts/*", data, this::delete),
        SplioRoute.of("POST data/contacts/*/lists/subscribe", data, call -> subscribe(call, true)),
        SplioRoute.of(
            "POST data/contacts/*/lists/unsubscribe", data, call -> subscribe(call, false)),
        SplioRoute.of("GET data/v1/lists", general, this::lists),
        SplioRoute.of("GET data/blacklists/emails", general, call -> blacklist(call, "email")),
        SplioRoute.of(
            "GET data/blacklists/cellphones", general, call -> blacklist(call, "cellphone")),
        SplioRoute.of("POST data/blacklists/*", general, this::suppress),
        SplioRoute.of("DELETE data/blacklists/*/*", general, this::lift));
  }

  private EmulatorResponse search(SplioCall call) {
    List<ObjectNode> rows =
        universe.contacts().values().stream()
            .filter(contact -> SplioFilter.passesFields(call, key -> value(contact, key)))
            .map(universe.wire()::contact)
            .toList();
    return EmulatorResponse.json(200, SplioPaging.numbered(call, rows, 20));
  }

  private String value(ObjectNode contact, String key) {
    if (key.equals("card code")) {
      return universe.cardOf(contact.path("id").asLong()).map(card -> card.code).orElse("");
    }
    if (key.equals("key")) {
      return universe.keyOf(contact);
    }
    for (JsonNode field : contact.path("custom_fields")) {
      if (key.equals("c" + field.path("id").asLong())) {
        return field.path("value").asText();
      }
    }
    return contact.path(key).asText("");
  }

  private EmulatorResponse create(SplioCall call) {
    ObjectNode made = universe.addContact(call.body());
    ObjectNode answer = made.deepCopy();
    return EmulatorResponse.json(201, answer); // without loyalty (section 3.2)
  }

  /** Applies what a body says; {@code lists} replaces every subscription (pitfall 2). */
  static void change(SplioUniverse universe, ObjectNode contact, ObjectNode body) {
    for (String name : List.of("lastname", "firstname", "email", "cellphone", "language")) {
      SplioCall.text(body, name).ifPresent(value -> contact.put(name, value));
    }
    SplioCall.text(body, "creation_date")
        .ifPresent(
            text ->
                contact.put(
                    "creation_date",
                    SplioWire.contactTime(
                        SplioCall.time("creation_date", text, universe.settings().zone()))));
    if (body.has("custom_fields")) {
      ArrayNode changed = universe.customFields("contacts", body.path("custom_fields"));
      Map<Long, JsonNode> merged = new LinkedHashMap<>();
      contact.path("custom_fields").forEach(one -> merged.put(one.path("id").asLong(), one));
      changed.forEach(one -> merged.put(one.path("id").asLong(), one));
      contact.putArray("custom_fields").addAll(merged.values());
    }
    if (body.has("lists")) {
      contact.putArray("lists");
      body.path("lists").forEach(list -> join(universe, contact, list.path("id").asLong()));
    }
  }

  private static void join(SplioUniverse universe, ObjectNode contact, long list) {
    String name = universe.lists.get(list);
    if (name == null) {
      throw SplioRefusal.wrongValue("list_id", "This list does not exist");
    }
    boolean there =
        StreamSupport.stream(contact.path("lists").spliterator(), false)
            .anyMatch(one -> one.path("id").asLong() == list);
    if (!there) {
      contact.withArray("lists").addObject().put("id", list).put("name", name);
    }
  }

  private EmulatorResponse createMany(SplioCall call) {
    ArrayNode items = SandboxJson.array();
    for (JsonNode one : bulk(call)) {
      String key = one.path("email").asText();
      try {
        ObjectNode made = universe.addContact((ObjectNode) one);
        item(items, universe.keyOf(made), 201, "created");
      } catch (SplioRefusal refusal) {
        if (key.isEmpty() && universe.settings().uniqueKey().equals("email")) {
          throw SplioRefusal.single(503, "internal_error", "An internal error occurred");
        }
        item(items, key, 400, "wrong_value");
      }
    }
    return outcome(items);
  }

  private static JsonNode bulk(SplioCall call) {
    JsonNode contacts = call.body().path("contacts");
    if (contacts.isEmpty() || contacts.size() > MOST_IN_BULK) {
      throw SplioRefusal.wrongValue("contacts", "There must be 1 to 1000 contacts");
    }
    return contacts;
  }

  private static void item(ArrayNode items, String key, int code, String text) {
    items.addObject().put("contact_id", key).put("code", code).put("description", text);
  }

  private static EmulatorResponse outcome(ArrayNode items) {
    long errors =
        StreamSupport.stream(items.spliterator(), false)
            .filter(one -> one.path("code").asInt() >= 400)
            .count();
    ObjectNode json = SandboxJson.object().put("time", 3).put("errors", errors).putNull("status");
    json.set("items", items);
    return EmulatorResponse.json(207, json);
  }

  private EmulatorResponse deleteMany(SplioCall call) {
    return each(call, universe::removeContact);
  }

  private EmulatorResponse optOutMany(SplioCall call) {
    return each(call, contact -> contact.putArray("lists"));
  }

  private EmulatorResponse each(SplioCall call, java.util.function.Consumer<ObjectNode> act) {
    ArrayNode items = SandboxJson.array();
    for (JsonNode key : bulk(call)) {
      Optional<ObjectNode> contact = universe.contactByKey(key.asText());
      contact.ifPresent(act);
      item(
          items,
          key.asText(),
          contact.isPresent() ? 200 : 404,
          contact.isPresent() ? "done" : "not found");
    }
    return outcome(items);
  }

  private ObjectNode addressed(SplioCall call) {
    return universe.contactByKey(call.segment(2)).orElseThrow(SplioRefusal::notFound);
  }

  /** A contact that is not there is 404 by unique key and 400 by number: the sheet knows both (U5). */
  private EmulatorResponse read(SplioCall call) {
    boolean byNumber = call.query("key").filter("internal_id"::equals).isPresent();
    if (!byNumber) {
      return EmulatorResponse.json(200, universe.wire().contact(addressed(call)));
    }
    return EmulatorResponse.json(
        200,
        universe
            .contact(call.segment(2).matches("[0-9]{1,18}") ? Long.parseLong(call.segment(2)) : -1)
            .map(universe.wire()::contact)
            .orElseThrow(() -> SplioRefusal.wrongValue("id", "This id does not exist")));
  }

  private EmulatorResponse update(SplioCall call) {
    ObjectNode contact = addressed(call);
    String key = universe.keyOf(contact);
    ObjectNode changed = contact.deepCopy();
    change(universe, changed, call.body());
    if (!universe.keyOf(changed).equals(key)) {
      throw SplioRefusal.listed(
          400, "contact_key", "wrong_contact_key", "The unique key cannot be changed");
    }
    contact.setAll(changed);
    return EmulatorResponse.json(200, contact.deepCopy());
  }

  private EmulatorResponse delete(SplioCall call) {
    universe.contactByKey(call.segment(2)).ifPresent(universe::removeContact);
    return EmulatorResponse.empty(204);
  }

  private EmulatorResponse subscribe(SplioCall call, Boolean join) {
    ObjectNode contact = addressed(call);
    JsonNode ids = call.body().path("list_ids");
    if (ids.isEmpty()) {
      throw SplioRefusal.wrongValue("list_id", "This value should not be blank");
    }
    ids.forEach(id -> join(universe, contact.deepCopy(), id.asLong())); // every id must exist
    List<JsonNode> stay = new ArrayList<>();
    for (JsonNode list : contact.path("lists")) {
      boolean named =
          StreamSupport.stream(ids.spliterator(), false)
              .anyMatch(id -> id.asLong() == list.path("id").asLong());
      if (join || !named) {
        stay.add(list);
      }
    }
    contact.putArray("lists").addAll(stay);
    if (join) {
      ids.forEach(id -> join(universe, contact, id.asLong()));
    }
    return EmulatorResponse.json(200, contact.deepCopy());
  }

  private EmulatorResponse lists(SplioCall call) {
    List<ObjectNode> rows = new ArrayList<>();
    universe.lists.forEach(
        (id, name) ->
            rows.add(
                SandboxJson.object()
                    .put("id", id)
                    .put("name", name)
                    .put("members", 0)
                    .put("nb_emails", 0)
                    .put("nb_sms", 0)
                    .put("is_displayed_by_default", true)
                    .put("is_selected_by_default", false)));
    return SplioPaging.page(call, rows);
  }

  private EmulatorResponse blacklist(SplioCall call, String channel) {
    String term = call.query("term").orElse("").toLowerCase(Locale.ROOT);
    List<ObjectNode> rows = new ArrayList<>();
    universe.blacklists.forEach(
        (list, addresses) -> {
          String source = list.substring(list.indexOf('/') + 1);
          boolean asked =
              list.startsWith(channel + "/")
                  && call.query("source").map(source::equals).orElse(true);
          addresses.forEach(
              (address, since) -> {
                if (asked && address.toLowerCase(Locale.ROOT).contains(term)) {
                  rows.add(
                      SandboxJson.object()
                          .put("number", address)
                          .put("creation_date", since)
                          .put("source", source));
                }
              });
        });
    return SplioPaging.page(call, rows);
  }

  private EmulatorResponse suppress(SplioCall call) {
    String channel = channel(call.segment(2));
    Map<String, String> custom =
        universe.blacklists.computeIfAbsent(channel + "/custom", key -> new LinkedHashMap<>());
    String today = universe.wire().time(universe.now()).substring(0, 10);
    return touchpoints(
        call,
        address ->
            custom.putIfAbsent(address, today) == null
                ? Optional.empty()
                : Optional.of("touchpoint_already_exist"));
  }

  private static String channel(String segment) {
    if (!List.of("email", "cellphone").contains(segment)) {
      throw SplioRefusal.wrongValue("channel", "This channel does not exist");
    }
    return segment;
  }

  private EmulatorResponse lift(SplioCall call) {
    String channel = channel(call.segment(2));
    List<String> sources =
        switch (call.segment(3)) {
          case "all" -> List.of("custom", "unsub");
          case "custom" -> List.of("custom");
          case "unsub" -> channel.equals("email") ? List.of("unsub") : List.<String>of();
          default -> List.<String>of();
        };
    if (sources.isEmpty()) {
      throw SplioRefusal.wrongValue("source", "This source cannot be lifted");
    }
    return touchpoints(
        call,
        address -> {
          boolean lifted = false;
          for (String source : sources) {
            lifted |=
                universe
                        .blacklists
                        .getOrDefault(channel + "/" + source, new LinkedHashMap<>())
                        .remove(address)
                    != null;
          }
          return lifted ? Optional.empty() : Optional.of("touchpoint_not_blacklisted");
        });
  }

  private static EmulatorResponse touchpoints(
      SplioCall call, java.util.function.Function<String, Optional<String>> act) {
    ObjectNode json = SandboxJson.object();
    ArrayNode done = json.putArray("successes");
    ArrayNode failed = json.putArray("failures");
    for (JsonNode address : call.body().path("data")) {
      Optional<String> problem = act.apply(address.asText());
      if (problem.isEmpty()) {
        done.add(address);
      } else {
        failed
            .addObject()
            .put("touchpoint", address.asText())
            .put("error", "This touchpoint was not changed")
            .put("error_key", problem.get());
      }
    }
    return EmulatorResponse.json(failed.isEmpty() ? 200 : done.isEmpty() ? 400 : 207, json);
  }
}
