package dev.stampbook.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnavailableException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.PostingReason;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog.PointsTaken;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import dev.stampbook.reward.RewardUsage;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.SandboxCoupon.Kind;
import dev.stampbook.sandbox.smile.SmileFulfillment;
import dev.stampbook.sandbox.smile.SmileProduct;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmileRewardsTest {

  private static final Instant THREE_SECONDS_ON = EmulatedSmile.START.plusSeconds(3);
  private static final Duration QUOTA = Duration.ofMillis(50); // what it may add to a few calls

  private final EmulatedSmile sandbox = new EmulatedSmile();
  private final SmileRewards rewards = sandbox.smile().rewards();
  private final MemberId member = sandbox.member("member1@example.com", 1_240);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Reward fixed(long price) {
    sandbox.account.addProduct(
        SmileProduct.fixed("5 off coupon", price, Kind.AMOUNT_OFF, BigDecimal.valueOf(5)));
    return last();
  }

  private Reward variable(long step, OptionalLong min, OptionalLong max) {
    sandbox.account.addProduct(
        SmileProduct.variable("Amount off", new SmileProduct.Exchange(step, 1, min, max)));
    return last();
  }

  private Reward last() {
    List<Reward> all = rewards.rewards();
    return all.get(all.size() - 1);
  }

  private RewardClaim claim(Reward reward, long points) {
    return new RewardClaim(RedemptionId.of("r-1"), member, reward, points, Optional.empty());
  }

  private List<SmileFulfillment> issues() {
    return sandbox.account.fulfillments(SmileIds.number(member));
  }

  private long balance() {
    return sandbox.account.balance("member1@example.com").orElseThrow();
  }

  private long purchases() {
    return sandbox.calls("POST /v1/points_products/{id}/purchase");
  }

  /** Applies a purchase at Smile and loses the answer; returns the marker taken before it. */
  private ClaimMarker lost(RewardClaim claim, Fault fault) {
    ClaimMarker marker = rewards.mark(claim);
    sandbox.fault("POST", "/purchase", fault);
    assertThatThrownBy(() -> rewards.issue(claim))
        .isInstanceOfSatisfying(
            LoyaltyException.class,
            failure -> assertThat(failure.effect().mayHaveActed()).isTrue());
    assertThat(purchases()).isEqualTo(1);
    return marker;
  }

  /** The customer redeems in the shop's widget. */
  private void redeemInTheShop(RewardClaim claim) {
    rewards.issue(claim);
  }

  @Test
  void listsWhatHasAPriceAndSaysWhatItCosts() {
    fixed(500);
    variable(100, OptionalLong.of(200), OptionalLong.of(1_000));

    assertThat(rewards.rewards())
        .satisfiesExactly(
            coupon -> {
              assertThat(coupon.name()).isEqualTo("5 off coupon");
              assertThat(coupon.cost()).isEqualTo(new RewardCost.Fixed(500));
              assertThat(coupon.discount()).isEmpty();
            },
            amount ->
                assertThat(amount.cost())
                    .isEqualTo(
                        new RewardCost.Variable(
                            100,
                            OptionalLong.of(200),
                            OptionalLong.of(1_000),
                            Optional.of(BigDecimal.ONE))));
    assertThat(rewards.pointsTaken()).isEqualTo(PointsTaken.AT_ISSUE);
  }

  @Test
  void readsEveryPageOfProducts() {
    for (int i = 1; i <= 501; i++) {
      sandbox.account.addProduct(
          SmileProduct.fixed("Coupon " + i, i, Kind.FREE_SHIPPING, BigDecimal.ZERO));
    }

    assertThat(rewards.rewards()).hasSize(501).doesNotHaveDuplicates();
    assertThat(sandbox.calls("GET /v1/points_products")).isEqualTo(3);
  }

  @Test
  void productsWithoutAUsablePriceCannotBeBought() {
    sandbox.tamper(
        (request, answer) ->
            EmulatedSmile.json(
                200,
                """
                {"points_products":[
                 {"id":1,"exchange_type":"fixed","points_price":null},
                 {"id":2,"exchange_type":"variable","variable_points_step":0},
                 {"id":3,"exchange_type":"auction","points_price":5},
                 {"id":4,"points_price":5},
                 {"id":5,"exchange_type":"fixed","points_price":-5},
                 {"id":6,"exchange_type":"fixed","points_price":0,"exchange_description":"A gift"},
                 {"id":7,"exchange_type":"variable","variable_points_step":10,"variable_points_min":0}]}
                """));

    assertThat(rewards.rewards())
        .satisfiesExactly(
            gift -> {
              assertThat(gift.name()).isEqualTo("A gift");
              assertThat(gift.cost()).isEqualTo(new RewardCost.Free());
            },
            steps -> {
              assertThat(steps.name()).isEqualTo("reward 7");
              assertThat(steps.cost().least()).isEqualTo(10);
            });
  }

  /** Sheet section 13: multiples of the step from the minimum to the smaller of maximum and balance. */
  @Test
  void whatIsAffordableGoesByWholeStepsCheapestFirst() {
    Reward dear = fixed(1_241);
    Reward exact = fixed(1_240);
    Reward cheap = fixed(100);
    Reward odd = variable(100, OptionalLong.of(250), OptionalLong.of(1_050));
    Reward open = variable(500, OptionalLong.empty(), OptionalLong.empty());
    Reward tooFar = variable(100, OptionalLong.of(1_300), OptionalLong.empty());

    assertThat(rewards.affordable(member))
        .extracting(a -> a.reward().id(), AffordableReward::least, AffordableReward::most)
        .containsExactly(
            tuple(cheap.id(), 100L, 100L),
            tuple(odd.id(), 300L, 1_000L),
            tuple(open.id(), 500L, 1_000L),
            tuple(exact.id(), 1_240L, 1_240L));
    assertThat(List.of(dear.cost().least(), tooFar.cost().least())).containsExactly(1_241L, 1_300L);
  }

  @Test
  void nothingIsAffordableBelowZero() {
    fixed(1);
    variable(1, OptionalLong.empty(), OptionalLong.empty());
    sandbox.rewrite("GET", "/customers/" + member, body -> body.replace(":1240", ":-3"));

    assertThat(rewards.affordable(member)).isEmpty();
  }

  @Test
  void takesThePointsAndHandsOutTheCodeOfTheShop() {
    RewardClaim claim = claim(fixed(500), 500);

    IssuedReward issued = rewards.issue(claim);

    SmileFulfillment made = issues().get(0);
    assertThat(issued.issueId()).isEqualTo(Long.toString(made.id()));
    assertThat(issued.pointsTaken()).isEqualTo(500);
    assertThat(issued.code()).contains(CouponCode.of(made.code()));
    assertThat(issued.discount()).contains(new Discount.Coupon(CouponCode.of(made.code())));
    assertThat(issued.expiresAt()).isEmpty();
    assertThat(balance()).isEqualTo(740);
    assertThat(issued.toString()).doesNotContain(made.code());
  }

  @Test
  void aVariableRewardTakesThePointsOfTheClaim() {
    IssuedReward issued =
        rewards.issue(claim(variable(100, OptionalLong.empty(), OptionalLong.empty()), 700));

    assertThat(issued.pointsTaken()).isEqualTo(700);
    assertThat(balance()).isEqualTo(540);
  }

  @Test
  void tooFewPointsAreToldFromOtherRefusalsByTheBalance() {
    RewardClaim dear = claim(fixed(2_000), 2_000);
    InsufficientPointsException tooFew =
        catchThrowableOfType(InsufficientPointsException.class, () -> rewards.issue(dear));
    assertThat(tooFew.have()).hasValue(1_240);
    assertThat(tooFew.need()).isEqualTo(2_000);

    RewardClaim uneven = claim(variable(100, OptionalLong.empty(), OptionalLong.empty()), 150);
    assertThatThrownBy(() -> rewards.issue(uneven))
        .isExactlyInstanceOf(InvalidRequestException.class);
    MemberId exact = sandbox.member("exact@example.com", 150);
    RewardClaim unevenButPayable =
        new RewardClaim(RedemptionId.of("r"), exact, uneven.reward(), 150, Optional.empty());
    assertThatThrownBy(() -> rewards.issue(unevenButPayable))
        .isExactlyInstanceOf(InvalidRequestException.class);
    Reward gone = Reward.builder(RewardId.of("12"), "Gone", new RewardCost.Fixed(1)).build();
    assertThatThrownBy(() -> rewards.issue(claim(gone, 1))).isInstanceOf(NotFoundException.class);
    assertThat(balance()).isEqualTo(1_240);
  }

  @Test
  void takesNoCodeOfOurs() {
    RewardClaim own =
        new RewardClaim(
            RedemptionId.of("r"), member, fixed(5), 5, Optional.of(CouponCode.of("MINE")));

    assertThatThrownBy(() -> rewards.issue(own)).isInstanceOf(IllegalArgumentException.class);
    assertThat(purchases()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "SERVER_ERROR_AFTER_APPLY",
        "CUT_AFTER_APPLY",
        "TRUNCATED_BODY",
        "GARBLED_BODY",
        "HTML_ERROR_PAGE",
        "EMPTY_BODY"
      })
  void aPurchaseWithoutItsAnswerIsFoundByWhatIsNewSinceTheMarker(Fault fault) {
    RewardClaim claim = claim(fixed(500), 500);
    redeemInTheShop(claim);
    long before = purchases();
    ClaimMarker marker = rewards.mark(claim);
    sandbox.fault("POST", "/purchase", fault);

    assertThatThrownBy(() -> rewards.issue(claim)).isInstanceOf(LoyaltyException.class);

    assertThat(rewards.lookUp(claim, marker))
        .isInstanceOfSatisfying(
            IssueLookup.Found.class,
            found -> {
              assertThat(found.issued().issueId()).isEqualTo(Long.toString(issues().get(1).id()));
              assertThat(found.issued().code()).contains(CouponCode.of(issues().get(1).code()));
              assertThat(found.issued().pointsTaken()).isEqualTo(500);
            });
    assertThat(purchases()).isEqualTo(before + 1);
    assertThat(marker.text()).doesNotContain("@").contains("balance=740");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "SERVER_ERROR_BEFORE"})
  void aPurchaseThatWasNotAppliedIsAbsentEvenBesideAnEarlierEqualOne(Fault fault) {
    RewardClaim claim = claim(fixed(500), 500);
    redeemInTheShop(claim);
    ClaimMarker marker = rewards.mark(claim);
    sandbox.fault("POST", "/purchase", fault);

    assertThatThrownBy(() -> rewards.issue(claim)).isInstanceOf(OutcomeUnknownException.class);

    assertThat(rewards.lookUp(claim, marker)).isEqualTo(new IssueLookup.Absent());
  }

  @Test
  void severalNewIssuesWaitForAPerson() {
    RewardClaim claim = claim(fixed(500), 500);
    ClaimMarker marker = lost(claim, Fault.CUT_AFTER_APPLY);
    redeemInTheShop(claim);

    assertThat(rewards.lookUp(claim, marker))
        .isInstanceOfSatisfying(
            IssueLookup.Ambiguous.class,
            several -> assertThat(several.candidates()).isGreaterThanOrEqualTo(2));
  }

  @Test
  void anIssueThatCostSomethingElseIsNotAdoptedAndNotIgnored() {
    RewardClaim claim = claim(fixed(500), 500);
    RewardClaim other = claim(fixed(300), 300);
    ClaimMarker marker = lost(claim, Fault.CUT_BEFORE);
    redeemInTheShop(other);

    assertThat(rewards.lookUp(claim, marker)).isEqualTo(new IssueLookup.Ambiguous(2));
  }

  @Test
  void pointsThatAreGoneWithoutAnIssueWaitForAPerson() {
    RewardClaim claim = claim(fixed(500), 500);
    ClaimMarker marker = lost(claim, Fault.CUT_BEFORE);
    sandbox
        .ledger()
        .points()
        .post(EmulatedSmile.posting(member, "taken", -500, PostingReason.ORDER));

    assertThat(rewards.lookUp(claim, marker)).isEqualTo(new IssueLookup.Ambiguous(2));
  }

  /** New ledger entries may show up seconds late (KF-20). */
  @Test
  void aLedgerThatLagsBehindTheIssuesIsReadAgain() {
    try (EmulatedSmile late =
        new EmulatedSmile(account -> account.visibilityDelay(Duration.ofSeconds(3)))) {
      SmileRewards lagging = late.smile().rewards();
      MemberId someone = late.member("member1@example.com", 600);
      late.account.addProduct(
          SmileProduct.fixed("5 off", 500, Kind.AMOUNT_OFF, BigDecimal.valueOf(5)));
      RewardClaim claim =
          new RewardClaim(
              RedemptionId.of("r"), someone, lagging.rewards().get(0), 500, Optional.empty());
      ClaimMarker marker = lagging.mark(claim);
      late.fault("POST", "/purchase", Fault.CUT_AFTER_APPLY);
      assertThatThrownBy(() -> lagging.issue(claim)).isInstanceOf(OutcomeUnknownException.class);

      assertThat(lagging.lookUp(claim, marker)).isInstanceOf(IssueLookup.Found.class);
      assertThat(late.clock.instant()).isBetween(THREE_SECONDS_ON, THREE_SECONDS_ON.plus(QUOTA));
    }
  }

  @Test
  void anIssueFromBeforeTheClaimThatShowsUpLateIsNotAdopted() {
    RewardClaim claim = claim(fixed(500), 500);
    redeemInTheShop(claim);
    sandbox.clock.advance(Duration.ofSeconds(10));
    sandbox.tamper(
        (request, answer) ->
            EmulatedSmile.text(answer.body()).contains("metadata")
                ? EmulatedSmile.json(200, "{\"points_transactions\":[],\"reward_fulfillments\":[]}")
                : answer);
    ClaimMarker marker = rewards.mark(claim);
    sandbox.tamper((request, answer) -> answer);

    assertThat(rewards.lookUp(claim, marker)).isEqualTo(new IssueLookup.Ambiguous(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "cancelled", "melted"})
  void anIssueThatIsNotGoodIsNeitherHandedOutNorForgotten(String status) {
    RewardClaim claim = claim(fixed(500), 500);
    ClaimMarker marker = rewards.mark(claim);
    sandbox.tamper(
        (request, answer) ->
            EmulatedSmile.json(
                answer.status(),
                EmulatedSmile.text(answer.body())
                    .replace(
                        "\"fulfillment_status\":\"issued\"",
                        "\"fulfillment_status\":\"" + status + "\"")));

    assertThatThrownBy(() -> rewards.issue(claim)).isInstanceOf(OutcomeUnknownException.class);
    assertThat(rewards.lookUp(claim, marker)).isEqualTo(new IssueLookup.Ambiguous(2));
  }

  @Test
  void aPendingRewardIsAwaitedUntilItIsIssued() {
    RewardClaim claim = claim(fixed(500), 500);
    AtomicInteger looks = new AtomicInteger();
    sandbox.tamper(
        (request, answer) ->
            looks.getAndIncrement() < 3
                ? EmulatedSmile.json(answer.status(), pending(EmulatedSmile.text(answer.body())))
                : answer);

    IssuedReward issued = rewards.issue(claim);

    assertThat(issued.code()).contains(CouponCode.of(issues().get(0).code()));
    assertThat(looks).hasValue(4);
    assertThat(sandbox.clock.instant()).isBetween(THREE_SECONDS_ON, THREE_SECONDS_ON.plus(QUOTA));
  }

  @Test
  void aRewardThatStaysPendingIsLookedUpLater() {
    RewardClaim claim = claim(fixed(500), 500);
    ClaimMarker marker = rewards.mark(claim);
    sandbox.tamper(
        (request, answer) ->
            EmulatedSmile.json(answer.status(), pending(EmulatedSmile.text(answer.body()))));

    assertThatThrownBy(() -> rewards.issue(claim)).isInstanceOf(OutcomeUnknownException.class);
    assertThat(sandbox.calls("GET /v1/reward_fulfillments")).isEqualTo(6);
    assertThatThrownBy(() -> rewards.lookUp(claim, marker))
        .isInstanceOf(UnavailableException.class);

    sandbox.tamper((request, answer) -> answer);
    assertThat(rewards.lookUp(claim, marker)).isInstanceOf(IssueLookup.Found.class);
    assertThat(purchases()).isEqualTo(1);
  }

  private static String pending(String body) {
    return body.replace("\"fulfillment_status\":\"issued\"", "\"fulfillment_status\":\"pending\"")
        .replaceAll("\"code\":\"[^\"]*\"", "\"code\":null");
  }

  @Test
  void storeCreditIsIssuedWithoutACode() {
    RewardClaim claim = claim(fixed(500), 500);
    sandbox.rewrite(
        "POST", "/purchase", body -> body.replaceAll("\"code\":\"[^\"]*\"", "\"code\":null"));

    IssuedReward issued = rewards.issue(claim);

    assertThat(issued.code()).isEmpty();
    assertThat(issued.discount()).isEmpty();
  }

  @Test
  void anAnswerThatCannotBeUsedAfterAPurchaseIsUnknown() {
    RewardClaim claim = claim(fixed(500), 500);
    for (String body :
        List.of(
            "{\"points_purchase\":{\"id\":1}}",
            "{\"points_purchase\":{\"id\":1,\"reward_fulfillment\":{\"id\":2,\"code\":\""
                + "x".repeat(51)
                + "\"}}}")) {
      sandbox.rewrite("POST", "/purchase", ignored -> body);
      assertThatThrownBy(() -> rewards.issue(claim))
          .isInstanceOfSatisfying(
              LoyaltyException.class,
              failure -> assertThat(failure.effect().mayHaveActed()).isTrue());
    }
  }

  @Test
  void tellsWhetherARewardWasUsedAndNeverReadsUntrackedAsUnused() {
    Reward reward = fixed(5);
    IssuedReward issued = rewards.issue(claim(reward, 5));
    assertThat(rewards.usage(issued)).isEqualTo(RewardUsage.UNUSED);

    sandbox.account.couponUsed(issues().get(0).code());
    assertThat(rewards.usage(issued)).isEqualTo(RewardUsage.USED);

    for (String status : List.of("untracked", "lost")) {
      sandbox.rewrite(
          "GET", "/reward_fulfillments", body -> body.replace("\"used\"", "\"" + status + "\""));
      assertThat(rewards.usage(issued)).isEqualTo(RewardUsage.UNTRACKED);
    }
    IssuedReward unknown =
        new IssuedReward(
            issued.claim(), "1", 5, Optional.empty(), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> rewards.usage(unknown)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void usageIsFoundBehindTheFirstPage() {
    Reward reward = fixed(1);
    IssuedReward first = rewards.issue(claim(reward, 1));
    for (int i = 0; i < 251; i++) {
      rewards.issue(claim(reward, 1));
    }

    assertThat(rewards.usage(first)).isEqualTo(RewardUsage.UNUSED);
    assertThat(sandbox.calls("GET /v1/reward_fulfillments")).isEqualTo(2);
    IssuedReward unknown =
        new IssuedReward(
            first.claim(), "9999999999", 1, Optional.empty(), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> rewards.usage(unknown)).isInstanceOf(NotFoundException.class);
    assertThat(sandbox.calls("GET /v1/reward_fulfillments")).isEqualTo(3);
  }
}
