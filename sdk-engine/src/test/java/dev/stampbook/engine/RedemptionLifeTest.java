package dev.stampbook.engine;

import static dev.stampbook.engine.KnownFailuresRestorationTest.postings;
import static dev.stampbook.engine.KnownFailuresRestorationTest.rewardDiscount;
import static dev.stampbook.engine.Orders.completed;
import static dev.stampbook.engine.Orders.eur;
import static dev.stampbook.engine.Orders.order;
import static dev.stampbook.engine.SagaWorld.reward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.Capability;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.SystemName;
import dev.stampbook.discount.CheckoutId;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.engine.RedemptionReview.Question;
import dev.stampbook.engine.SagaWorld.Database;
import dev.stampbook.order.Order;
import dev.stampbook.order.OrderDiscount;
import dev.stampbook.order.OrderDiscountId;
import dev.stampbook.order.OrderId;
import dev.stampbook.order.OrderNotes;
import dev.stampbook.order.OrderState;
import dev.stampbook.points.PointsPolicy;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RedemptionNote;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog.PointsTaken;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a redemption at providers that take points at use, make codes, cancel, or cannot be asked. */
class RedemptionLifeTest {

  private static final Reward FIVE = reward("five", 100, "EUR 5.00");
  private static final Reward CODE =
      Reward.builder(RewardId.of("code"), "A code", new RewardCost.Fixed(100)).build();

  @TempDir Path folder;

  private SagaWorld world(UnaryOperator<LoyaltyProgram.Builder> parts) {
    return new SagaWorld(Database.SQLITE, folder, PointsPolicy.perUnit(1), parts).startBalance(150);
  }

  private SagaWorld world() {
    return world(parts -> parts);
  }

  private static Order.Builder bought(String id, long version, OrderState state) {
    return order(id, version, state)
        .checkout(CheckoutId.of(id))
        .goods("1", 1, eur("40.00"))
        .discount(rewardDiscount("5.00"));
  }

  // ----- points at use

  @Test
  void atUseThePointsAreHeldUntilTheOrderIsComplete() {
    SagaWorld w = world();
    w.rewards().taken(PointsTaken.AT_USE);
    CheckoutId cart = w.carts.cart("O", "EUR 40.00");

    assertThat(w.redeem("R", FIVE, cart).state()).isEqualTo(RedemptionState.APPLIED);
    assertThat(w.balance()).isEqualTo(150);
    assertThat(w.program().redemptions().held(w.member)).isEqualTo(100);
    assertThatThrownBy(() -> w.redeem("S", FIVE, w.carts.cart("P", "EUR 40.00")))
        .isInstanceOfSatisfying(
            RedemptionRefusedException.class,
            refused ->
                assertThat(refused.refusal().message())
                    .isEqualTo("This takes 100 points; you can use 50."));
    w.deliver(bought("O", 1, OrderState.AWAITING_PAYMENT));
    assertThat(w.balance()).isEqualTo(150);
    assertThat(w.deliver(bought("O", 2, OrderState.COMPLETED))).isEqualTo(35 - 100);
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(w.program().redemptions().held(w.member)).isZero();
    assertThat(w.program().redemptions().of(OrderId.of("O")))
        .extracting(Redemption::id)
        .containsExactly(RedemptionId.of("R"));
    w.check(() -> w.redeem("R", FIVE, cart));
  }

  @Test
  void atUseACancelledOrderFreesTheHoldWithoutAPosting() {
    SagaWorld w = world();
    w.rewards().taken(PointsTaken.AT_USE);
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
    assertThat(w.deliver(bought("O", 1, OrderState.CANCELLED))).isZero();

    assertThat(w.find("R").state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.program().redemptions().held(w.member)).isZero();
    assertThat(w.audit("R")).endsWith("COMPENSATED");
    assertThat(w.ledger().entries()).hasSize(1);
    w.check();
  }

