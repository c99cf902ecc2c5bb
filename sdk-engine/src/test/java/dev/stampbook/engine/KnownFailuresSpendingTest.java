package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.SagaWorld.refused;
import static dev.stampbook.engine.SagaWorld.reward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.stampbook.discount.CheckoutId;
import dev.stampbook.engine.SagaWorld.Database;
import dev.stampbook.order.Order;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.joda.money.Money;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Points that are spent at once, half spent, or wrongly spent: KF-21, KF-22, KF-23. */
class KnownFailuresSpendingTest {

  private static final PointsPolicy ONE = PointsPolicy.perUnit(1);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "SQLITE, 2, 400, 1, 100, EUR 4.00",
    "POSTGRESQL, 2, 400, 1, 100, EUR 4.00",
    "SQLITE, 10, 70, 7, 10, EUR 4.90",
    "POSTGRESQL, 10, 70, 7, 10, EUR 4.90"
  })
  void kf21TabsSpendNoPointTwice(
      Database database, int calls, long points, int successful, long left, String created)
      throws Exception {
    SagaWorld w = SagaWorld.inRealTime(database, folder, parts -> parts).startBalance(500);
    w.rewards().allowOverdraft();
    LoyaltyProgram other = w.second();
    Reward reward = reward("r", points, Money.parse("EUR 0.01").multipliedBy(points).toString());
    List<Redemption> given = Collections.synchronizedList(new ArrayList<>());
    List<Refusal> refusals = Collections.synchronizedList(new ArrayList<>());
    List<Runnable> tabs = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      LoyaltyProgram on = i % 2 == 0 ? w.program() : other;
      RedemptionId key = RedemptionId.of("tab" + i);
      CheckoutId cart = w.carts.cart("cart" + i, "EUR 50.00");
      tabs.add(
          () -> {
            try {
              given.add(on.redeem(w.member, reward).as(key).into(cart));
            } catch (RedemptionRefusedException refused) {
              refusals.add(refused.refusal());
            }
          });
    }
    Barrier.run(tabs);

    assertThat(given).hasSize(successful);
    assertThat(refusals)
        .hasSize(calls - successful)
        .extracting(Refusal::reason)
        .containsOnly(RefusalReason.NOT_ENOUGH_POINTS);
    assertThat(w.ledger().entries()).hasSize(1 + successful);
    assertThat(w.rewards().issued()).hasSize(successful);
    assertThat(w.balance()).isEqualTo(left);
    assertThat(w.carts.total()).isEqualTo(Money.parse(created));
    assertThat(w.carts.discounts()).isEqualTo(successful);
    other.close();
    w.check();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf21ADoubleClickIsOneRedemption(Database database) throws Exception {
    SagaWorld w = SagaWorld.inRealTime(database, folder, parts -> parts).startBalance(500);
    w.rewards().allowOverdraft();
    LoyaltyProgram other = w.second();
    Reward reward = reward("r", 200, "EUR 2.00");
    CheckoutId cart = w.carts.cart("cart", "EUR 50.00");
    RedemptionId key = RedemptionId.of("click");
    List<Redemption> given = Collections.synchronizedList(new ArrayList<>());
    Barrier.run(
        List.of(
            () -> given.add(w.program().redeem(w.member, reward).as(key).into(cart)),
            () -> given.add(other.redeem(w.member, reward).as(key).into(cart))));

    assertThat(given).hasSize(2);
    assertThat(given)
        .extracting(Redemption::id, Redemption::state)
        .containsOnly(tuple(key, RedemptionState.APPLIED));
    assertThat(w.rewards().issued()).hasSize(1);
    assertThat(w.balance()).isEqualTo(300);
    assertThat(w.carts.total()).isEqualTo(Money.parse("EUR 2.00"));
    other.close();
    w.check();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf22EveryRedemptionIsCompleteOrUndoneOnce(Database database) {
    SagaWorld w = new SagaWorld(database, folder, ONE, parts -> parts).startBalance(900);
    Reward reward = reward("r", 250, "EUR 5.00");

    w.carts.fault(new Fault.Refused());
    Redemption a = w.redeem("a", reward, w.carts.cart("a", "EUR 50.00"));
    assertThat(a.state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.balance()).isEqualTo(900);
    assertThat(w.audit("a")).contains("POSTED -250").endsWith("COMPENSATED 250");

    w.carts.fault(new Fault.Unavailable(), new Fault.Unavailable());
    Redemption b = w.redeem("b", reward, w.carts.cart("b", "EUR 50.00"));
    assertThat(b.state()).isEqualTo(RedemptionState.APPLIED);
    assertThat(w.balance()).isEqualTo(650);
    assertThat(w.carts.discounts()).isEqualTo(1);

    w.carts.fault(new Fault.CrashBefore());
    crashes(() -> w.redeem("c", reward, w.carts.cart("c", "EUR 50.00")));
    assertThat(w.balance()).isEqualTo(400);
    w.restart();
    assertThat(w.run()).isEqualTo(250);
    assertThat(w.balance()).isEqualTo(650);
    assertThat(w.find("c").state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.audit("c")).contains("POSTED -250").endsWith("COMPENSATED 250");

    w.carts.fault(new Fault.CrashAfter());
    crashes(() -> w.redeem("d", reward, w.carts.cart("d", "EUR 50.00")));
    w.restart();
    assertThat(w.run()).isZero();
    assertThat(w.balance()).isEqualTo(400);
    assertThat(w.find("d").state()).isEqualTo(RedemptionState.APPLIED);
    assertThat(w.carts.discounts()).isEqualTo(2);

    w.carts.fault(new Fault.Refused());
    w.ledger().faultOfSubject("redemption:e", new Fault.CommitThenTimeout(Duration.ZERO));
    Redemption e = w.redeem("e", reward, w.carts.cart("e", "EUR 50.00"));
    w.clock.advance(Duration.ofMinutes(1));
    w.run();
    assertThat(w.find(e.id().value()).state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.balance()).isEqualTo(400);
    assertThat(KnownFailuresRestorationTest.postings(w, "redemption:e")).containsExactly(250L);
    assertThat(w.audit("e")).contains("POSTED -250").contains("COMPENSATED 250");

    w.rewards().issueFault(new Fault.CrashBefore());
    crashes(() -> w.redeem("f", reward, w.carts.cart("f", "EUR 50.00")));
    w.restart();
    assertThat(w.run()).isZero();
    assertThat(w.find("f").state()).isEqualTo(RedemptionState.REFUSED);
    assertThat(w.balance()).isEqualTo(400);

    w.restart();
    assertThat(w.run()).isZero();
    w.restart();
    assertThat(w.run()).isZero();
    assertThat(w.carts.discounts()).isEqualTo(2);
    assertThat(w.carts.total()).isEqualTo(Money.parse("EUR 10.00"));
    w.check(
        () -> w.redeem("a", reward, CheckoutId.of("a")),
        () -> w.redeem("b", reward, CheckoutId.of("b")),
        () -> w.redeem("c", reward, CheckoutId.of("c")),
        () -> w.redeem("d", reward, CheckoutId.of("d")),
        () -> w.redeem("e", reward, CheckoutId.of("e")),
        refused(() -> w.redeem("f", reward, CheckoutId.of("f"))));
  }

  private static void crashes(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(SimulatedCrash.class);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf23OnlyNeededWholeStepsAreTaken(Database database) {
    SagaWorld w = new SagaWorld(database, folder, ONE, parts -> parts).startBalance(30);
    Reward a = steps("A", 1, "10.00");
    Reward b = steps("B", 2, "3.00");
    CheckoutId first = w.carts.cart("first", "EUR 20.00");

    assertThat(refusal(() -> points(w, "1", a, "-5", first)))
        .isEqualTo(RefusalReason.NOT_WHOLE_STEPS);
    assertThat(refusal(() -> points(w, "2", a, "0", first)))
        .isEqualTo(RefusalReason.NOT_WHOLE_STEPS);
    assertThat(refusal(() -> points(w, "3", a, "1.5", first)))
        .isEqualTo(RefusalReason.NOT_WHOLE_STEPS);
    assertThat(refusal(() -> points(w, "4", a, "31", first)))
        .isEqualTo(RefusalReason.NOT_ENOUGH_POINTS);
    assertThat(refusal(() -> points(w, "5", a, "9223372036854775807", first)))
        .isEqualTo(RefusalReason.NOT_ENOUGH_POINTS);
    assertThat(w.balance()).isEqualTo(30);
    assertThat(w.audit("1")).containsExactly("REJECTED");

    Redemption full = points(w, "6", a, "30", first);
    assertThat(full.points()).isEqualTo(2);
    assertThat(full.worth()).contains(Money.parse("EUR 20.00"));
    assertThat(w.balance()).isEqualTo(28);
    Order.Builder paid =
        completed("O1", 1)
            .checkout(first)
            .goods("1", 1, eur("20.00"))
            .shipping(Orders.untaxed("4.00"))
            .discount(KnownFailuresRestorationTest.rewardDiscount("20.00"));
    assertThat(w.deliver(paid)).isZero();

    CheckoutId second = w.carts.cart("second", "EUR 5.00");
    Redemption part =
        w.program().redeem(w.member, b).as(RedemptionId.of("8")).asMuchAsPossible().into(second);
    assertThat(part.points()).isEqualTo(2);
    assertThat(part.worth()).contains(Money.parse("EUR 3.00"));
    assertThat(w.balance()).isEqualTo(26);
    assertThat(
            w.deliver(
                completed("O2", 1)
                    .checkout(second)
                    .goods("1", 1, eur("5.00"))
                    .discount(KnownFailuresRestorationTest.rewardDiscount("3.00"))))
        .isEqualTo(2);
    assertThat(w.balance()).isEqualTo(28);
    w.check(
        refused(() -> points(w, "1", a, "-5", first)),
        refused(() -> points(w, "4", a, "31", first)),
        () -> points(w, "6", a, "30", first));
  }

  private static Reward steps(String id, long step, String value) {
    return Reward.builder(
            RewardId.of(id),
            "Reward " + id,
            new RewardCost.Variable(
                step,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(new BigDecimal(value))))
        .build();
  }

  private static Redemption points(
      SagaWorld w, String key, Reward reward, String points, CheckoutId cart) {
    return w.program()
        .redeem(w.member, reward)
        .as(RedemptionId.of(key))
        .points(new BigDecimal(points))
        .into(cart);
  }

  private static RefusalReason refusal(Runnable call) {
    try {
      call.run();
    } catch (RedemptionRefusedException refused) {
      assertThat(refused.refusal().message()).isNotBlank();
      return refused.refusal().reason();
    }
    throw new AssertionError("it was not refused");
  }
}
