package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Holds the state of one emulated Leat account. Tests and demos fill it and look into it here; clients reach it through HTTP. Thread-safe: one
 * lock guards all of it. Takes at most two million records and refuses more with code 60000.
 */
public final class LeatAccount {

  private static final int MAX_RECORDS = 2_000_000;
  private static final String API = "OAUTH_API";

  private final LeatSettings settings;
  private final SplittableRandom random;
  private final String shop;
  private final Map<String, LeatMember> members = new LinkedHashMap<>();
  private final Map<String, String> uuidByEmail = new HashMap<>();
  private final Map<String, LeatIdentifier> identifiers = new LinkedHashMap<>();
  private final Set<String> attributes = new LinkedHashSet<>();
  private final Map<String, LeatEntry> entries = new LinkedHashMap<>();
  private final Map<String, LeatSubscriptionType> types = new LinkedHashMap<>();
  private final LeatRewards rewards;
  private final LeatOrders orders;
  private final LeatVouchers vouchers;
  private long writes;
  private long receptions;

  LeatAccount(LeatSettings settings) {
    this.settings = settings;
    this.random = new SplittableRandom(settings.seed());
    this.shop = newUuid();
    this.rewards = new LeatRewards(this, settings);
    this.orders = new LeatOrders(this, settings);
    this.vouchers = new LeatVouchers(this);
  }

  // Filling

  /** Returns the key of the account's one shop. */
  public String shopUuid() {
    return shop;
  }

  /** Adds a contact without points and returns its key. */
  public synchronized String addContact(String email) {
    return create(email).uuid;
  }

  /**
   * Adds a contact for an account holder of a shop.
   *
   * @param email address
   * @param attributes such as {@code firstname} and {@code phonenumber}
   * @param identifier what leads to the contact, such as the shop's customer id with a prefix
   * @return the contact's key
   */
  public synchronized String addContact(
      String email, Map<String, String> attributes, String identifier) {
    LeatMember member = create(email);
    member.attributes.putAll(attributes);
    identify(identifier, Optional.of(member.uuid), Optional.empty());
    return member.uuid;
  }

  /** Changes the points of a contact at the dashboard. */
  public synchronized LeatEntry adjust(String contact, long change) {
    return append(member(contact), change, Optional.empty(), Map.of(), "BUSINESS_DASHBOARD");
  }

  /** Gives points the way Leat's own connector for a shop does. */
  public synchronized LeatEntry connectorEarned(String contact, long credits, String channel) {
    return append(member(contact), credits, Optional.empty(), Map.of(), channel);
  }

  /** Adds a reward and returns its key. */
  public synchronized String addReward(LeatReward reward) {
    return rewards.add(reward);
  }

  /** Adds a kind of marketing. */
  public synchronized LeatSubscriptionType addSubscriptionType(
      String name, String strategy, LeatSubscriptionType.Key key) {
    LeatSubscriptionType type =
        new LeatSubscriptionType(newUuid(), 300 + types.size(), name, strategy, key);
    types.put(type.uuid(), type);
    return type;
  }

  /** Lets a contact confirm a double opt-in, as the link in the mail does. */
  public synchronized void confirm(String contact, LeatSubscriptionType type) {
    member(contact).subscriptions.put(type.uuid(), LeatMember.Subscribed.YES);
  }

  /** Removes an attribute for ledger entries, as a person at the dashboard can. */
  public synchronized void removeAttribute(String name) {
    attributes.remove(name);
  }

  /** Adds a promotion and returns its key. */
  public synchronized String addPromotion(String name) {
    return vouchers.addPromotion(name, "Valid once.").path("uuid").asText();
  }

  // Looking into it

  /** Returns the points of the contact with this address, or nothing when there is none. */
  public synchronized OptionalLong balance(String email) {
    String uuid = uuidByEmail.get(lower(email));
    return uuid == null ? OptionalLong.empty() : OptionalLong.of(member(uuid).balance);
  }

