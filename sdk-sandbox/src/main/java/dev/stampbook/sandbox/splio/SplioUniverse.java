package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxCoupon;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Holds the state of one emulated universe: contacts, cards, orders, points, rewards and grants. Tests and demos fill it and look into it here;
 * clients reach it through HTTP. Thread-safe: everything happens under the universe's lock.
 */
public final class SplioUniverse {

  private static final long PROGRAM = 7;
  private static final int MOST_RECORDS = 500_000;

  private final SplioSettings settings;
  private final SplioLedger ledger;
  private final SplioWire wire;
  private final SplittableRandom random;
  private final ObjectNode program;
  private final Map<Long, ObjectNode> contacts = new TreeMap<>();
  private final Map<String, Long> byKey = new HashMap<>();
  private final Map<String, SplioCard> cards = new LinkedHashMap<>();
  private final Map<Long, SplioCard> byContact = new HashMap<>();
  final Map<Long, String> lists = new TreeMap<>();
  final Map<String, Map<String, String>> blacklists = new TreeMap<>();
  final Map<String, ObjectNode> orders = new LinkedHashMap<>();
  final Map<String, ObjectNode> products = new LinkedHashMap<>();
  final Map<String, ObjectNode> stores = new LinkedHashMap<>();
  final Map<String, Map<Long, ObjectNode>> fields = new TreeMap<>();
  final Map<String, SplioMaster> rewards = new LinkedHashMap<>();
  final Map<String, SplioGrant> grants = new LinkedHashMap<>();
  final Set<String> idempotencyKeys = new HashSet<>();
  final List<ObjectNode> tiers = new ArrayList<>();

  SplioUniverse(SplioSettings settings) {
    this.settings = settings;
    this.ledger = new SplioLedger(settings);
    this.wire = new SplioWire(this, settings.zone());
    this.random = new SplittableRandom(settings.seed());
    this.program = makeProgram();
  }

  private ObjectNode makeProgram() {
    String began = wire.time(now());
    ObjectNode json = SandboxJson.object().put("id", PROGRAM).put("name", "Club");
    json.put("description", "").put("type", "tiered").put("status", "running");
    json.put("start_at", began).putNull("end_at").put("created_at", began).put("updated_at", began);
    json.put("cascading", false).put("downgrade_nb_rank", 1);
    json.put("max_q_points", 0).put("max_nq_points", 0);
    json.putNull("default_q_points_validity_id_period").put("default_q_points_validity_days", 365);
    json.put("default_q_points_holding_days", 0);
    json.putNull("default_nq_points_validity_id_period");
    json.put("default_nq_points_validity_days", 365);
    json.put("default_nq_points_holding_days", settings.holdingDays());
    json.put("rounding_type", "round").put("default_points_to_amount_ratio", 1);
    json.put("auto_generated_card_code", settings.cards() == SplioSettings.Cards.GENERATED);
    json.put("automatic_subscription", false).put("use_all_orders", true);
    String mode = settings.refundRule() == SplioSettings.RefundRule.CANCEL ? "cancel" : "debit";
    return json.put("q_refund_mode", mode).put("nq_refund_mode", mode).putNull("user");
  }

  // Filling

  /** Adds a contact with a card, whose code is returned; the custom field {@code shop_customer_id} (c0) holds the customer id. */
  public synchronized String addMember(
      String email, String phone, String firstName, String lastName, String customerId) {
    ObjectNode body = SandboxJson.object();
    body.put("email", email).put("cellphone", phone);
    body.put("firstname", firstName).put("lastname", lastName);
    field("contacts", 0, "shop_customer_id", "text");
    if (!customerId.isEmpty()) {
      body.putArray("custom_fields").addObject().put("id", 0).put("value", customerId);
    }
    ObjectNode contact = addContact(body);
    return addCard(Optional.empty(), Optional.of(contact.path("id").asLong())).code;
  }

