package dev.stampbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.Discount;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/** A program that redeems: provider, shop and carts in memory, a store in a file or in PostgreSQL that survives a restart. */
final class SagaWorld implements AutoCloseable {

  final TestClock clock = new TestClock(Orders.NOON);
  final FakeProvider provider;
  final FakeShop shop = new FakeShop();
  final FakeCarts carts = new FakeCarts();
  final MemberId member;

  private final Database database;
  private final Path file;
  private final Optional<HikariDataSource> pool;
  private final InstantSource time;
  private final Waiting waiting;
  private final List<OrderId> delivered = new ArrayList<>();
  private UnaryOperator<LoyaltyProgram.Builder> parts;
  private Store store;
  private LoyaltyProgram program;

  /** Where the store is. */
  enum Database {
    SQLITE,
    POSTGRESQL
  }

  /** A world whose clock the test moves. */
  SagaWorld(
      Database database,
      Path folder,
      PointsPolicy policy,
      UnaryOperator<LoyaltyProgram.Builder> parts) {
    this(database, folder, policy, parts, Optional.empty());
  }

  /** A world with real time, for calls at once. */
  static SagaWorld inRealTime(
      Database database, Path folder, UnaryOperator<LoyaltyProgram.Builder> parts) {
    return new SagaWorld(
        database, folder, PointsPolicy.perUnit(1), parts, Optional.of(InstantSource.system()));
  }

  private SagaWorld(
      Database database,
      Path folder,
      PointsPolicy policy,
      UnaryOperator<LoyaltyProgram.Builder> parts,
      Optional<InstantSource> real) {
    this.database = database;
    this.time = real.orElse(clock);
    this.waiting = real.isPresent() ? Waiting.real() : clock;
    this.provider = new FakeProvider(time);
    this.member = provider.member("M1", Orders.CUSTOMER);
    this.parts = builder -> parts.apply(builder.policy(policy));
    this.file = created(folder).resolve("stampbook.db");
    this.pool = database == Database.POSTGRESQL ? Optional.of(newDatabase()) : Optional.empty();
    this.store = open();
    this.program = build(store);
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static HikariDataSource newDatabase() {
    try {
      return Postgres.database();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Store open() {
    return database == Database.SQLITE ? Store.embedded(file) : Store.jdbc(pool.orElseThrow());
  }

  private LoyaltyProgram build(Store on) {
    return parts
        .apply(
            LoyaltyProgram.builder()
                .provider(provider)
                .orders(shop)
                .discounts(carts)
                .store(on)
                .clock(time)
                .waiting(waiting))
        .build();
  }

  LoyaltyProgram program() {
    return program;
  }

  /** A second program on the same store. */
  LoyaltyProgram second() {
    return build(store);
  }

  FakeRewards rewards() {
    return provider.rewards();
  }

  FakeLedger ledger() {
    return provider.ledger();
  }

  long balance() {
    return balance(member);
  }

  long balance(MemberId of) {
    return ledger().runningBalance(of);
  }

  SagaWorld startBalance(long points) {
    ledger().book(member, points);
    return this;
  }

  /** Ends the program and its store, as a new process finds them after a crash, and opens both again. */
  void restart() {
    program.close();
    store.close();
    pool.ifPresent(SagaWorld::endLeases);
    store = open();
    program = build(store);
  }

  void restart(UnaryOperator<LoyaltyProgram.Builder> changed) {
    UnaryOperator<LoyaltyProgram.Builder> before = parts;
    parts = builder -> changed.apply(before.apply(builder));
    restart();
  }

  /** A node that died is waited for until its leases are over; here they are. */
  private static void endLeases(HikariDataSource pool) {
    for (String table : List.of("stampbook_posting", "stampbook_redemption", "stampbook_spender")) {
      try (var connection = pool.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("UPDATE " + table + " SET lease_until = 0");
        if (table.equals("stampbook_posting")) {
          statement.execute("UPDATE stampbook_posting SET next_at = 0 WHERE state = 'INTENT'");
        }
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  /** Does what is due; returns what it changed of the member's balance. */
  long run() {
    long before = balance();
    program.runOnce(100);
    return balance() - before;
  }

  /** The shop's order becomes this, and a message says so; returns what that changed of the member's balance. */
  long deliver(Order.Builder order) {
    Order snapshot = order.build();
    shop.put(snapshot);
    return signal(snapshot.id().value());
  }

  long signal(String order) {
    OrderId id = OrderId.of(order);
    if (!delivered.contains(id)) {
      delivered.add(id);
    }
    long before = balance();
    program.orderChanged(id);
    program.runOnce(100);
    return balance() - before;
  }

  static Reward reward(String id, long points, String off) {
    return Reward.builder(RewardId.of(id), "Reward " + id, new RewardCost.Fixed(points))
        .discount(new Discount.AmountOff(Money.parse(off)))
        .build();
  }

  Redemption redeem(String key, Reward reward, CheckoutId checkout) {
    return program.redeem(member, reward).as(RedemptionId.of(key)).into(checkout);
  }

  Redemption find(String key) {
    return program.redemptions().find(RedemptionId.of(key)).orElseThrow();
  }

  /** What the audit was told of a redemption, oldest first, as outcome and points. */
  List<String> audit(String key) {
    List<String> told = new ArrayList<>();
    for (AuditEntry entry :
        program.audit().find(AuditQuery.newest().redemption(RedemptionId.of(key)))) {
      told.add(0, entry.outcome() + (entry.points() == 0 ? "" : " " + entry.points()));
    }
    return told;
  }

  List<String> details(String key) {
    return program.audit().find(AuditQuery.newest().redemption(RedemptionId.of(key))).stream()
        .map(AuditEntry::detail)
        .toList();
  }

  /** The general checks: balances are sums of entries, nothing is open, and the whole history again changes nothing. */
  void check(Runnable... callsAgain) {
    for (MemberId one : provider.memberIds()) {
      long sum =
          ledger().entries().stream()
              .filter(entry -> entry.member().equals(one))
              .mapToLong(LedgerEntry::points)
              .sum();
      assertThat(ledger().balance(one)).as("balance of %s", one).isEqualTo(sum);
    }
    List<LedgerEntry> before = ledger().entries();
    int writes = ledger().writes();
    int issued = rewards().issued().size();
    int discounts = carts.creations().size();
    for (int round = 0; round < 2; round++) {
      for (Runnable call : callsAgain) {
        call.run();
      }
      delivered.forEach(order -> signal(order.value()));
      program.sync();
      restart();
    }
    SyncReport report = program.sync();
    assertThat(report.open()).as("open").isZero();
    assertThat(ledger().entries()).as("history again").isEqualTo(before);
    assertThat(ledger().writes()).as("history again writes").isEqualTo(writes);
    assertThat(rewards().issued()).as("history again issues").hasSize(issued);
    assertThat(carts.creations()).as("history again discounts").hasSize(discounts);
    close();
  }

  /** Calls again what was refused before; it is refused again. */
  static Runnable refused(Runnable call) {
    return () -> {
      boolean given = false;
      try {
        call.run();
        given = true;
      } catch (RedemptionRefusedException asBefore) {
        assertThat(asBefore.refusal().reason()).isNotNull();
      }
      assertThat(given).as("a refused call was granted when it was repeated").isFalse();
    };
  }

  @Override
  public void close() {
    program.close();
    store.close();
    pool.ifPresent(HikariDataSource::close);
  }
}
