package dev.stampbook.engine;

import static dev.stampbook.engine.AuditOutcome.DUPLICATE;
import static dev.stampbook.engine.AuditOutcome.MANUAL;
import static dev.stampbook.engine.AuditOutcome.POSTED;
import static dev.stampbook.engine.Orders.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.FailedCall;
import dev.stampbook.RateLimitedException;
import dev.stampbook.order.FeedStyle;
import dev.stampbook.order.FeedStyle.Bound;
import dev.stampbook.order.FeedStyle.Paging;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.PointsPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The known failures about reading changes (KF-29, KF-30), with the numbers of their tables. */
class KnownFailuresFeedTest {

  private static final Instant TEN = Instant.parse("2025-03-01T10:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Bound.class)
  void kf29EveryRecordIsSeenAndCountedOnceAndEveryRunEnds(Bound bound) {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    FakeFeed feed = feed(s, Paging.NUMBERED, bound, 3);
    for (int[] row :
        new int[][] {{101, 0}, {102, 1}, {103, 2}, {104, 2}, {105, 2}, {106, 2}, {107, 3}}) {
      ten(s, feed, "" + row[0], TEN.plusSeconds(row[1]));
    }

    assertThat(s.sync().count(POSTED)).isEqualTo(7);
    assertThat(s.balance()).isEqualTo(70);
    assertThat(s.sync().outcomes()).containsOnlyKeys(DUPLICATE);
    assertThat(s.balance()).isEqualTo(70);
    ten(s, feed, "108", TEN.plusSeconds(3));
    SyncReport third = s.sync();
    assertThat(third.count(POSTED)).isEqualTo(1);
    assertThat(third.count(DUPLICATE)).isPositive();
    for (int i = 109; i <= 113; i++) {
      ten(s, feed, "" + i, TEN.plusSeconds(9));
    }
    assertThat(s.sync().count(POSTED)).isEqualTo(5);
    assertThat(s.balance()).isEqualTo(130);
    assertThat(s.sync().outcomes()).containsOnlyKeys(DUPLICATE);
    assertThat(s.balance()).isEqualTo(130);
    s.check();
  }

  @Test
  void kf29WithoutPagesTheRunEndsAndUnreachableRecordsAreReported() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    FakeFeed feed = feed(s, Paging.SINGLE, Bound.INCLUSIVE, 3);
    for (int[] row :
        new int[][] {{101, 0}, {102, 1}, {103, 2}, {104, 2}, {105, 2}, {106, 2}, {107, 3}}) {
      ten(s, feed, "" + row[0], TEN.plusSeconds(row[1]));
    }

    SyncReport report = s.sync();

    assertThat(report.count(POSTED)).isEqualTo(6);
    assertThat(report.attention())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo(AuditEntry.Kind.FEED);
              assertThat(entry.error().orElseThrow()).contains(TEN.plusSeconds(2).toString());
            });
    assertThat(s.ledger().pointsOf("107")).containsExactly(10L);
    s.close();
  }

  @Test
  void kf30NothingIsLostByAPageThatFailsARecordThatFailsOrACrash() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    FakeFeed feed = feed(s, Paging.NUMBERED, Bound.INCLUSIVE, 2);
    for (int i = 201; i <= 206; i++) {
      ten(s, feed, "" + i, TEN.plusSeconds(i));
    }
    feed.fault(Optional.empty())
        .fault(
            Optional.of(
                new RateLimitedException(
                    "quota used up",
                    FailedCall.answered(FakeShop.NAME, "listOrders", 429, Optional.empty()),
                    Optional.of(Duration.ofSeconds(7)))));
    s.ledger()
        .fault("203", new Fault.Refused())
        .fault("204", new Fault.Unavailable(), new Fault.Unavailable(), new Fault.Unavailable())
        .fault("206", new Fault.CrashBefore());
    s.restart(EngineSettings.defaults().concurrency(1));

    assertThatThrownBy(s::sync).isInstanceOf(SimulatedCrash.class);
    assertThat(s.clock.waits()).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(7)) >= 0);
    assertThat(s.balance()).isEqualTo(30); // 201, 202 and 205; 203 refused, 204 open

    s.restart();
    SyncReport second = s.sync();

    assertThat(s.ledger().writes("205")).isEqualTo(1);
    assertThat(s.ledger().pointsOf("206")).containsExactly(10L);
    assertThat(s.ledger().pointsOf("204")).containsExactly(10L);
    assertThat(s.balance()).isEqualTo(50);
    assertThat(second.waitingForPerson()).isEqualTo(1);
    assertThat(s.newestAudit("203").outcome()).isEqualTo(MANUAL);
    s.program().retry(OrderId.of("203"));
    s.program().runOnce(10);
    assertThat(s.balance()).isEqualTo(60);
    assertThat(s.sync().waitingForPerson()).isZero();
    for (int i = 201; i <= 206; i++) {
      assertThat(s.ledger().pointsOf("" + i)).containsExactly(10L);
    }
    s.check();
  }

  @Test
  void kf30ACursorNeverMovesPastAPageThatWasNotHandled() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    FakeFeed feed = feed(s, Paging.NUMBERED, Bound.INCLUSIVE, 2);
    for (int i = 201; i <= 206; i++) {
      ten(s, feed, "" + i, TEN.plusSeconds(i));
    }
    s.ledger().fault("203", new Fault.CrashBefore());
    assertThatThrownBy(s::sync).isInstanceOf(SimulatedCrash.class);
    s.restart();
    s.sync();

    assertThat(feed.queries())
        .as("the page that was not handled is asked for again")
        .filteredOn(query -> query.since().equals(TEN.plusSeconds(202)))
        .hasSize(2);
    assertThat(s.balance()).isEqualTo(60);
    s.check();
  }

  @Test
  void kf30AShopThatReadsTimesAsLocalTimeMissesNothing() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    FeedStyle style = FakeFeed.style(Paging.NUMBERED, Bound.INCLUSIVE, Duration.ofHours(1), 50);
    FakeFeed feed = new FakeFeed(s.shop, style, Optional.of(ZoneId.of("America/Chicago")));
    s.shop.feed(feed);
    ten(s, feed, "300", Instant.parse("2025-01-15T18:00:00Z"));
    s.sync();
    ten(s, feed, "301", Instant.parse("2025-01-15T18:20:00Z"));
    assertThat(s.sync().count(POSTED)).isEqualTo(1);

    ten(s, feed, "302", Instant.parse("2025-11-02T06:30:00Z"));
    s.sync();
    ten(s, feed, "304", Instant.parse("2025-11-02T06:45:00Z"));
    s.sync();
    assertThat(s.balance()).isEqualTo(40);
    ten(s, feed, "303", Instant.parse("2025-11-02T07:30:00Z"));
    SyncReport report = s.sync();
    assertThat(report.count(POSTED)).isEqualTo(1);
    assertThat(report.count(DUPLICATE)).isEqualTo(2);
    assertThat(s.ledger().pointsOf("303")).containsExactly(10L);
    s.check();
  }

  @Test
  void kf30ARowThatMovesToTheEndLetsNoOtherBeSkipped() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    FakeFeed feed = feed(s, Paging.NUMBERED, Bound.INCLUSIVE, 2);
    for (int i = 401; i <= 406; i++) {
      ten(s, feed, "" + i, TEN.plusSeconds(i));
    }
    feed.afterPage(
        page -> {
          if (page == 1) {
            s.shop.put(completed("401", 2, "10.00").build());
            feed.row("401", TEN.plusSeconds(407));
          }
        });

    SyncReport report = s.sync();

    assertThat(report.count(POSTED)).isEqualTo(6);
    assertThat(s.balance()).isEqualTo(60);
    assertThat(s.ledger().pointsOf("403")).containsExactly(10L);
    assertThat(s.story("401").audit().get(0).outcome()).isEqualTo(AuditOutcome.SKIPPED);
    s.check();
  }

  @Test
  void kf30AFeedInAnotherOrderMovesItsCursorOnlyWhenItWasReadToTheEnd() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    FeedStyle style =
        new FeedStyle(
            Paging.NUMBERED,
            Bound.INCLUSIVE,
            FeedStyle.Sort.OTHER,
            FakeFeed.SECOND,
            Duration.ZERO,
            Optional.of(Duration.ofHours(1)),
            2);
    FakeFeed feed = new FakeFeed(s.shop, style, Optional.empty());
    s.shop.feed(feed);
    LoyaltyProgram program = s.second(builder -> builder.since(TEN.minus(Duration.ofHours(2))));
    s.clock.set(TEN.plus(Duration.ofHours(3)));
    ten(s, feed, "1", TEN.plusSeconds(50));
    ten(s, feed, "2", TEN.plusSeconds(10));
    ten(s, feed, "3", TEN.plusSeconds(30));
    ten(s, feed, "4", TEN.plusSeconds(20));
    s.ledger().fault("3", new Fault.CrashBefore());

    assertThatThrownBy(program::sync).isInstanceOf(SimulatedCrash.class);
    program.close();
    s.restart();
    LoyaltyProgram again = s.second(builder -> builder.since(TEN.minus(Duration.ofHours(2))));
    again.sync();

    assertThat(s.balance()).isEqualTo(40);
    assertThat(again.sync().rowsRead()).isZero();
    again.close();
    s.close();
  }

  private static FakeFeed feed(Scenario s, Paging paging, Bound bound, int pageSize) {
    FakeFeed feed =
        new FakeFeed(
            s.shop, FakeFeed.style(paging, bound, Duration.ZERO, pageSize), Optional.empty());
    s.shop.feed(feed);
    return feed;
  }

  private static void ten(Scenario s, FakeFeed feed, String order, Instant changedAt) {
    s.shop.put(
        Orders.order(order, 1, OrderState.COMPLETED).goods("1", 1, Orders.eur("10.00")).build());
    feed.row(order, changedAt);
  }
}