  /** Adds a subscription list. */
  public synchronized void addList(long id, String name) {
    lists.put(id, name);
  }

  /** Adds a custom field of a scope, such as {@code rewards}. */
  public synchronized void field(String scope, long id, String name, String type) {
    fields
        .computeIfAbsent(scope, key -> new TreeMap<>())
        .put(
            id,
            SandboxJson.object()
                .put("intid", id)
                .put("id", id)
                .put("is_system", false)
                .putNull("filling")
                .putNull("unique_values")
                .put("name", name)
                .put("translation_key", "")
                .put("label", name)
                .put("field_key", "c" + id)
                .put("data_type", type));
  }

  /** Adds a store. */
  public synchronized void addStore(String externalId) {
    stores.put(
        externalId, SandboxJson.object().put("external_id", externalId).put("name", externalId));
  }

  /** Adds a product. */
  public synchronized void addProduct(String externalId) {
    products.put(externalId, SandboxJson.object().put("external_id", externalId));
  }

  /** Adds a tier, lowest first. */
  public synchronized void addTier(String name, long threshold) {
    String began = wire.time(now());
    tiers.add(
        SandboxJson.object()
            .put("id", 20L + tiers.size())
            .put("name", name)
            .put("created_at", began)
            .put("updated_at", began)
            .put("entry_threshold", threshold)
            .put("downgrade_threshold", threshold)
            .put("multiplier_q_points", 1)
            .put("multiplier_nq_points", BigDecimal.ONE)
            .put("is_point_based", true));
  }

  /** Puts a card into a tier. */
  public synchronized void setTier(String card, String tier) {
    known(card).tier = Optional.of(tier);
  }

  /** Ends a card. */
  public synchronized void expireCard(String card, Instant at) {
    known(card).expiresAt = Optional.of(at);
  }

  /** Adds a card that nobody holds yet. */
  public synchronized void addLooseCard(String code) {
    addCard(Optional.of(code), Optional.empty());
  }

  /** Gives or takes points at once, such as a balance to start with. */
  public synchronized void adjust(String card, long points) {
    ledger.now(
        known(card).code, SplioLedger.NQ, points, new SplioLedger.Cause("order", now(), "", ""));
  }

  /**
   * Adds a monetary reward whose endless codes Splio makes.
   *
   * @param monetaryType {@code value} or {@code percentage}
   */
  public synchronized void addReward(
      String externalId, String name, long cost, String monetaryType, BigDecimal value) {
    ObjectNode json = SandboxJson.object().put("external_id", externalId).put("name", name);
    json.put("description", "").put("rich_description", "").put("image_url", "");
    json.put("monetary", true).put("monetary_type", monetaryType).put("monetary_value", value);
    json.put("nqp_value", cost).put("holding_days", 0);
    json.put("validity_interval_type", "months").put("validity_interval_count", 6);
    json.put("forced_validity", false).putNull("forced_validity_start");
    json.putNull("forced_validity_end").put("limited", false).put("auto_generated", true);
    json.put("max_attribution_count", 0).putArray("custom_fields");
    rewards.put(externalId, new SplioMaster(18L + rewards.size(), json));
  }

  /** Changes what a reward says. */
  public synchronized void changeReward(
      String externalId, java.util.function.Consumer<ObjectNode> change) {
    change.accept(Optional.ofNullable(rewards.get(externalId)).orElseThrow().wire);
  }

  /** Sets the status of the program. */
  public synchronized void setProgramStatus(String status) {
    program.put("status", status);
  }

  /** Suppresses an address. */
  public synchronized void suppress(String channel, String source, String address) {
    blacklists
        .computeIfAbsent(channel + "/" + source, key -> new LinkedHashMap<>())
        .put(address, wire.time(now()).substring(0, 10));
  }

  // The shop's side

  /** Uses a granted code, as the daily file of a shop would; returns false when the code is none of this universe's. */
  public synchronized boolean couponUsed(String code) {
    SplioGrant grant = grants.get(code);
    if (grant != null && grant.burnedAt.isEmpty()) {
      grant.burnedAt = Optional.of(now());
    }
    return grant != null;
  }

