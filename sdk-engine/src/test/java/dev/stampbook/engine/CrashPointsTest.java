package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.NegativeBalance;
import dev.stampbook.points.PointsPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Dies once at every single moment between store and provider of a run that earns, times out, reverses, owes and pays off, goes on with
 * the store as it was left, and ends as if nothing had happened.
 */
class CrashPointsTest {

  @TempDir Path folder;

  @Test
  void aCrashAtAnyMomentNeitherLosesNorDoublesAPosting() throws Exception {
    Life undisturbed = new Life(folder.resolve("0"), new CrashPoints(0));
    undisturbed.live();
    List<String> points = undisturbed.crash.passed();
    System.out.println("crash points: " + points.size());
    assertThat(points).hasSizeGreaterThan(60);
    assertThat(points).contains("before post", "after post", "after find", "before balance");

    for (int point = 1; point <= points.size(); point++) {
      Life life = new Life(folder.resolve("" + point), new CrashPoints(point));
      life.live();
      String where = "crash at point " + point + ", " + points.get(point - 1);
      assertThat(life.crash.isDead()).as(where).isTrue();
      assertThat(life.sumOf("order:A")).as(where).isEqualTo(undisturbed.sumOf("order:A"));
      assertThat(life.sumOf("order:B")).as(where).isEqualTo(80);
      assertThat(life.sumOf("order:C")).as(where).isEqualTo(45);
      assertThat(life.sumOf("order:E")).as(where).isEqualTo(100);
      assertThat(life.sumOf("debt:M1")).as(where).isEqualTo(undisturbed.sumOf("debt:M1"));
      assertThat(life.balance()).as(where).isEqualTo(undisturbed.balance());
      assertThat(life.references()).as(where).doesNotHaveDuplicates();
    }
  }

  /** One program's life, told to the end whatever happens. */
  private static final class Life {

    private final TestClock clock = new TestClock(Orders.NOON);
    private final FakeProvider provider = new FakeProvider(clock);
    private final FakeShop shop = new FakeShop();
    private final MemberId member = provider.member("M1", Orders.CUSTOMER);
    private final Path file;
    private final CrashPoints crash;

    Life(Path folder, CrashPoints crash) throws Exception {
      this.file = Files.createDirectories(folder).resolve("stampbook.db");
      this.crash = crash;
    }

    void live() {
      FakeFeed feed = FakeFeed.numbered(shop, 2);
      shop.feed(feed);
      provider.ledger().fault("B", new Fault.CommitThenTimeout(Duration.ofSeconds(3)));
      for (String[] row : new String[][] {{"A", "200.00"}, {"B", "80.00"}, {"C", "45.00"}}) {
        shop.put(completed(row[0], 1, row[1]).build());
        feed.row(row[0], Orders.NOON);
      }
      step();
      provider.ledger().book(member, -300);
      shop.put(completed("A", 2, "200.00").refund(refund("R", "150.00")).build());
      feed.row("A", Orders.NOON.plusSeconds(5));
      step();
      shop.put(completed("E", 1, "100.00").build());
      feed.row("E", Orders.NOON.plusSeconds(9));
      step();
    }

    /** Syncs until nothing is left to do; after a crash with the store as it was left. */
    private void step() {
      if (!crash.isDead()) {
        try (Store store = Store.jdbc(crash.around(source()))) {
          sync(store, crash.around(provider));
          return;
        } catch (SimulatedCrash died) {
          clock.advance(Duration.ofSeconds(1));
        }
      }
      try (Store store = Store.embedded(file)) {
        sync(store, provider);
      }
    }

    private void sync(Store store, LoyaltyProvider through) {
      try (LoyaltyProgram program =
          LoyaltyProgram.builder()
              .provider(through)
              .orders(shop)
              .policy(PointsPolicy.perUnit(1).negativeBalance(NegativeBalance.CLAMP_DEBT))
              .store(store)
              .settings(EngineSettings.defaults().concurrency(1))
              .clock(clock)
              .waiting(clock)
              .build()) {
        SyncReport report = program.sync();
        assertThat(report.open()).isZero();
        assertThat(report.waitingForPerson()).isZero();
        for (OrderId order : shop.ids()) {
          assertThat(program.story(order).status()).isEqualTo(OrderStatus.SETTLED);
        }
      }
    }

    /** Nothing here depends on the disk, only on what was committed. */
    private DataSource source() {
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      config.setBusyTimeout(30_000);
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + file);
      return source;
    }

    long sumOf(String subject) {
      return provider.ledger().entries().stream()
          .filter(
              entry ->
                  entry.reference().map(FakeLedger::subject).filter(subject::equals).isPresent())
          .mapToLong(LedgerEntry::points)
          .sum();
    }

    long balance() {
      return provider.ledger().runningBalance(member);
    }

    List<String> references() {
      return provider.ledger().entries().stream()
          .flatMap(entry -> entry.reference().stream())
          .map(Object::toString)
          .toList();
    }
  }
}
