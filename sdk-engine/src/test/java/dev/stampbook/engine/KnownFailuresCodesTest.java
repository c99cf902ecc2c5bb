package dev.stampbook.engine;

import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.SagaWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.SystemName;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.SagaWorld.Database;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A single-use code is given or used twice, or lost by a failed payment: KF-24. */
class KnownFailuresCodesTest {

  private static final RewardId FIVE = RewardId.of("five");
  private static final CodePoolId POOL = CodePoolId.of(FIVE, SystemName.of("shop"));
  private static final Reward REWARD =
      Reward.builder(FIVE, "5.00 off", new RewardCost.Fixed(100)).build();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf24OneCodeOneRedemptionOneOrder(Database database) {
    SagaWorld w = world(database);
    List<MemberId> m = members(w);

    Redemption first = redeem(w.program(), w, m.get(0), "m1", "c1");
    assertThat(code(first)).isEqualTo("K1");
    assertThat(code(redeem(w.program(), w, m.get(1), "m2", "c2"))).isEqualTo("K2");
    assertThat(code(redeem(w.program(), w, m.get(2), "m3", "c3"))).isEqualTo("K3");
    assertThatThrownBy(() -> redeem(w.program(), w, m.get(3), "m4", "c4"))
        .isInstanceOfSatisfying(
            RedemptionRefusedException.class,
            refused ->
                assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NO_CODE_LEFT));
    assertThat(balances(w, m)).containsExactly(150L, 150L, 0L, 100L);

    CheckoutId c1 = CheckoutId.of("c1");
    w.carts.order(c1, "O1");
    w.carts.paymentFailed(c1);
    w.deliver(bought("O1", 1, OrderState.FAILED, "c1", "K1"));
    assertThat(w.find("m1").state()).isEqualTo(RedemptionState.APPLIED);
    assertThat(entry(w, "K1").state()).isEqualTo(CodeState.ASSIGNED);
    assertThat(entry(w, "K1").redemption()).contains(first.id());
    assertThat(balances(w, m)).containsExactly(150L, 150L, 0L, 100L);

    CheckoutId again = w.carts.cart("c1b", "EUR 40.00");
    assertThat(w.program().redemptions().moveTo(first.id(), again).state())
        .isEqualTo(RedemptionState.APPLIED);
    w.carts.order(again, "O2");
    w.deliver(bought("O2", 1, OrderState.COMPLETED, "c1b", "K1"));
    assertThat(w.find("m1").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(entry(w, "K1").state()).isEqualTo(CodeState.USED);

    CheckoutId other = w.carts.cart("c9", "EUR 40.00");
    assertThatThrownBy(() -> w.program().redemptions().moveTo(first.id(), other))
        .isInstanceOfSatisfying(
            RedemptionRefusedException.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.CODE_USED));
    assertThat(w.find("m1").order().orElseThrow().value()).isEqualTo("O2");
    assertThat(balances(w, m)).containsExactly(150L, 150L, 0L, 100L);

    w.carts.coupon("K4", "EUR 5.00");
    assertThat(w.program().codes().add(POOL, List.of(CouponCode.of("K4"), CouponCode.of("k1"))))
        .isEqualTo(1);
    assertThat(code(redeem(w.program(), w, m.get(3), "m4 again", "c4"))).isEqualTo("K4");
    assertThat(balances(w, m)).containsExactly(150L, 150L, 0L, 0L);

    w.deliver(bought("O2", 2, OrderState.CANCELLED, "c1b", "K1"));
    assertThat(balances(w, m)).containsExactly(250L, 150L, 0L, 0L);
    assertThat(entry(w, "K1").state()).isEqualTo(CodeState.RETIRED);
    w.signal("O2");
    assertThat(balances(w, m)).containsExactly(250L, 150L, 0L, 0L);
    assertThat(w.program().codes().take(POOL, RedemptionId.of("nobody"))).isEmpty();
    w.check(
        () -> redeem(w.program(), w, m.get(0), "m1", "c1"),
        refused(() -> redeem(w.program(), w, m.get(3), "m4", "c4")));
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void kf24FourAtOnceGetThreeCodes(Database database) throws Exception {
    SagaWorld w =
        SagaWorld.inRealTime(database, folder, parts -> parts.codePool(CodePool.of(POOL)));
    stock(w);
    List<MemberId> m = members(w);
    List<String> codes = Collections.synchronizedList(new ArrayList<>());
    List<RefusalReason> refusals = Collections.synchronizedList(new ArrayList<>());
    LoyaltyProgram other = w.second();
    List<Runnable> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int member = i;
      LoyaltyProgram on = i % 2 == 0 ? w.program() : other;
      calls.add(
          () -> {
            try {
              codes.add(code(redeem(on, w, m.get(member), "m" + member, "c" + member)));
            } catch (RedemptionRefusedException refused) {
              refusals.add(refused.refusal().reason());
            }
          });
    }
    Barrier.run(calls);