  // Looking

  /** Returns the number of the program. */
  public long programId() {
    return PROGRAM;
  }

  /** Returns the points a card holds or will hold, computed or not. */
  public synchronized long points(String card) {
    return ledger.sum(card, SplioLedger.NQ);
  }

  /** Returns the number of the contact with this e-mail address. */
  public synchronized Optional<Long> contactNumber(String email) {
    return contacts.values().stream()
        .filter(contact -> contact.path("email").asText().equalsIgnoreCase(email))
        .map(contact -> contact.path("id").asLong())
        .findFirst();
  }

  /** Returns the card of the contact with this number. */
  public synchronized Optional<String> cardCode(long contact) {
    return cardOf(contact).map(card -> card.code);
  }

  /** Returns the lists a contact is on. */
  public synchronized List<Long> subscriptions(long contact) {
    List<Long> ids = new ArrayList<>();
    contact(contact)
        .ifPresent(node -> node.path("lists").forEach(list -> ids.add(list.path("id").asLong())));
    return ids;
  }

  /** Returns an order as it was reported. */
  public synchronized Optional<ObjectNode> order(String externalId) {
    return Optional.ofNullable(orders.get(externalId)).map(ObjectNode::deepCopy);
  }

  /** Returns how many contexts were credited more than once. */
  public synchronized int repeatedReferences() {
    return ledger.repeatedContexts().size();
  }

  /** Returns how many codes were granted to a card. */
  public synchronized long grantsTo(String card) {
    return grants.values().stream().filter(grant -> grant.card.code.equals(card)).count();
  }

  /** Returns the given and family name of the contact with this number, with a blank between. */
  public synchronized String nameOf(long contact) {
    ObjectNode found = contact(contact).orElseThrow();
    return found.path("firstname").asText() + " " + found.path("lastname").asText();
  }

  /** Returns how many contacts have this e-mail address. */
  public synchronized long contactsWith(String email) {
    return contacts.values().stream()
        .filter(contact -> contact.path("email").asText().equalsIgnoreCase(email))
        .count();
  }

  /** Returns how many codes were granted for a reason. */
  public synchronized long grantsFor(String reason) {
    return grants.values().stream().filter(grant -> grant.reason.equals(reason)).count();
  }

  // Inside

  SplioSettings settings() {
    return settings;
  }

  SplioLedger ledger() {
    return ledger;
  }

  SplioWire wire() {
    return wire;
  }

  ObjectNode program() {
    return program;
  }

  Instant now() {
    return settings.clock().instant();
  }

  Map<Long, ObjectNode> contacts() {
    return contacts;
  }

  Map<String, SplioCard> cards() {
    return cards;
  }

  Optional<ObjectNode> contact(long id) {
    return Optional.ofNullable(contacts.get(id));
  }

  Optional<ObjectNode> contactByKey(String key) {
    return Optional.ofNullable(byKey.get(key.toLowerCase(Locale.ROOT))).flatMap(this::contact);
  }

  Optional<SplioCard> cardOf(long contact) {
    return Optional.ofNullable(byContact.get(contact));
  }

  Optional<SplioCard> card(String code) {
    return Optional.ofNullable(cards.get(code));
  }

  private SplioCard known(String code) {
    return card(code).orElseThrow(() -> new IllegalArgumentException("There is no such card."));
  }

