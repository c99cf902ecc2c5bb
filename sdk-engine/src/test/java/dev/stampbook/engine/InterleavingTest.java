package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.completed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between any two transactions of one node another node, or a message, may come in; each of these moments is tried in turn. */
class InterleavingTest {

  private static final OrderId A = OrderId.of("A");
  private static final int MOST_TRANSACTIONS = 60;

  @TempDir Path folder;

  @Test
  void anotherNodeThatDoesTheSameOrderAtAnyMomentPostsNothingTwice() {
    sweep(List.of(), 1);
  }

  @Test
  void anotherNodeThatMeetsAnUnknownOutcomeAtAnyMomentPostsNothingTwice() {
    sweep(List.of(new Fault.CommitThenTimeout(Duration.ofSeconds(2))), 1);
  }

  @Test
  void anotherNodeThatSendsAgainAtAnyMomentPostsNothingTwice() {
    sweep(
        List.of(new Fault.ConnectionRefused(), new Fault.CommitThenTimeout(Duration.ofSeconds(2))),
        2);
  }

  /** One node does an order; right before its n-th transaction another one does it, for every n. */
  private void sweep(List<Fault> faults, int writes) {
    int moment = 0;
    boolean reached = true;
    while (reached) {
      moment++;
      Nodes nodes = new Nodes(folder.resolve("m" + moment + ".db"));
      nodes.provider.ledger().fault("A", faults.toArray(Fault[]::new));
      nodes.shop.put(completed("A", 1, "10.00").build());
      nodes.first.orderChanged(A);
      if (faults.size() > 1) { // the first attempt provably was not sent, and is due again
        nodes.first.runOnce(10);
        nodes.clock.advance(Duration.ofSeconds(5));
      }
      nodes.moments.before(moment, () -> nodes.second.runOnce(10));
      nodes.first.runOnce(10);
      reached = nodes.moments.isOver();
      nodes.clock.advance(Duration.ofMinutes(3));
      nodes.first.sync();
      nodes.second.sync();

      assertThat(nodes.provider.ledger().pointsOf("A"))
          .as("moment %s", moment)
          .containsExactly(10L);
      assertThat(nodes.provider.ledger().writes("A")).as("moment %s", moment).isEqualTo(writes);
      assertThat(nodes.first.story(A).status()).isEqualTo(OrderStatus.SETTLED);
      nodes.close();
    }
    assertThat(moment).as("moments tried").isBetween(6, MOST_TRANSACTIONS);
  }

  @Test
  void aMessageThatArrivesAtAnyMomentIsAnsweredWithoutASync() {
    int moment = 0;
    boolean reached = true;
    while (reached) {
      moment++;
      Nodes nodes = new Nodes(folder.resolve("s" + moment + ".db"));
      nodes.shop.put(completed("A", 1, "10.00").build());
      nodes.first.orderChanged(A);
      nodes.first.runOnce(10);
      nodes.first.orderChanged(A);
      nodes.moments.before(
          moment,
          () -> {
            nodes.shop.put(completed("A", 2, "25.00").build());
            nodes.second.orderChanged(A);
          });
      nodes.first.runOnce(10);
      reached = nodes.moments.isOver();
      for (int i = 0; i < 5; i++) {
        nodes.clock.advance(Duration.ofMinutes(1));
        nodes.first.runOnce(10);
      }

      assertThat(nodes.provider.ledger().runningBalance(nodes.provider.memberIds().get(0)))
          .as("moment %s", moment)
          .isEqualTo(reached ? 25 : 10);
      nodes.close();
    }
    assertThat(moment).as("moments tried").isBetween(5, MOST_TRANSACTIONS);
  }

  /** Two programs on one store; the first one's transactions are counted. */
  private static final class Nodes {

    private final TestClock clock = new TestClock(Orders.NOON);
    private final FakeProvider provider = new FakeProvider(clock);
    private final FakeShop shop = new FakeShop();
    private final Moments moments;
    private final LoyaltyProgram first;
    private final LoyaltyProgram second;

    Nodes(Path file) {
      moments = new Moments(file);
      provider.member("M1", Orders.CUSTOMER);
      first = program(Store.jdbc(moments.counted()));
      second = program(Store.jdbc(moments.plain()));
    }

    private LoyaltyProgram program(Store store) {
      return LoyaltyProgram.builder()
          .provider(provider)
          .orders(shop)
          .policy(PointsPolicy.perUnit(1))
          .store(store)
          .clock(clock)
          .waiting(clock)
          .build();
    }

    void close() {
      first.close();
      second.close();
    }
  }
}
