package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.SagaWorld.reward;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog.PointsTaken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between any two transactions of one node's redemption another node may come in, also after the first one was held up too long. */
class RedemptionInterleavingTest {

  private static final Reward REWARD = reward("r", 400, "EUR 4.00");
  private static final int MOST_TRANSACTIONS = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(PointsTaken.class)
  void anotherTabOnAnotherNodeAtAnyMomentSpendsNoPointTwice(PointsTaken taken) {
    sweep(
        taken,
        nodes -> {
          redeem(nodes.second, nodes, "b");
          nodes.second.runOnce(10);
        });
  }

  @ParameterizedTest
  @EnumSource(PointsTaken.class)
  void aNodeThatWasHeldUpLongerThanItsLeaseSpendsNoPointTwice(PointsTaken taken) {
    sweep(
        taken,
        nodes -> {
          nodes.clock.advance(Duration.ofMinutes(5));
          nodes.second.runOnce(10);
          redeem(nodes.second, nodes, "b");
        });
  }

  @ParameterizedTest
  @EnumSource(PointsTaken.class)
  void theSameClickOnAnotherNodeAtAnyMomentIsOneRedemption(PointsTaken taken) {
    sweep(taken, nodes -> redeem(nodes.second, nodes, "a"));
  }

  /** Something that another node does in the middle. */
  private interface Meanwhile {
    void happens(Nodes nodes);
  }

  private void sweep(PointsTaken taken, Meanwhile meanwhile) {
    int moment = 0;
    boolean reached = true;
    while (reached) {
      moment++;
      Nodes nodes = new Nodes(folder.resolve("m" + moment + ".db"), taken);
      nodes.moments.before(moment, () -> meanwhile.happens(nodes));
      redeem(nodes.first, nodes, "a");
      reached = nodes.moments.isOver();
      nodes.clock.advance(Duration.ofMinutes(5));
      for (LoyaltyProgram node : List.of(nodes.first, nodes.second)) {
        node.sync();
        redeem(node, nodes, "a");
        redeem(node, nodes, "b");
      }
      check(nodes, "moment " + moment);
      nodes.close();
    }
    assertThat(moment).as("moments tried").isBetween(6, MOST_TRANSACTIONS);
  }

  private static void redeem(LoyaltyProgram node, Nodes nodes, String key) {
    try {
      node.redeem(nodes.member, REWARD).as(RedemptionId.of(key)).into(CheckoutId.of(key));
    } catch (RedemptionRefusedException refused) {
      assertThat(refused.refusal().reason())
          .isIn(RefusalReason.NOT_ENOUGH_POINTS, RefusalReason.BUSY, RefusalReason.PROVIDER);
    }
  }

  private static void check(Nodes nodes, String moment) {
    long balance = nodes.provider.ledger().runningBalance(nodes.member);
    long held = nodes.first.redemptions().held(nodes.member);
    assertThat(balance - held).as(moment).isGreaterThanOrEqualTo(0);
    long given = 0;
    for (String key : List.of("a", "b")) {
      RedemptionId id = RedemptionId.of(key);
      RedemptionState state =
          nodes.first.redemptions().find(id).map(Redemption::state).orElse(RedemptionState.REFUSED);
      boolean on = state == RedemptionState.APPLIED;
      assertThat(nodes.carts.has(id))
          .as("%s, discount of %s, %s", moment, key, state)
          .isEqualTo(on);
      given += on ? 400 : 0;
      assertThat(state)
          .as("%s, %s", moment, key)
          .isIn(RedemptionState.APPLIED, RedemptionState.REFUSED, RedemptionState.RELEASED);
    }
    assertThat(balance - held).as(moment).isEqualTo(500 - given);
  }

  /** A zombie that had its redemption taken from it must not touch it any more. */
  @Test
  void anOrderThatCompletesAtAnyMomentIsConsumedOnce() {
    int moment = 0;
    boolean reached = true;
    while (reached) {
      moment++;
      Nodes nodes = new Nodes(folder.resolve("o" + moment + ".db"), PointsTaken.AT_USE);
      redeem(nodes.first, nodes, "a");
      nodes.shop.put(
          order("O", 1, OrderState.COMPLETED)
              .checkout(CheckoutId.of("a"))
              .goods("1", 1, eur("40.00"))
              .discount(KnownFailuresRestorationTest.rewardDiscount("4.00"))
              .build());
      nodes.first.orderChanged(OrderId.of("O"));
      nodes.moments.before(
          moment,
          () -> {
            nodes.clock.advance(Duration.ofMinutes(5));
            nodes.second.runOnce(10);
          });
      nodes.first.runOnce(10);
      reached = nodes.moments.isOver();
      for (int i = 0; i < 4; i++) {
        nodes.clock.advance(Duration.ofMinutes(5));
        nodes.first.sync();
        nodes.second.sync();
      }
      assertThat(nodes.provider.rewards().issued()).as("moment %s", moment).hasSize(1);
      assertThat(nodes.first.redemptions().find(RedemptionId.of("a")).orElseThrow().state())
          .as("moment %s", moment)
          .isEqualTo(RedemptionState.CONSUMED);
      assertThat(nodes.provider.ledger().runningBalance(nodes.member))
          .as("moment %s", moment)
          .isEqualTo(500 - 400 + 36);
      nodes.close();
    }
    assertThat(moment).as("moments tried").isBetween(6, MOST_TRANSACTIONS);
  }

  /** Two programs on one store; the first one's transactions are counted. */
  private static final class Nodes {

    private final TestClock clock = new TestClock(Orders.NOON);
    private final FakeProvider provider = new FakeProvider(clock);
    private final FakeShop shop = new FakeShop();
    private final FakeCarts carts = new FakeCarts();
    private final MemberId member = provider.member("M1", Orders.CUSTOMER);
    private final Moments moments;
    private final LoyaltyProgram first;
    private final LoyaltyProgram second;

    Nodes(Path file, PointsTaken taken) {
      moments = new Moments(file);
      provider.rewards().taken(taken);
      provider.rewards().allowOverdraft();
      provider.ledger().book(member, 500);
      carts.cart("a", "EUR 40.00");
      carts.cart("b", "EUR 40.00");
      first = program(Store.jdbc(moments.counted()));
      second = program(Store.jdbc(moments.plain()));
    }

    private LoyaltyProgram program(Store store) {
      return LoyaltyProgram.builder()
          .provider(provider)
          .orders(shop)
          .discounts(carts)
          .policy(PointsPolicy.perUnit(1))
          .redemptionRules(RedemptionRules.standard().holdTime(Duration.ofDays(9)))
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