  /** Returns the key of the contact with this address. */
  public synchronized Optional<String> contact(String email) {
    return Optional.ofNullable(uuidByEmail.get(lower(email)));
  }

  /** Returns the attributes of a contact. */
  public synchronized Map<String, String> attributesOf(String contact) {
    return Map.copyOf(member(contact).attributes);
  }

  /** Returns the ledger of a contact, oldest line first. */
  public synchronized List<LeatEntry> ledger(String contact) {
    return List.copyOf(member(contact).entries);
  }

  /** Returns how many rewards a contact has claimed, those taken back not counted. */
  public synchronized long claims(String contact) {
    return member(contact).entries.stream()
        .filter(entry -> entry.kind() != LeatEntry.Kind.CREDIT_RECEPTION)
        .filter(entry -> !rewards.isReversed(entry))
        .count();
  }

  /** Hands a claimed reward over at the counter. */
  public synchronized void collect(String reception) {
    rewards.collect(entry(reception));
  }

  /** Returns whether a contact may be sent this kind of marketing. */
  public synchronized boolean isSubscribed(String contact, LeatSubscriptionType type) {
    return LeatWire.subscription(member(contact), type).path("is_subscribed").asBoolean();
  }

  /** Returns the values of this attribute that more than one line carries, with their number: duplicates. */
  public synchronized Map<String, Integer> repeated(String attribute) {
    Map<String, Integer> times = new HashMap<>();
    for (LeatEntry entry : entries.values()) {
      Optional.ofNullable(entry.attributes().get(attribute))
          .ifPresent(value -> times.merge(value, 1, Integer::sum));
    }
    times.values().removeIf(count -> count < 2);
    return times;
  }

  /** Returns the number of contacts. */
  public synchronized int contacts() {
    return members.size();
  }

  /** Returns an order as it stands, by the key of the system that reported it. */
  public synchronized Optional<JsonNode> order(String externalIdentifier) {
    return orders.find(externalIdentifier).map(LeatOrder::json);
  }

  /** Returns how often clients changed something. */
  public synchronized long appliedWrites() {
    return writes;
  }

  // What clients do; the emulator holds the lock