  @Test
  void atUseALostAnswerIsLookedUpAndAProviderThatNeverHadItIsAskedAgain() {
    SagaWorld w = world();
    w.rewards().taken(PointsTaken.AT_USE);
    w.rewards().issueFault(new Fault.Unavailable(), new Fault.CommitThenTimeout(Duration.ZERO));
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
    w.deliver(bought("O", 1, OrderState.COMPLETED));

    assertThat(w.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(w.rewards().issued()).hasSize(1);
    assertThat(w.balance()).isEqualTo(150 + 35 - 100);
    w.check();
  }

  @Test
  void atUseARefusalAtTheEndIsForAPerson() {
    SagaWorld w = world();
    w.rewards().taken(PointsTaken.AT_USE);
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
    w.ledger().book(w.member, -150); // spent at the till meanwhile
    w.deliver(bought("O", 1, OrderState.COMPLETED));

    Redemption waits = w.find("R");
    assertThat(waits.state()).isEqualTo(RedemptionState.NEEDS_REVIEW);
    assertThat(waits.review().orElseThrow().question()).isEqualTo(Question.SHALL_POINTS_BE_TAKEN);
    assertThat(w.program().sync().waitingForPerson()).isEqualTo(1);
    assertThat(w.program().redemptions().in(RedemptionState.NEEDS_REVIEW, 10)).hasSize(1);
    assertThatThrownBy(
            () ->
                w.program()
                    .redemptions()
                    .decide(RedemptionId.of("R"), new RedemptionDecision.GivenBack()))
        .isInstanceOf(IllegalArgumentException.class);
    w.ledger().book(w.member, 100);
    assertThat(
            w.program()
                .redemptions()
                .decide(RedemptionId.of("R"), new RedemptionDecision.Take())
                .state())
        .isEqualTo(RedemptionState.CONSUMED);
    assertThat(w.balance()).isEqualTo(35);
    w.check();
  }

  // ----- codes of the provider

  @Test
  void aCodeOfTheProviderStaysTheMembersAndIsOfferedAgain() {
    SagaWorld w = world();
    w.rewards().makeCodes();
    CheckoutId cart = w.carts.cart("O", "EUR 40.00");

    Redemption kept = w.redeem("R", CODE, cart); // the shop does not know the code yet
    assertThat(kept.state()).isEqualTo(RedemptionState.ISSUED);
    assertThat(kept.refusal().orElseThrow().reason()).isEqualTo(RefusalReason.NOT_ELIGIBLE);
    assertThat(w.balance()).isEqualTo(50);
    w.carts.coupon("P-i1", "EUR 5.00");
    CheckoutId other = w.carts.cart("N", "EUR 40.00");
    assertThat(w.program().redemptions().moveTo(kept.id(), other).state())
        .isEqualTo(RedemptionState.APPLIED);

    w.clock.advance(Duration.ofHours(2));
    assertThat(w.run()).isZero();
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.ISSUED);
    assertThat(w.find("R").heldUntil()).isEmpty();
    assertThat(w.program().redemptions().usable(w.member))
        .extracting(Redemption::id)
        .containsExactly(kept.id());
    assertThat(w.program().redemptions().release(kept.id()).state())
        .isEqualTo(RedemptionState.ISSUED);
    assertThat(w.balance()).isEqualTo(50);

    CheckoutId third = w.carts.cart("T", "EUR 40.00");
    w.program().redemptions().moveTo(kept.id(), third);
    w.carts.order(third, "T");
    w.deliver(withCode("T", "P-i1"));
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(w.program().redemptions().usable(w.member)).isEmpty();
    assertThat(w.balance()).isEqualTo(50 + 35);
    w.check();
  }

  private static Order.Builder withCode(String id, String code) {
    return completed(id, 1)
        .checkout(CheckoutId.of(id))
        .goods("1", 1, eur("40.00"))
        .discount(
            new OrderDiscount(
                OrderDiscountId.of(code),
                OrderDiscount.Source.COUPON,
                eur("5.00"),
                Set.of(),
                Optional.of(CouponCode.of(code))));
  }

