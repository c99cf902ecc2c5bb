package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.Orders.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.PointsPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs at work on one database at the same time: every order is posted once, every unknown outcome settled once. */
class TwoNodesTest {

  private static final int ORDERS = 32;
  private static final long SEED = 20_250_302;
  private static final Duration HALF_A_LEASE = Duration.ofMinutes(1);

  @TempDir Path folder;

  /** The one node posts; the other one's sync finds the posting under way. It looks again soon and does not wait for the end of the lease. */
  @Test
  void aSyncDoesNotWaitOutTheLeaseOfANodeThatIsDone() throws Exception {
    HikariDataSource database = Postgres.database();
    FakeProvider provider = new FakeProvider(InstantSource.system());
    provider.member("M1", Orders.CUSTOMER);
    FakeShop shop = new FakeShop();
    shop.put(completed("O", 1, "40.00").build());
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    provider
        .ledger()
        .beforePost(
            posting -> {
              reached.countDown();
              await(goOn);
            });
    List<Duration> waits = new ArrayList<>();
    try (Store store = Store.jdbc(database);
        LoyaltyProgram a = program(store, provider, shop, InstantSource.system(), Waiting.real())) {
      Thread posting =
          new Thread(
              () -> {
                a.orderChanged(OrderId.of("O"));
                a.runOnce(10);
              });
      Waiting untilTheOtherIsDone =
          time -> {
            waits.add(time);
            goOn.countDown();
            posting.join();
          };
      try (LoyaltyProgram b =
          program(store, provider, shop, InstantSource.system(), untilTheOtherIsDone)) {
        posting.start();
        await(reached);
        b.orderChanged(OrderId.of("O"));
        b.sync();
      }
    }
    assertThat(waits).singleElement().satisfies(one -> assertThat(one).isLessThan(HALF_A_LEASE));
    assertThat(provider.ledger().pointsOf("O")).containsExactly(40L);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theSameSignalsOnBothNodesPostEveryOrderOnce() throws Exception {
    System.out.println("seed " + SEED);
    HikariDataSource database = Postgres.database();
    TestClock clock = new TestClock(Orders.NOON);
    FakeProvider provider = new FakeProvider(clock);
    MemberId member = provider.member("M1", Orders.CUSTOMER);
    FakeShop shop = new FakeShop();
    Store store = Store.jdbc(database);
    Store other = Store.jdbc(database);
    LoyaltyProgram a = program(store, provider, shop, clock, clock);
    LoyaltyProgram b = program(other, provider, shop, clock, clock);
    Random random = new Random(SEED);

    long expected = 0;
    for (int round = 1; round <= 3; round++) {
      List<OrderId> ids = new ArrayList<>();
      for (int i = 0; i < ORDERS; i++) {
        shop.put(inRound(round, "" + i, 10 + i));
        ids.add(OrderId.of("" + i));
        if (i % 5 == round) {
          provider.ledger().fault("" + i, new Fault.CommitThenTimeout(Duration.ofSeconds(i % 4)));
        } else if (i % 7 == round) {
          provider.ledger().fault("" + i, new Fault.Unavailable());
        }
      }
      List<OrderId> shuffled = new ArrayList<>(ids);
      Collections.shuffle(shuffled, random);
      Barrier.run(List.of(() -> drive(a, ids), () -> drive(b, shuffled)));
      Barrier.run(List.of(a::sync, b::sync));
      clock.advance(Duration.ofMinutes(3)); // whatever one left to the other
      a.sync();

      expected = 0;
      for (int i = 0; i < ORDERS; i++) {
        long worth = round == 1 ? 10 + i : round == 2 ? 15 + i : 0;
        expected += worth;
        assertThat(provider.ledger().pointsOf("" + i))
            .as("order %s in round %s", i, round)
            .hasSize(round);
        assertThat(provider.ledger().pointsOf("" + i).stream().mapToLong(Long::longValue).sum())
            .isEqualTo(worth);
        assertThat(a.story(OrderId.of("" + i)).status()).isEqualTo(OrderStatus.SETTLED);
      }
      assertThat(provider.ledger().runningBalance(member)).isEqualTo(expected);
    }
    assertThat(provider.ledger().entries())
        .extracting(LedgerEntry::reference)
        .doesNotHaveDuplicates();
    assertThat(a.audit().find(AuditQuery.newest().outcome(AuditOutcome.POSTED)))
        .as("each posting is told once")
        .hasSize(3 * ORDERS);
    a.close();
    b.close();
    store.close();
    other.close();
    database.close();
  }

  private static Order inRound(int round, String id, int euros) {
    Order.Builder order =
        round == 3
            ? order(id, round, OrderState.CANCELLED).goods("1", 1, eur(euros + ".00"))
            : completed(id, round).goods("1", 1, eur(euros + ".00"));
    return round == 2
        ? order.goods("2", 1, eur("9.00")).refund(refund("R" + id, "4.00")).build()
        : order.build();
  }

  private static void drive(LoyaltyProgram program, List<OrderId> orders) {
    for (OrderId order : orders) {
      program.orderChanged(order);
      program.runOnce(3);
    }
    for (int i = 0; i < 200 && program.runOnce(20) > 0; i++) {
      Thread.onSpinWait();
    }
  }

  @Test
  void twoStartedProgramsShareTheWorkAndPostEveryOrderOnce() throws Exception {
    HikariDataSource database = Postgres.database();
    InstantSource clock = InstantSource.system();
    FakeProvider provider = new FakeProvider(clock);
    MemberId member = provider.member("M1", Orders.CUSTOMER);
    FakeShop shop = new FakeShop();
    try (Store store = Store.jdbc(database);
        Store other = Store.jdbc(database);
        LoyaltyProgram a = program(store, provider, shop, clock, Waiting.real());
        LoyaltyProgram b = program(other, provider, shop, clock, Waiting.real())) {
      a.start();
      b.start();
      for (int round = 1; round <= 3; round++) {
        List<OrderId> ids = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
          shop.put(inRound(round, "" + i, 10 + i));
          ids.add(OrderId.of("" + i));
        }
        Barrier.run(
            List.of(() -> ids.forEach(a::orderChanged), () -> ids.forEach(b::orderChanged)));
        provider.ledger().awaitEntries(round * ORDERS);
      }
    }
    assertThat(provider.ledger().entries()).hasSize(3 * ORDERS);
    database.close();
    assertThat(provider.ledger().writes()).isEqualTo(3 * ORDERS);
    assertThat(provider.ledger().runningBalance(member)).isZero();
  }