  String newUuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  Instant now() {
    return settings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  void wrote() {
    writes++;
  }

  LeatRewards rewards() {
    return rewards;
  }

  LeatOrders orders() {
    return orders;
  }

  LeatVouchers vouchers() {
    return vouchers;
  }

  Map<String, LeatMember> members() {
    return members;
  }

  LeatMember member(String uuid) {
    LeatMember found = members.get(uuid);
    if (found == null) {
      throw LeatRefusal.noSuchContact();
    }
    return found;
  }

  Optional<LeatMember> byEmail(String email) {
    return Optional.ofNullable(uuidByEmail.get(lower(email))).map(this::member);
  }

  LeatMember create(String email) {
    if (email.indexOf('@') < 1) {
      throw LeatRefusal.invalid("email");
    }
    return add(email, false);
  }

  LeatMember createAnonymous() {
    return add("anonymous-" + (members.size() + 1) + "@anonymous.example.com", true);
  }

  private LeatMember add(String email, boolean anonymous) {
    if (members.size() + entries.size() >= MAX_RECORDS) {
      throw LeatRefusal.of(60000, "Usage limit reached.");
    }
    LeatMember member = new LeatMember(newUuid(), 71_000 + members.size(), email, anonymous, now());
    members.put(member.uuid, member);
    uuidByEmail.put(lower(email), member.uuid);
    return member;
  }

  /** Makes an anonymous contact a real one, or hands everything it has to the contact with that address. */
  LeatMember claim(LeatMember anonymous, String email) {
    if (!anonymous.anonymous) {
      throw LeatRefusal.invalid("email");
    }
    Optional<LeatMember> owner = byEmail(email);
    uuidByEmail.remove(lower(anonymous.email));
    if (owner.isEmpty()) {
      anonymous.email = email;
      anonymous.anonymous = false;
      uuidByEmail.put(lower(email), anonymous.uuid);
      return anonymous;
    }
    LeatMember survivor = owner.get();
    survivor.balance += anonymous.balance;
    for (LeatEntry entry : anonymous.entries) {
      LeatEntry moved = entry.of(survivor.uuid);
      entries.put(moved.uuid(), moved);
      survivor.entries.add(moved);
    }
    identifiers.replaceAll((value, identifier) -> identifier.moved(anonymous.uuid, survivor.uuid));
    members.remove(anonymous.uuid);
    return survivor;
  }

  void delete(LeatMember member) {
    members.remove(member.uuid);
    uuidByEmail.remove(lower(member.email));
  }

  Map<String, LeatIdentifier> identifiers() {
    return identifiers;
  }

  LeatIdentifier identify(String value, Optional<String> contact, Optional<String> name) {
    contact.ifPresent(this::member);
    if (identifiers.containsKey(value)) {
      throw LeatRefusal.of(60006, "Contact identifier already exists.");
    }
    LeatIdentifier made = new LeatIdentifier(name.orElse(value), value, true, contact);
    identifiers.put(value, made);
    return made;
  }

  Set<String> attributeNames() {
    return attributes;
  }

  Map<String, LeatSubscriptionType> types() {
    return types;
  }

  void checkShop(String uuid) {
    if (!uuid.equals(shop)) {
      throw LeatRefusal.of(1008, "Shop not found.");
    }
  }

  /** Adds or takes credits for a client. */
  LeatEntry receive(LeatMember member, long credits, Optional<BigDecimal> value, JsonNode body) {
    receptions++;
    if (settings.lockEvery() > 0 && receptions % settings.lockEvery() == 0) {
      throw LeatRefusal.of(60001, "Credit reception creation already in progress.");
    }
    if (settings.maxCredits().isPresent() && credits > settings.maxCredits().getAsLong()) {
      throw LeatRefusal.of(1015, "Maximum credits reached.");
    }
    Map<String, String> ours = new HashMap<>();
    for (String name : attributes) {
      LeatCall.text(body, name).ifPresent(text -> ours.put(name, text));
    }
    return append(member, credits, value, ours, API);
  }

  LeatEntry append(
      LeatMember member,
      long credits,
      Optional<BigDecimal> value,
      Map<String, String> ours,
      String channel) {
    if (settings.negative() == LeatSettings.Negative.REFUSED
        && credits < 0
        && member.balance + credits < 0) {
      throw LeatRefusal.of(1017, "Onvoldoende punten | Insufficient credits.");
    }
    return add(
        member,
        new LeatEntry(
            newUuid(),
            member.uuid,
            LeatEntry.Kind.CREDIT_RECEPTION,
            credits,
            value,
            ours,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            channel,
            now()));
  }

  LeatEntry add(LeatMember member, LeatEntry entry) {
    if (members.size() + entries.size() >= MAX_RECORDS) {
      throw LeatRefusal.of(60000, "Usage limit reached.");
    }
    entries.put(entry.uuid(), entry);
    member.entries.add(entry);
    member.balance += entry.credits();
    member.received += Math.max(entry.credits(), 0);
    return entry;
  }

  LeatEntry entry(String uuid) {
    LeatEntry found = entries.get(uuid);
    if (found == null) {
      throw LeatRefusal.noSuchThing();
    }
    return found;
  }

  /** Returns the visible lines of a contact, or of all, newest first. */
  List<LeatEntry> lines(Optional<String> contact, Predicate<LeatEntry> fits) {
    Instant visible = settings.clock().instant().minus(settings.visibilityDelay());
    List<LeatEntry> from =
        contact
            .map(uuid -> members.containsKey(uuid) ? member(uuid).entries : List.<LeatEntry>of())
            .orElseGet(() -> List.copyOf(entries.values()));
    List<LeatEntry> newestFirst = new ArrayList<>();
    for (int i = from.size() - 1; i >= 0; i--) {
      if (fits.test(from.get(i)) && !from.get(i).at().isAfter(visible)) {
        newestFirst.add(from.get(i));
      }
    }
    return newestFirst;
  }

  static String lower(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
