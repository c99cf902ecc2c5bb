package dev.stampbook.sandbox.smile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Holds the state of one emulated merchant account: customers, ledgers, products and issued
 * rewards. Tests and demos fill it and look into it here; clients reach it through HTTP.
 *
 * <p>Thread-safe. Every call finds its customer by index; none walks the whole ledger. The account
 * takes at most two million records and refuses more with status 503.
 */
public final class SmileAccount {

  private static final long FIRST_CUSTOMER = 70_000_000;
  private static final long FIRST_IDENTITY = 1_900_000;
  private static final long FIRST_TIER = 51_000;
  private static final long FIRST_RULE = 12_000;
  private static final int MAX_RECORDS = 2_000_000;

  private final SmileSettings settings;
  private final NavigableMap<Long, SmileMember> members = new TreeMap<>();
  private final Map<String, NavigableSet<Long>> idsByEmail = new HashMap<>();
  private final SmileLedger ledger = new SmileLedger();
  private final SmileRewards rewards;
  private final Map<String, SmileIdentity> identities = new HashMap<>();
  private final Map<String, SmileEarningRule> ruleByActivity = new HashMap<>();
  private final Map<String, Long> activities = new HashMap<>();
  private final NavigableMap<Long, SmileEarningRule> rules = new TreeMap<>();
  private final List<SmileTier> tiers = new ArrayList<>();
  private final Instant opened;
  private Instant latest;
  private long writes;

  SmileAccount(SmileSettings settings) {
    this.settings = settings;
    this.rewards = new SmileRewards(settings);
    this.opened = settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    this.latest = opened;
    settings.nativeOrders().ifPresent(rule -> rules.put(rule.id(), rule));
  }

  // Filling

  /** Adds a member without a name or points and returns Smile's number for it. */
  public long addCustomer(String email) {
    return addCustomer(email, Optional.empty(), Optional.empty(), SmileCustomer.State.MEMBER);
  }

  /**
   * Adds a customer without points. The e-mail may be taken: it is not unique (sheet section 12).
   *
   * @return Smile's number for the customer
   */
  public synchronized long addCustomer(
      String email,
      Optional<String> firstName,
      Optional<String> lastName,
      SmileCustomer.State state) {
    requireRoom();
    long id = FIRST_CUSTOMER + members.size() + 1;
    SmileMember member = new SmileMember(id, email, firstName, lastName, state, now());
    members.put(id, member);
    idsByEmail.computeIfAbsent(lower(email), key -> new TreeSet<>()).add(id);
    return id;
  }

  /** Adds a product and returns Smile's number for it. */
  public synchronized long addProduct(SmileProduct product) {
    return rewards.addProduct(product);
  }

  /** Adds a tier and returns Smile's number for it. */
  public synchronized long addTier(String name, BigDecimal milestone, List<String> perks) {
    long id = FIRST_TIER + tiers.size() + 1;
    tiers.add(new SmileTier(id, name, milestone, perks));
    tiers.sort(Comparator.comparing(SmileTier::milestone));
    return id;
  }

  /**
   * Adds a custom action that gives a fixed number of points each time it is recorded.
   *
   * @param token what clients name the action by; starts with {@code activity_}
   * @param name what customers see
   * @param points what it gives
   * @return Smile's number for the earning rule
   */
  public synchronized long addActivity(String token, String name, long points) {
    long id = FIRST_RULE + 100 + rules.size();
    SmileEarningRule rule =
        new SmileEarningRule(id, name, BigDecimal.valueOf(points), Optional.empty());
    rules.put(id, rule);
    ruleByActivity.put(token, rule);
    return id;
  }

  /** Changes the points of a customer without a client, such as a balance to start with. */
  public synchronized SmileEntry adjust(long customerId, long change, String description) {
    return append(member(customerId), change, description, Optional.empty());
  }

  // The shop's side

  /**
   * Reports that an order with this code was completed; the reward then counts as used (sheet
   * section 12, pitfall 9).
   *
   * @return false when the code is none of this account's
   */
  public synchronized boolean couponUsed(String code) {
    return rewards.use(code, now());
  }

