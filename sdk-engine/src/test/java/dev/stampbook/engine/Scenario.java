package dev.stampbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.points.PointsQuote;
import dev.stampbook.points.PolicyRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One program with a fake provider and a fake shop, a clock of its own and a store in a file that survives a restart. */
final class Scenario implements AutoCloseable {

  final TestClock clock = new TestClock(Orders.NOON);
  final FakeProvider provider = new FakeProvider(clock);
  final FakeShop shop = new FakeShop();
  final MemberId member = provider.member("M1", Orders.CUSTOMER);

  private final Path file;
  private final List<Order> history = new ArrayList<>();
  private final Set<OrderId> delivered = new LinkedHashSet<>();
  private PolicyRules rules;
  private EngineSettings settings = EngineSettings.defaults();
  private Store store;
  private LoyaltyProgram program;
  private long lastAudit;

  Scenario(Path folder, PointsPolicy policy) {
    this.file = created(folder).resolve("stampbook.db");
    this.rules = PolicyRules.always(policy);
    this.store = Store.embedded(file);
    this.program = build();
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * What one event came to.
   *
   * @param posting the signed points that reached the ledger
   * @param balance the member's balance afterwards
   * @param outcomes the outcomes of the audit entries about the order, oldest first
   */
  record Seen(long posting, long balance, List<AuditOutcome> outcomes) {}

  static Seen seen(long posting, long balance, AuditOutcome... outcomes) {
    return new Seen(posting, balance, List.of(outcomes));
  }

  private LoyaltyProgram build() {
    return second(builder -> builder);
  }

  LoyaltyProgram program() {
    return program;
  }

  FakeLedger ledger() {
    return provider.ledger();
  }

  Scenario startBalance(long points) {
    ledger().book(member, points);
    return this;
  }

  long balance() {
    return ledger().runningBalance(member);
  }

  /** Ends the program and its store and opens both again. */
  void restart() {
    program.close();
    store.close();
    store = Store.embedded(file);
    program = build();
  }

  /** Goes on with another policy, as after a change of settings. */
  void restart(PolicyRules changed) {
    rules = changed;
    restart();
  }

  void restart(EngineSettings changed) {
    settings = changed;
    restart();
  }

  /** A second program on the same store. */
  LoyaltyProgram second() {
    return build();
  }

  /** A second program on the same store that differs in something. */
  LoyaltyProgram second(UnaryOperator<LoyaltyProgram.Builder> change) {
    return change
        .apply(
            LoyaltyProgram.builder()
                .provider(provider)
                .orders(shop)
                .policy(rules)
                .store(store)
                .settings(settings)
                .clock(clock)
                .waiting(clock))
        .build();
  }

  /** The shop's order becomes this, and a message says that it changed. */
  Seen deliver(Order order) {
    history.add(order);
    shop.put(order);
    return signal(order.id());
  }

  Seen deliver(Order.Builder order) {
    return deliver(order.build());
  }

  /** The shop has the order no more, and a message says that it changed. */
  Seen deliverDeletion(String order) {
    shop.delete(OrderId.of(order));
    return signal(OrderId.of(order));
  }

  /** A reading that lags behind delivers an older state; afterwards the shop shows the present one again. */
  Seen deliverLate(Order older) {
    Order present = shop.current(older.id()).orElseThrow();
    shop.put(older);
    Seen seen = signal(older.id());
    shop.put(present);
    return seen;
  }

  Seen signal(OrderId id) {
    delivered.add(id);
    long before = balance();
    program.orderChanged(id);
    program.runOnce(100);
    return new Seen(balance() - before, balance(), newOutcomes(id));
  }

  Seen signal(String id) {
    return signal(OrderId.of(id));
  }

  /** Does what is due now, without a message. */
  Seen run(String order) {
    long before = balance();
    program.runOnce(100);
    return new Seen(balance() - before, balance(), newOutcomes(OrderId.of(order)));
  }

  SyncReport sync() {
    return program.sync();
  }

  private List<AuditOutcome> newOutcomes(OrderId id) {
    List<AuditEntry> all = program.audit().find(AuditQuery.newest());
    List<AuditOutcome> outcomes = new ArrayList<>();
    for (AuditEntry entry : all) {
      if (entry.id() > lastAudit && entry.entity().equals(id.value())) {
        outcomes.add(0, entry.outcome());
      }
    }
    skipAudit();
    return outcomes;
  }

  /** Returns the outcomes of the entries about an order that no event has claimed yet, oldest first. */
  List<AuditOutcome> outcomes(String order) {
    return newOutcomes(OrderId.of(order));
  }

  void skipAudit() {
    program.audit().find(AuditQuery.newest().limit(1)).forEach(entry -> lastAudit = entry.id());
  }

  AuditEntry newestAudit(String order) {
    return program.audit().find(AuditQuery.newest().order(OrderId.of(order)).limit(1)).get(0);
  }

  OrderStory story(String order) {
    return program.story(OrderId.of(order));
  }

  /** The general checks: balances are sums of entries, orders stand at their targets, and the whole history again changes nothing. */
  void check() {
    for (MemberId one : provider.memberIds()) {
      long sum =
          ledger().entries().stream()
              .filter(entry -> entry.member().equals(one))
              .mapToLong(LedgerEntry::points)
              .sum();
      assertThat(ledger().balance(one)).as("balance of %s", one).isEqualTo(sum);
    }
    delivered.forEach(this::checkTarget);
    List<LedgerEntry> before = ledger().entries();
    int writes = ledger().writes();
    delivered.forEach(this::signal);
    for (Order order : history) {
      boolean older =
          shop.current(order.id())
              .filter(present -> order.version().compareTo(present.version()) < 0)
              .isPresent();
      if (older) {
        deliverLate(order);
      }
    }
    delivered.forEach(this::signal);
    program.sync();
    restart();
    delivered.forEach(this::signal);
    assertThat(ledger().entries()).as("history again").isEqualTo(before);
    assertThat(ledger().writes()).as("history again writes").isEqualTo(writes);
    delivered.forEach(this::checkTarget);
    close();
  }

  private void checkTarget(OrderId id) {
    OrderStory story = program.story(id);
    long target = story.quote().map(PointsQuote::entitlement).orElse(0L);
    long keptBack =
        story.postings().stream()
            .filter(
                posting ->
                    posting.state() == PostingState.WRITTEN_OFF
                        || posting.state() == PostingState.OWED)
            .mapToLong(JournalEntry::points)
            .sum();
    long entries = ledger().pointsOf(id.value()).stream().mapToLong(Long::longValue).sum();
    boolean open = story.member().isEmpty() || story.status() == OrderStatus.HELD;
    assertThat(entries + keptBack).as("posted for %s", id).isEqualTo(open ? 0 : target);
  }

  /** Lets the checks look at an order that no {@code deliver} named. */
  void delivered(String order) {
    delivered.add(OrderId.of(order));
  }

  Path file() {
    return file;
  }

  Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    program.close();
    store.close();
  }
}
