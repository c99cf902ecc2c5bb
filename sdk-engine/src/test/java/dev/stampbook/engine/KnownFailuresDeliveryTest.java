package dev.stampbook.engine;

import static dev.stampbook.engine.AuditOutcome.DUPLICATE;
import static dev.stampbook.engine.AuditOutcome.POSTED;
import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Scenario.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.OrderId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.PointsPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The known failures about messages that come twice and answers that do not come (KF-18, KF-20), with the numbers of their tables. */
class KnownFailuresDeliveryTest {

  @TempDir Path folder;

  /** The ledger's part; the purchase events of analytics are counted where they are sent. */
  @Test
  void kf18OneOrderIsOneEarningPostingForEver() throws Exception {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    FakeFeed feed = FakeFeed.numbered(s.shop, 10);
    s.shop.feed(feed);
    OrderId w = OrderId.of("9001");

    assertThat(s.deliver(completed("9001", 1, "249.00"))).isEqualTo(seen(249, 249, POSTED));
    s.clock.advance(Duration.ofSeconds(30));
    assertThat(s.signal(w)).isEqualTo(seen(0, 249, DUPLICATE));
    assertThat(s.signal(w)).isEqualTo(seen(0, 249, DUPLICATE));

    LoyaltyProgram second = s.second();
    Barrier.run(List.of(() -> drive(s.program(), w), () -> drive(second, w)));
    assertThat(s.outcomes("9001")).containsOnly(DUPLICATE).hasSizeBetween(2, 3);
    second.close();

    s.restart();
    assertThat(s.signal(w)).isEqualTo(seen(0, 249, DUPLICATE));
    feed.row("9001", Orders.NOON);
    assertThat(s.sync().count(DUPLICATE)).isEqualTo(1);
    s.skipAudit();
    assertThat(s.signal(w)).isEqualTo(seen(0, 249, DUPLICATE));
    assertThat(s.ledger().writes()).isEqualTo(1);
    s.check();
  }

  @Test
  void kf18FirstDeliveriesThatComeTogetherPostOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      Scenario s = new Scenario(folder.resolve("r" + round), PointsPolicy.perUnit(1));
      LoyaltyProgram second = s.second();
      OrderId w = OrderId.of("9001");
      s.shop.put(completed("9001", 1, "249.00").build());
      Barrier.run(
          List.of(() -> drive(s.program(), w), () -> drive(second, w), () -> drive(second, w)));
      s.clock.advance(Duration.ofMinutes(3));
      s.sync();

      assertThat(s.ledger().entries()).extracting(LedgerEntry::points).containsExactly(249L);
      assertThat(s.ledger().writes()).isEqualTo(1);
      assertThat(s.outcomes("9001")).filteredOn(POSTED::equals).hasSize(1);
      second.close();
      s.check();
    }
  }

  private static void drive(LoyaltyProgram program, OrderId order) {
    program.orderChanged(order);
    program.runOnce(10);
  }

  @Test
  void kf20AnUnknownOutcomeIsResolvedByLookingNotByRepeating() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    s.ledger()
        .fault("A", new Fault.CommitThenTimeout(Duration.ZERO))
        .fault("B", new Fault.CommitThenTimeout(Duration.ofSeconds(3)))
        .fault("C", new Fault.ConnectionRefused(), new Fault.ConnectionRefused())
        .fault("D", new Fault.Unavailable())
        .fault("F", new Fault.TooMany(Duration.ofSeconds(2)));
    String[][] rows = {
      {"A", "120.50", "120", "1", "1"},
      {"B", "80.00", "200", "1", "2"},
      {"C", "45.00", "245", "3", "0"},
      {"D", "60.00", "305", "2", "3"},
      {"F", "15.00", "320", "2", "0"}
    };
    for (String[] row : rows) {
      s.shop.put(completed(row[0], 1, row[1]).build());
      s.program().orderChanged(OrderId.of(row[0]));
      SyncReport report = s.sync();
      assertThat(report.open()).isZero();
      assertThat(s.balance()).as("balance after %s", row[0]).isEqualTo(Long.parseLong(row[2]));
      assertThat(s.ledger().writes(row[0]))
          .as("writes of %s", row[0])
          .isEqualTo(Integer.parseInt(row[3]));
      assertThat(s.ledger().lookups(row[0]))
          .as("look-ups of %s", row[0])
          .hasSize(Integer.parseInt(row[4]));
      assertThat(s.story(row[0]).status()).isEqualTo(OrderStatus.SETTLED);
    }
    assertThat(s.ledger().entries()).hasSize(5);
    assertThat(s.ledger().writes()).isEqualTo(9);
    s.check();
  }

  @Test
  void kf20LookUpsKeepTheProvidersScheduleAndAFailedLookUpIsNotNotFound() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    s.ledger().fault("D", new Fault.Unavailable());
    assertThat(s.deliver(completed("D", 1, "60.00")).posting()).isZero();
    java.time.Instant unknown = s.now();

    s.ledger().lookupsFail(true);
    for (int i = 0; i < 5; i++) {
      s.clock.advance(Duration.ofMinutes(6));
      s.program().runOnce(10);
    }
    assertThat(s.ledger().lookups("D")).hasSize(5);
    assertThat(s.ledger().writes("D")).isEqualTo(1);

    s.ledger().lookupsFail(false);
    s.clock.advance(Duration.ofMinutes(6));
    s.sync();
    assertThat(s.ledger().lookups("D")).hasSize(8);
    assertThat(s.ledger().pointsOf("D")).containsExactly(60L);
    assertThat(s.ledger().writes("D")).isEqualTo(2);
    assertThat(unknown).isBefore(s.now());
    s.check();
  }

  @Test
  void kf20AnEntryThatIsLateEveryTimeIsNeverSentTwice() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    s.ledger().schedule(new LookupSchedule(List.of(Duration.ZERO, Duration.ofSeconds(30)), 0));
    s.ledger().fault("B", new Fault.CommitThenTimeout(Duration.ofSeconds(29)));
    s.shop.put(completed("B", 1, "80.00").build());
    s.program().orderChanged(OrderId.of("B"));
    s.sync();

    assertThat(s.ledger().pointsOf("B")).containsExactly(80L);
    assertThat(s.clock.waits()).isNotEmpty();
    s.check();
  }
}