  @Test
  void aStartedProgramOnAFilePostsAndRunsAgainForASignalDuringARun() throws Exception {
    InstantSource clock = InstantSource.system();
    FakeProvider provider = new FakeProvider(clock);
    MemberId member = provider.member("M1", Orders.CUSTOMER);
    FakeShop shop = new FakeShop();
    FakeFeed feed = FakeFeed.numbered(shop, 10);
    shop.feed(feed);
    shop.put(completed("F", 1, "7.00").build());
    feed.row("F", Orders.NOON);
    OrderId a = OrderId.of("A");
    AtomicBoolean first = new AtomicBoolean(true);
    try (Store store = Store.embedded(folder.resolve("stampbook.db"));
        LoyaltyProgram program = program(store, provider, shop, clock, Waiting.real())) {
      provider
          .ledger()
          .beforePost(
              posting -> {
                boolean ofA = FakeLedger.subject(posting.reference()).equals("order:A");
                if (ofA && first.getAndSet(false)) {
                  shop.put(completed("A", 2, "25.00").build());
                  program.orderChanged(a);
                }
              });
      program.start();
      program.start();
      provider.ledger().awaitEntries(1); // the recurring sync found F
      shop.put(completed("A", 1, "10.00").build());
      program.orderChanged(a);
      provider.ledger().awaitEntries(3);
    }
    assertThat(provider.ledger().pointsOf("A")).containsExactly(10L, 15L);
    assertThat(provider.ledger().pointsOf("F")).containsExactly(7L);
    assertThat(provider.ledger().runningBalance(member)).isEqualTo(32);
  }

  private static LoyaltyProgram program(
      Store store, FakeProvider provider, FakeShop shop, InstantSource clock, Waiting waiting) {
    return LoyaltyProgram.builder()
        .provider(provider)
        .orders(shop)
        .policy(PointsPolicy.perUnit(1))
        .store(store)
        .settings(EngineSettings.defaults().concurrency(4))
        .clock(clock)
        .waiting(waiting)
        .build();
  }
}