    assertThat(codes).containsExactlyInAnyOrder("K1", "K2", "K3");
    assertThat(refusals).containsExactly(RefusalReason.NO_CODE_LEFT);
    assertThat(balances(w, m).stream().mapToLong(Long::longValue).sum()).isEqualTo(400);
    other.close();
    w.check();
  }

  @Test
  void kf24ACodeTheShopRefusesAsUsedIsSetAsideAndTheNextOneIsTried() {
    List<String> told = new ArrayList<>();
    SagaWorld w =
        new SagaWorld(
            Database.SQLITE,
            folder,
            PointsPolicy.perUnit(1),
            parts -> parts.codePool(CodePool.of(POOL)).codePoolListener(listener(told)));
    stock(w);
    List<MemberId> m = members(w);
    w.carts.spoil("K1");

    assertThat(code(redeem(w.program(), w, m.get(0), "m1", "c1"))).isEqualTo("K2");
    assertThat(entry(w, "K1").state()).isEqualTo(CodeState.QUARANTINED);
    assertThat(told).contains("K1");

    w.carts.spoil("K3");
    assertThatThrownBy(() -> redeem(w.program(), w, m.get(1), "m2", "c2"))
        .isInstanceOfSatisfying(
            RedemptionRefusedException.class,
            refused ->
                assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.NO_CODE_LEFT));
    assertThat(w.balance(m.get(1))).isEqualTo(250);
    assertThat(w.program().codes().stock(POOL)).isEqualTo(new CodeStock(POOL, 0, 1, 0, 0, 2));
    w.check();
  }

  static CodePoolListener listener(List<String> told) {
    return new CodePoolListener() {
      @Override
      public void low(CodePoolId pool, long left) {
        told.add("low " + left);
      }

      @Override
      public void quarantined(CodePoolId pool, CouponCode code) {
        told.add(code.value());
      }
    };
  }

  private SagaWorld world(Database database) {
    SagaWorld w =
        new SagaWorld(
            database, folder, PointsPolicy.perUnit(1), parts -> parts.codePool(CodePool.of(POOL)));
    stock(w);
    return w;
  }

  private static void stock(SagaWorld w) {
    List<CouponCode> codes = new ArrayList<>();
    for (String code : List.of("K1", "K2", "K3")) {
      w.carts.coupon(code, "EUR 5.00");
      codes.add(CouponCode.of(code));
    }
    assertThat(w.program().codes().add(POOL, codes)).isEqualTo(3);
  }

  private static List<MemberId> members(SagaWorld w) {
    List<MemberId> members = new ArrayList<>();
    for (long balance : new long[] {250, 250, 100, 100}) {
      int number = members.size() + 1;
      MemberId member =
          w.provider.member(
              "P" + number, Orders.customer("c" + number, "p" + number + "@example.com"));
      w.ledger().book(member, balance);
      members.add(member);
    }
    return members;
  }

  private static Redemption redeem(
      LoyaltyProgram on, SagaWorld w, MemberId member, String key, String cart) {
    CheckoutId checkout = CheckoutId.of(cart);
    if (w.carts.checkout(checkout).isEmpty()) {
      w.carts.cart(cart, "EUR 40.00");
    }
    return on.redeem(member, REWARD).as(RedemptionId.of(key)).into(checkout);
  }

  private static String code(Redemption redemption) {
    assertThat(redemption.state()).isEqualTo(RedemptionState.APPLIED);
    return redemption.code().orElseThrow().value();
  }

  private static CodeEntry entry(SagaWorld w, String code) {
    return w.program().codes().find(CouponCode.of(code)).orElseThrow();
  }

  private static List<Long> balances(SagaWorld w, List<MemberId> members) {
    return members.stream().map(w::balance).toList();
  }

  /** An order of nobody the program knows, so that no earning mixes with the points of the codes. */
  private static Order.Builder bought(
      String id, long version, OrderState state, String checkout, String code) {
    return order(id, version, state)
        .customer(Orders.guest("guest@example.com"))
        .checkout(CheckoutId.of(checkout))
        .goods("1", 1, eur("40.00"))
        .discount(
            new OrderDiscount(
                OrderDiscountId.of(code),
                OrderDiscount.Source.COUPON,
                eur("5.00"),
                Set.of(),
                Optional.of(CouponCode.of(code))));
  }
}
