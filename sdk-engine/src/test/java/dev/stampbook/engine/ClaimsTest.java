package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.completed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two writers at one posting: whoever has no valid claim sends nothing and records nothing. */
class ClaimsTest {

  private static final OrderId A = OrderId.of("A");

  @TempDir Path folder;

  @Test
  void anIntentBelongsToItsWriterWhileTheLeaseLasts() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    LoyaltyProgram second = s.second();
    s.ledger()
        .beforePost(
            posting -> { // while the first program's call is under way
              s.ledger().beforePost(more -> {});
              s.clock.advance(Duration.ofSeconds(119));
              second.orderChanged(A);
              second.runOnce(10);
            });
    s.shop.put(completed("A", 1, "10.00").build());
    s.program().orderChanged(A);
    s.program().runOnce(10);

    assertThat(s.ledger().lookups("A")).isEmpty();
    assertThat(s.ledger().pointsOf("A")).containsExactly(10L);
    s.program().runOnce(10);
    assertThat(s.story("A").status()).isEqualTo(OrderStatus.SETTLED);
    second.close();
    s.delivered("A");
    s.check();
  }

  @Test
  void aLateOutcomeOfACallThatWasTakenOverIsNotRecorded() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    LoyaltyProgram second = s.second();
    s.ledger()
        .beforePost(
            posting -> { // the first program's call hangs for longer than its lease, then cannot
              // connect
              s.ledger().beforePost(more -> {});
              s.clock.advance(Duration.ofMinutes(3));
              second.sync();
              s.ledger().fault("A", new Fault.ConnectionRefused());
            });
    s.shop.put(completed("A", 1, "10.00").build());
    s.program().orderChanged(A);
    s.program().runOnce(10);
    s.sync();

    assertThat(s.story("A").postings())
        .singleElement()
        .satisfies(posting -> assertThat(posting.state()).isEqualTo(PostingState.POSTED));
    assertThat(s.ledger().pointsOf("A")).containsExactly(10L);
    second.close();
    s.delivered("A");
    s.check();
  }

  @Test
  void anIntentThatWaitedBehindOthersIsNotSentOnceSomebodyElseHasIt() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    s.restart(EngineSettings.defaults().concurrency(1));
    LoyaltyProgram second = s.second();
    s.ledger()
        .beforePost(
            posting -> {
              s.ledger().beforePost(more -> {});
              s.clock.advance(
                  Duration.ofMinutes(3)); // the call for A is slow; B's intent waits behind it
              second.orderChanged(OrderId.of("B"));
              second.runOnce(10);
              s.clock.advance(Duration.ofSeconds(15));
              second.sync();
            });
    s.shop.put(completed("A", 1, "10.00").build());
    s.shop.put(completed("B", 1, "11.00").build());
    s.program().orderChanged(A);
    s.program().orderChanged(OrderId.of("B"));
    s.program().runOnce(10);
    s.sync();

    assertThat(s.ledger().pointsOf("B")).containsExactly(11L);
    assertThat(s.ledger().writes("B")).isEqualTo(1);
    assertThat(s.story("B").status()).isEqualTo(OrderStatus.SETTLED);
    second.close();
    s.close();
  }

  @Test
  void anIntentThatWaitedLongBehindOthersRenewsItsLease() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    s.restart(EngineSettings.defaults().concurrency(1));
    LoyaltyProgram second = s.second();
    AtomicInteger calls = new AtomicInteger();
    s.ledger()
        .beforePost(
            posting -> {
              if (calls.incrementAndGet() == 1) {
                s.clock.advance(Duration.ofSeconds(90));
              } else if (calls.get() == 2) { // B's own call; its lease began with it, not with A's
                s.clock.advance(Duration.ofSeconds(60));
                second.orderChanged(OrderId.of("B"));
                second.runOnce(10);
              }
            });
    s.shop.put(completed("A", 1, "10.00").build());
    s.shop.put(completed("B", 1, "11.00").build());
    s.program().orderChanged(A);
    s.program().orderChanged(OrderId.of("B"));
    s.program().runOnce(10);

    assertThat(s.ledger().lookups("B")).isEmpty();
    assertThat(s.ledger().writes("B")).isEqualTo(1);
    second.close();
    s.close();
  }
}