  /**
   * Reports a paid order the way the provider's own shop app does (sheet section 12). Gives points
   * only when native orders are on, and only to known customers; rounds down.
   *
   * @param email the buyer
   * @param rewardableTotal the money that counts
   * @return the new ledger line, if there is one
   */
  public synchronized Optional<SmileEntry> orderPaid(String email, BigDecimal rewardableTotal) {
    Optional<SmileMember> buyer = preferred(email);
    Optional<SmileEarningRule> rule = settings.nativeOrders();
    if (buyer.isEmpty() || rule.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal perAmount = rule.get().perAmount().orElse(BigDecimal.ONE);
    long points =
        rewardableTotal
            .multiply(rule.get().value())
            .divide(perAmount, 0, RoundingMode.DOWN)
            .longValueExact();
    return points <= 0
        ? Optional.empty()
        : Optional.of(append(buyer.get(), points, rule.get().name(), Optional.empty()));
  }

  // Looking into it

  /** Returns the customer a client should find by this e-mail: members first, then lowest id. */
  public synchronized Optional<SmileCustomer> customer(String email) {
    return preferred(email).map(SmileMember::snapshot);
  }

  /** Returns every customer with this e-mail, by number: the address is not unique. */
  public synchronized List<SmileCustomer> customers(String email) {
    return idsByEmail.getOrDefault(lower(email), new TreeSet<>()).stream()
        .map(id -> member(id).snapshot())
        .toList();
  }

  /** Returns the points of that customer, or nothing when there is none. */
  public synchronized OptionalLong balance(String email) {
    return preferred(email)
        .map(found -> OptionalLong.of(found.balance))
        .orElse(OptionalLong.empty());
  }

  /** Returns the ledger of a customer, oldest line first, delayed lines included. */
  public synchronized List<SmileEntry> ledger(long customerId) {
    return List.copyOf(member(customerId).ledger.values());
  }

  /** Returns the rewards issued to a customer, oldest first. */
  public synchronized List<SmileFulfillment> fulfillments(long customerId) {
    return List.copyOf(member(customerId).fulfillments.values());
  }

  /** Returns the number of lines in all ledgers. */
  public synchronized long ledgerSize() {
    return ledger.entries().size();
  }

  /** Returns the points of all customers together. */
  public synchronized long pointsTotal() {
    return ledger.points();
  }

  /** Returns how many writes of clients were applied: transactions, purchases, and the rest. */
  public synchronized long appliedWrites() {
    return writes;
  }

  /** Returns internal notes carried by more than one ledger line, with their number: duplicates. */
  public synchronized Map<String, Integer> repeatedNotes() {
    return ledger.repeatedNotes();
  }

  // What clients do

  synchronized Optional<SmileCustomer> find(long customerId) {
    return Optional.ofNullable(members.get(customerId)).map(SmileMember::snapshot);
  }

  synchronized SmilePage<SmileCustomer> customers(
      Optional<String> email, Predicate<SmileCustomer> fits, SmilePage.Ask ask) {
    NavigableMap<Long, SmileMember> rows = email.map(this::byEmail).orElse(members);
    SmilePage<SmileMember> page =
        SmilePage.of(rows, row -> true, row -> fits.test(row.snapshot()), ask);
    return new SmilePage<>(
        page.rows().stream().map(SmileMember::snapshot).toList(), page.next(), page.previous());
  }

  private NavigableMap<Long, SmileMember> byEmail(String email) {
    NavigableMap<Long, SmileMember> found = new TreeMap<>();
    for (long id : idsByEmail.getOrDefault(lower(email), new TreeSet<>())) {
      SmileMember candidate = member(id);
      if (settings.emailMatch() == SmileSettings.EmailMatch.IGNORING_CASE
          || candidate.email.equals(email)) {
        found.put(id, candidate);
      }
    }
    return found;
  }

  synchronized SmilePage<SmileEntry> entries(
      Optional<Long> customerId, Instant updatedAtMin, SmilePage.Ask ask) {
    Instant now = now();
    return SmilePage.of(
        customerId.map(this::ledgerOf).orElse(ledger.entries()),
        entry -> !entry.createdAt().isBefore(updatedAtMin), // lines never go back in time
        entry -> visible(entry, now),
        ask);
  }

  private NavigableMap<Long, SmileEntry> ledgerOf(long customerId) {
    SmileMember owner = members.get(customerId);
    return owner == null ? new TreeMap<>() : owner.ledger;
  }

  synchronized Optional<SmileEntry> entry(long id) {
    Instant now = now();
    return Optional.ofNullable(ledger.entries().get(id)).filter(found -> visible(found, now));
  }

  private boolean visible(SmileEntry entry, Instant now) {
    return !entry.createdAt().plus(settings.visibilityDelay()).isAfter(now);
  }

  synchronized SmilePage<SmileFulfillment> fulfillments(
      Optional<Long> customerId, Predicate<SmileFulfillment> fits, SmilePage.Ask ask) {
    NavigableMap<Long, SmileFulfillment> rows =
        customerId.map(this::fulfillmentsOf).orElse(rewards.fulfillments());
    return SmilePage.of(rows, row -> true, fits, ask);
  }

  private NavigableMap<Long, SmileFulfillment> fulfillmentsOf(long customerId) {
    SmileMember owner = members.get(customerId);
    return owner == null ? new TreeMap<>() : owner.fulfillments;
  }

  synchronized SmilePage<SmileEarningRule> rules(SmilePage.Ask ask) {
    return SmilePage.of(rules, row -> true, row -> true, ask);
  }

  synchronized NavigableMap<Long, SmileProduct> products() {
    return new TreeMap<>(rewards.products());
  }

  synchronized List<SmileTier> tiers() {
    return List.copyOf(tiers);
  }

  synchronized SmileEntry transact(
      long customerId, long change, String description, Optional<String> note) {
    SmileEntry entry = append(known(customerId), change, description, note);
    writes++;
    return entry;
  }

  /** Takes the points and issues the code in one step; the shop knows the code before the client. */
  SmileRewards.Redemption purchase(long customerId, long productId, OptionalLong pointsToSpend) {
    SmileRewards.Redemption redemption = redeem(customerId, productId, pointsToSpend);
    settings.coupons().issued(redemption.coupon());
    return redemption;
  }

  private synchronized SmileRewards.Redemption redeem(
      long customerId, long productId, OptionalLong pointsToSpend) {
    SmileProduct product = rewards.products().get(productId);
    if (product == null) {
      throw SmileRefusal.notFound();
    }
    SmileMember buyer = known(customerId);
    long points = SmilePrice.of(product, pointsToSpend);
    append(buyer, -points, "Redeemed for " + product.name(), Optional.empty());
    writes++;
    return rewards.issue(buyer, product, points, now());
  }

  /**
   * Records an action and gives its points at once.
   *
   * @throws SmileRefusal with status 422 for an unknown action, and when the same action with the
   *     same distinct id was recorded before (sheet section 9)
   */
  synchronized long recordActivity(long customerId, String token, Optional<String> distinctId) {
    SmileEarningRule rule = ruleByActivity.get(token);
    if (rule == null) {
      throw SmileRefusal.unacceptable("The activity token is not known.");
    }
    SmileMember actor = known(customerId);
    long id = 30_000_000L + activities.size() + 1;
    String key = token + " " + distinctId.orElse("#" + id);
    if (activities.containsKey(key)) {
      throw SmileRefusal.unacceptable("The activity was recorded before.");
    }
    append(actor, rule.value().longValueExact(), rule.name(), Optional.empty());
    activities.put(key, id);
    writes++;
    return id;
  }

  /** Makes or changes an identity; a known one never changes its customer (sheet section 13). */
  synchronized Linked link(
      String distinctId, String email, Optional<String> firstName, Optional<String> lastName) {
    SmileIdentity known = identities.get(distinctId);
    long id = known != null ? known.id() : FIRST_IDENTITY + identities.size() + 1;
    long customerId =
        known != null
            ? known.customerId()
            : preferred(email)
                .map(found -> found.id)
                .orElseGet(
                    () -> addCustomer(email, firstName, lastName, SmileCustomer.State.CANDIDATE));
    SmileIdentity linked =
        new SmileIdentity(id, distinctId, email, firstName, lastName, customerId);
    identities.put(distinctId, linked);
    writes++;
    return new Linked(linked, known == null ? Linked.Was.MADE : Linked.Was.UPDATED);
  }

  /** Holds an identity and whether the upsert made it. */
  record Linked(SmileIdentity identity, Was was) {
    enum Was {
      MADE,
      UPDATED
    }
  }

  /** Returns when the account was opened. */
  Instant opened() {
    return opened;
  }

  SmileSettings settings() {
    return settings;
  }

  /** Returns the time to stamp records with: to the millisecond, and never going back. */
  synchronized Instant now() {
    Instant now = settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    latest = now.isBefore(latest) ? latest : now;
    return latest;
  }

  private SmileEntry append(
      SmileMember member, long change, String description, Optional<String> note) {
    requireRoom();
    Instant now = now();
    SmileEntry entry = ledger.append(member, change, description, note, now);
    if (settings.touch() == SmileSettings.Touch.POINTS_TOO) {
      member.updatedAt = now;
    }
    return entry;
  }

  private Optional<SmileMember> preferred(String email) {
    return idsByEmail.getOrDefault(lower(email), new TreeSet<>()).stream()
        .map(this::member)
        .filter(found -> found.state != SmileCustomer.State.DISABLED)
        .min(
            Comparator.comparing(
                    (SmileMember found) -> found.state == SmileCustomer.State.CANDIDATE)
                .thenComparing(found -> found.id));
  }

  /** Returns a customer a client named; 404 when there is none (our choice: the sheet is silent). */
  private SmileMember known(long customerId) {
    SmileMember found = members.get(customerId);
    if (found == null) {
      throw SmileRefusal.notFound();
    }
    return found;
  }

  private SmileMember member(long customerId) {
    SmileMember found = members.get(customerId);
    if (found == null) {
      throw new IllegalArgumentException("The account has no customer " + customerId + ".");
    }
    return found;
  }

  private void requireRoom() {
    long records =
        (long) members.size() + ledger.entries().size() + activities.size() + identities.size();
    if (records >= MAX_RECORDS) {
      throw new SmileRefusal(503, "The emulated account is full.");
    }
  }

  private static String lower(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