  ObjectNode tier(String name) {
    return tiers.stream()
        .filter(tier -> tier.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the unique key of a contact in this universe, empty when it has none. */
  String keyOf(ObjectNode contact) {
    String kind = settings.uniqueKey();
    if (kind.equals("email") || kind.equals("cellphone")) {
      return contact.path(kind).asText();
    }
    for (var field : contact.path("custom_fields")) {
      if (("c" + field.path("id").asLong()).equals(kind)) {
        return field.path("value").asText();
      }
    }
    return "";
  }

  /** Adds a contact from a body that clients may send. */
  ObjectNode addContact(ObjectNode body) {
    requireRoom();
    ObjectNode contact = SandboxJson.object().put("id", 3_301L + contacts.size());
    for (String name : List.of("lastname", "firstname", "email", "cellphone")) {
      contact.put(name, body.path(name).asText(""));
    }
    contact.put("creation_date", SplioWire.contactTime(now()));
    contact.put("language", body.path("language").asText("en"));
    contact.putArray("custom_fields");
    contact.putArray("lists");
    SplioContacts.change(this, contact, body);
    String key = keyOf(contact);
    if (key.isBlank()) {
      throw SplioRefusal.listed(
          400, "contact_key", "wrong_contact_key", "The unique key is missing");
    }
    if (byKey.containsKey(key.toLowerCase(Locale.ROOT))) {
      throw SplioRefusal.wrongValue("id", "This contact already exists");
    }
    contacts.put(contact.path("id").asLong(), contact);
    byKey.put(key.toLowerCase(Locale.ROOT), contact.path("id").asLong());
    return contact;
  }

  void removeContact(ObjectNode contact) {
    contacts.remove(contact.path("id").asLong());
    byKey.remove(keyOf(contact).toLowerCase(Locale.ROOT));
  }

  SplioCard addCard(Optional<String> code, Optional<Long> contact) {
    requireRoom();
    String made =
        code.orElseGet(() -> "299" + String.format(Locale.ROOT, "%010d", cards.size() + 1));
    SplioCard card = new SplioCard(4_101L + cards.size(), made, now(), contact);
    cards.put(made, card);
    contact.ifPresent(id -> byContact.put(id, card));
    return card;
  }

  void link(SplioCard card, long contact) {
    card.contact = Optional.of(contact);
    byContact.put(contact, card);
  }

  String newCode() {
    StringBuilder code = new StringBuilder("SP-");
    for (int i = 0; i < 10; i++) {
      code.append("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".charAt(random.nextInt(32)));
    }
    return code.toString();
  }

  String newUuid() {
    return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** Hands a granted code over to the emulated shop before the client learns it. */
  void handOver(SplioGrant grant) {
    ObjectNode json = grant.reward.wire;
    boolean percent = json.path("monetary_type").asText().equals("percentage");
    settings
        .coupons()
        .issued(
            new SandboxCoupon(
                grant.code,
                json.path("name").asText(),
                percent ? SandboxCoupon.Kind.PERCENT_OFF : SandboxCoupon.Kind.AMOUNT_OFF,
                json.path("monetary_value").decimalValue(),
                Optional.of(grant.validUntil)));
  }

  ArrayNode customFields(String scope, com.fasterxml.jackson.databind.JsonNode sent) {
    ArrayNode all = SandboxJson.array();
    Map<Long, ObjectNode> known = fields.getOrDefault(scope, Map.of());
    for (var field : sent) {
      Optional<ObjectNode> found =
          known.values().stream()
              .filter(
                  one ->
                      field.has("id")
                          ? one.path("id").asLong() == field.path("id").asLong()
                          : one.path("name").asText().equals(field.path("name").asText()))
              .findFirst();
      String value = field.path("value").asText();
      if (found.isEmpty() || value.length() > 255) {
        throw SplioRefusal.wrongValue(
            "custom_fields", "A custom field does not exist or is too long");
      }
      all.addObject()
          .put("id", found.get().path("id").asLong())
          .put("name", found.get().path("name").asText())
          .put("value", value)
          .put("data_type", found.get().path("data_type").asText());
    }
    return all;
  }

  private void requireRoom() {
    if (contacts.size() + cards.size() + orders.size() + grants.size() >= MOST_RECORDS) {
      throw SplioRefusal.single(503, "internal_error", "The emulated universe is full");
    }
  }
}