  @Test
  void aCodeTypedAtAnotherCheckoutIsFoundByTheOrder() {
    SagaWorld w = world();
    w.rewards().makeCodes();
    w.redeem("R", CODE, w.carts.cart("O", "EUR 40.00"));

    w.deliver(withCode("elsewhere", "p-I1"));

    assertThat(w.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(w.find("R").order()).contains(OrderId.of("elsewhere"));
    w.check();
  }

  @Test
  void anOrderWithoutTheDiscountReleasesTheReward() {
    SagaWorld w = world();
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));

    w.deliver(completed("O", 1).checkout(CheckoutId.of("O")).goods("1", 1, eur("40.00")));

    assertThat(w.find("R").state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.balance()).isEqualTo(150 + 40);
    w.check();
  }

  // ----- cancelling at the provider

  @Test
  void aProviderThatCancelsIsAskedOnceAlsoWhenItsAnswerIsLost() {
    SagaWorld w = world();
    w.provider.also(Capability.REWARD_CANCEL);
    w.rewards().cancels();
    w.rewards().cancelFault(new Fault.CommitThenTimeout(Duration.ZERO));
    Redemption made = w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));

    Redemption released = w.program().redemptions().release(made.id());

    assertThat(released.state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(released.restored()).isEqualTo(100);
    assertThat(w.rewards().cancelled()).containsExactly("i1");
    assertThat(postings(w, "redemption:R")).isEmpty();
    assertThat(w.balance()).isEqualTo(150);
    assertThat(w.audit("R")).contains("POSTED -100", "COMPENSATED 100");
    w.check();
  }

  @Test
  void aCancellationThatNeverArrivedIsSentAgain() {
    SagaWorld w = world();
    w.provider.also(Capability.REWARD_CANCEL);
    w.rewards().cancels();
    w.rewards().cancelFault(new Fault.Unavailable());
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
    w.program().redemptions().release(RedemptionId.of("R"));

    assertThat(w.find("R").state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.rewards().cancelled()).containsExactly("i1");
    assertThat(w.balance()).isEqualTo(150);
    w.check();
  }

  @Test
  void aCancellationNobodyCanTellOfWaitsForAPerson() {
    SagaWorld w = world();
    w.provider.also(Capability.REWARD_CANCEL);
    w.rewards().cancels();
    w.rewards().cannotBeAsked();
    w.rewards().cancelFault(new Fault.CommitThenTimeout(Duration.ZERO));
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
    Redemption waits = w.program().redemptions().release(RedemptionId.of("R"));
    assertThat(waits.review().orElseThrow().question()).isEqualTo(Question.WERE_POINTS_GIVEN_BACK);

    Redemption decided =
        w.program().redemptions().decide(waits.id(), new RedemptionDecision.GivenBack());
    assertThat(decided.state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.rewards().cancelled()).hasSize(1);
    assertThat(w.balance()).isEqualTo(150);
    w.check();
  }

  @Test
  void aCancelledOrderIsGivenBackByTheProvidersCallAndALatePaymentTakesItAgainByAPosting() {
    SagaWorld w = world();
    w.provider.also(Capability.REWARD_CANCEL);
    w.rewards().cancels();
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
    w.deliver(bought("O", 1, OrderState.COMPLETED));
    w.deliver(bought("O", 2, OrderState.CANCELLED));
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.balance()).isEqualTo(150);

    w.deliver(bought("O", 3, OrderState.COMPLETED));
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(postings(w, "redemption:R")).containsExactly(-100L);
    assertThat(w.balance()).isEqualTo(150 - 100 + 35);
    w.check();
  }

  // ----- nobody can tell

  @Test
  void aClaimNobodyCanTellOfWaitsForAPersonWithItsPointsHeld() {
    for (boolean issued : new boolean[] {true, false}) {
      SagaWorld w =
          new SagaWorld(
                  Database.SQLITE,
                  folder.resolve("" + issued),
                  PointsPolicy.perUnit(1),
                  parts -> parts)
              .startBalance(150);
      w.rewards().cannotBeAsked();
      w.rewards()
          .issueFault(
              issued ? new Fault.CommitThenTimeout(Duration.ZERO) : new Fault.Unavailable());
      Redemption waits = w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
      assertThat(waits.review().orElseThrow().question()).isEqualTo(Question.WERE_POINTS_TAKEN);
      assertThat(w.program().redemptions().held(w.member)).isEqualTo(100);
      w.run();
      assertThat(w.find("R").state()).isEqualTo(RedemptionState.NEEDS_REVIEW);

      if (issued) {
        Redemption decided =
            w.program()
                .redemptions()
                .decide(waits.id(), new RedemptionDecision.Issued("i1", Optional.empty()));
        assertThat(decided.state()).isEqualTo(RedemptionState.APPLIED);
        assertThat(w.balance()).isEqualTo(50);
      } else {
        Redemption decided =
            w.program().redemptions().decide(waits.id(), new RedemptionDecision.NotIssued());
        assertThat(decided.state()).isEqualTo(RedemptionState.REFUSED);
        assertThat(w.program().redemptions().release(waits.id())).isEqualTo(decided);
        assertThat(w.balance()).isEqualTo(150);
      }
      assertThat(w.program().redemptions().held(w.member)).isZero();
      w.check();
    }
  }

  @Test
  void aPostingNobodyCanTellOfIsDecidedByItsReference() {
    SagaWorld w = world();
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
    w.provider.cannot(Capability.POSTING_LOOKUP);
    w.ledger().faultOfSubject("redemption:R", new Fault.CommitThenTimeout(Duration.ZERO));
    w.program().redemptions().release(RedemptionId.of("R"));
    w.run();
    Redemption waits = w.find("R");
    assertThat(waits.review().orElseThrow().question()).isEqualTo(Question.DECIDE_POSTING);

    w.program()
        .decide(
            dev.stampbook.points.PostingReference.of("sdk:v1:main:redemption:R:1"),
            LoyaltyProgram.Verdict.POSTED);
    w.run();
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.RELEASED);
    assertThat(w.balance()).isEqualTo(150);
    w.check();
  }

  @Test
  void whereNothingGivesPointsBackTheRewardStaysTheMembers() {
    SagaWorld w = world();
    w.provider.cannot(Capability.POINTS_POST);
    w.provider.also(Capability.POINTS_EARN_BY_PURCHASE);
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
    w.clock.advance(Duration.ofHours(2));
    w.run();
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.APPLIED);
    assertThat(w.find("R").heldUntil()).isEmpty();
    assertThat(w.program().redemptions().release(RedemptionId.of("R")).state())
        .isEqualTo(RedemptionState.ISSUED);
    assertThat(w.carts.discounts()).isZero();
    CheckoutId next = w.carts.cart("N", "EUR 40.00");
    assertThat(w.program().redemptions().moveTo(RedemptionId.of("R"), next).state())
        .isEqualTo(RedemptionState.APPLIED);
    w.shop.put(bought("N", 1, OrderState.COMPLETED).build());
    w.signal("N");
    w.shop.put(bought("N", 2, OrderState.CANCELLED).build());
    w.signal("N");
    assertThat(w.find("R").review().orElseThrow().question())
        .isEqualTo(Question.GIVE_POINTS_BACK_BY_HAND);
    w.ledger().book(w.member, 100);
    assertThat(
            w.program()
                .redemptions()
                .decide(RedemptionId.of("R"), new RedemptionDecision.GivenBack())
                .state())
        .isEqualTo(RedemptionState.RELEASED);
    assertThat(w.find("R").restored()).isEqualTo(100);
    w.close();
  }

  // ----- the shop cannot be reached

  @Test
  void aShopThatCannotBeReachedIsGoneOnWithByTheEngine() {
    SagaWorld w = world();
    w.carts.fault(new Fault.Unavailable(), new Fault.Unavailable(), new Fault.Unavailable());
    CheckoutId cart = w.carts.cart("O", "EUR 40.00");
    assertThatThrownBy(() -> w.redeem("R", FIVE, cart)).isInstanceOf(OutcomeUnknownException.class);
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.ISSUED);

    assertThat(w.redeem("R", FIVE, cart).state()).isEqualTo(RedemptionState.APPLIED);
    assertThat(w.balance()).isEqualTo(50);
    assertThat(w.carts.creations()).hasSize(1);
    w.check();
  }

  @Test
  void nothingIsTakenWhenTheProviderCannotBeReachedAndTheIdCanBeUsedAgain() {
    SagaWorld w = world();
    w.rewards().issueFault(new Fault.ConnectionRefused());
    CheckoutId cart = w.carts.cart("O", "EUR 40.00");
    assertThatThrownBy(() -> w.redeem("R", FIVE, cart))
        .isInstanceOf(dev.stampbook.UnavailableException.class);
    assertThat(w.program().redemptions().find(RedemptionId.of("R"))).isEmpty();
    assertThat(w.program().redemptions().held(w.member)).isZero();
    assertThat(w.redeem("R", FIVE, cart).state()).isEqualTo(RedemptionState.APPLIED);
    assertThat(w.balance()).isEqualTo(50);
    w.check();
  }

  // ----- beside the order

  @Test
  void theRedemptionIsNotedBesideItsOrderOnceTheShopAnswers() {
    List<RedemptionNote> written = new ArrayList<>();
    int[] failures = {2};
    OrderNotes notes =
        new OrderNotes() {
          @Override
          public SystemName system() {
            return FakeShop.NAME;
          }

          @Override
          public void write(OrderId order, RedemptionNote note) {
            if (failures[0]-- > 0) {
              throw CodePoolTest.unavailable();
            }
            written.add(note);
          }

          @Override
          public List<RedemptionNote> read(OrderId order) {
            return List.copyOf(written);
          }
        };
    SagaWorld w = world(parts -> parts.orderNotes(notes));
    w.redeem("R", FIVE, w.carts.cart("O", "EUR 40.00"));
    w.deliver(bought("O", 1, OrderState.COMPLETED));
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.CONSUMED);
    assertThat(written).isEmpty();
    assertThat(w.program().sync().open()).isZero();
    assertThat(written)
        .containsExactly(
            new RedemptionNote(
                RedemptionId.of("R"),
                FakeLedger.NAME,
                RewardId.of("five"),
                "Reward five",
                100,
                Optional.empty()));
    w.check();
    assertThat(written).hasSize(1);
  }

  @Test
  void aUsedDiscountIsNeverReleased() {
    SagaWorld w = world();
    CheckoutId cart = w.carts.cart("O", "EUR 40.00");
    w.redeem("R", FIVE, cart);
    w.carts.order(cart, "O");
    w.shop.put(bought("O", 1, OrderState.AWAITING_PAYMENT).build());

    assertThat(w.program().redemptions().release(RedemptionId.of("R")).note())
        .isEqualTo("An order uses this reward.");
    w.clock.advance(Duration.ofHours(3));
    w.run();
    assertThat(w.balance()).isEqualTo(50);
    assertThat(w.find("R").order()).contains(OrderId.of("O")); // the order was looked at
    assertThat(w.deliver(bought("O", 2, OrderState.CANCELLED))).isEqualTo(100);
    assertThat(w.find("R").state()).isEqualTo(RedemptionState.RELEASED);
    w.check();
  }
}
