package dev.stampbook.springbig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.Capability;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.CancelLookup;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog.PointsTaken;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.springbig.SpringbigReward;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpringbigRewardsTest {

  private final EmulatedSpringbig sandbox = new EmulatedSpringbig();
  private final MemberId member = sandbox.member("c-1", "0101", 120);
  private final SpringbigRewards rewards = sandbox.routed().build().rewards();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Reward fiveOff() {
    sandbox.account.addReward(SpringbigReward.dollars("5 off", 100, BigDecimal.valueOf(5)));
    return rewards.rewards().stream()
        .filter(one -> one.name().equals("5 off"))
        .findFirst()
        .orElseThrow();
  }

  private RewardClaim claim(Reward reward) {
    return new RewardClaim(
        RedemptionId.of("r-1"), member, reward, reward.cost().least(), Optional.empty());
  }

  private long id() {
    return sandbox.person("c-1").id();
  }

  /** Sheet section 16: type and amount of the POS value decide; the POS string is ignored. */
  @Test
  void thePosValueBecomesTheDiscount() {
    sandbox.account.addReward(SpringbigReward.dollars("5 off", 100, new BigDecimal("5.00")));
    sandbox.account.addReward(SpringbigReward.percent("10 percent", 200, BigDecimal.TEN));
    sandbox.account.addReward(SpringbigReward.dollars("offer", 0, BigDecimal.ONE));
    sandbox.account.addReward(
        new SpringbigReward(
            "POS string alone", 50, "", BigDecimal.ZERO, "SB-5", SpringbigReward.State.ON));
    sandbox.account.addReward(
        new SpringbigReward("off", 10, "$", BigDecimal.ONE, "SB-6", SpringbigReward.State.OFF));

    List<Reward> listed = rewards.rewards();

    assertThat(listed)
        .extracting(Reward::name)
        .containsExactly("5 off", "10 percent", "offer", "POS string alone");
    assertThat(listed.get(0).discount())
        .contains(new Discount.AmountOff(Money.of(CurrencyUnit.USD, 5)));
    assertThat(listed.get(1).discount()).contains(new Discount.PercentOff(BigDecimal.TEN));
    assertThat(listed.get(2).cost()).isEqualTo(new RewardCost.Free());
    assertThat(listed.get(3).discount()).isEmpty();
    assertThat(listed.get(0).cost()).isEqualTo(new RewardCost.Fixed(100));
  }

  @ParameterizedTest
  @CsvSource({"$, 0", "$, -3", "%, 0", "%, 101", "EUR, 5", "$, five", "$, 0.004"})
  void aPosValueThatMeansNothingIsNoDiscount(String type, String amount) {
    sandbox.system.rewrite(
        "GET",
        "/rewards",
        body ->
            "{\"rewards\":[{\"id\":\"g-1\",\"name\":\"x\",\"item_value\":\"50\",\"discount_type\":\""
                + type
                + "\",\"discount_amount\":\""
                + amount
                + "\"}]}");

    assertThat(rewards.rewards())
        .singleElement()
        .satisfies(
            reward -> {
              assertThat(reward.discount()).isEmpty();
              assertThat(reward.cost()).isEqualTo(new RewardCost.Fixed(50));
            });
  }

  @Test
  void amountsAreInTheMerchantsCurrency() {
    sandbox.account.addReward(SpringbigReward.dollars("5 off", 100, new BigDecimal("5.00")));

    assertThat(
            sandbox
                .routed()
                .currency(CurrencyUnit.CAD)
                .build()
                .rewards()
                .rewards()
                .get(0)
                .discount())
        .contains(new Discount.AmountOff(Money.of(CurrencyUnit.CAD, 5)));
  }

  @Test
  void rewardsWithoutIdOrPointsAreLeftOutAndTheFormOfTheListMayVary() {
    sandbox.system.rewrite(
        "GET",
        "/rewards",
        body ->
            "[{\"id\":1,\"item_value\":10},{\"name\":\"no id\",\"item_value\":1},{\"id\":2},{\"id\":3,\"item_value\":-1}]");
    assertThat(rewards.rewards())
        .singleElement()
        .satisfies(reward -> assertThat(reward.name()).isEqualTo("reward 1"));

    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(200, "<html>"));
    assertThatThrownBy(rewards::rewards).isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void affordableIsWhatTheBalanceReachesCheapestFirst() {
    sandbox.account.addReward(SpringbigReward.dollars("dear", 121, BigDecimal.TEN));
    sandbox.account.addReward(SpringbigReward.dollars("exact", 120, BigDecimal.TEN));
    sandbox.account.addReward(SpringbigReward.dollars("offer", 0, BigDecimal.ONE));

    assertThat(rewards.affordable(member))
        .extracting(one -> one.reward().name())
        .containsExactly("offer", "exact");
    sandbox.account.adjust(id(), -500);
    assertThat(rewards.affordable(member))
        .extracting(one -> one.reward().name())
        .containsExactly("offer");
  }

  @Test
  void redeemingTakesThePointsAndCancellingGivesThemBack() {
    Reward reward = fiveOff();

    IssuedReward issued = rewards.issue(claim(reward));

    assertThat(rewards.pointsTaken()).isEqualTo(PointsTaken.AT_USE);
    assertThat(issued.pointsTaken()).isEqualTo(100);
    assertThat(issued.discount()).isEqualTo(reward.discount());
    assertThat(issued.code()).isEmpty();
    assertThat(sandbox.account.redemptions(id()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.posId()).isEqualTo("r-1");
              assertThat(issued.issueId()).isEqualTo(Long.toString(one.id()));
            });
    assertThat(sandbox.points("c-1")).isEqualTo(20);

    rewards.cancel(issued);
    assertThat(sandbox.points("c-1")).isEqualTo(120);
    assertThat(sandbox.account.redemptions(id())).isEmpty();
  }

  @Test
  void tooFewPointsTakeNothing() {
    Reward reward = fiveOff();
    sandbox.account.adjust(id(), -21);

    InsufficientPointsException refused =
        catchThrowableOfType(InsufficientPointsException.class, () -> rewards.issue(claim(reward)));
    assertThat(refused.have()).hasValue(99);
    assertThat(refused.need()).isEqualTo(100);
    assertThat(sandbox.points("c-1")).isEqualTo(99);
  }

  @Test
  void aRewardThatIsNotOnOfferIsARefusalNotAPoverty() {
    Reward gone =
        Reward.builder(dev.stampbook.reward.RewardId.of("999"), "gone", new RewardCost.Fixed(10))
            .build();

    assertThatThrownBy(() -> rewards.issue(claim(gone)))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> assertThat(refused.fields()).containsKey("reward_id"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "CUT_BEFORE",
        "CUT_AFTER_APPLY",
        "SERVER_ERROR_BEFORE",
        "SERVER_ERROR_AFTER_APPLY",
        "TRUNCATED_BODY",
        "GARBLED_BODY"
      })
  void aRedemptionOfUnknownOutcomeIsFoundByOurReference(Fault fault) {
    RewardClaim claim = claim(fiveOff());
    sandbox.system.fault("POST", "/redemptions", fault);

    assertThatThrownBy(() -> rewards.issue(claim)).isInstanceOf(OutcomeUnknownException.class);
    IssueLookup found = rewards.lookUp(claim, rewards.mark(claim));

    assertThat(sandbox.calls("POST /pos/v1/redemptions")).isEqualTo(1);
    boolean applied = fault != Fault.CUT_BEFORE && fault != Fault.SERVER_ERROR_BEFORE;
    assertThat(sandbox.account.redemptions(id())).hasSize(applied ? 1 : 0);
    if (applied) {
      assertThat(((IssueLookup.Found) found).issued().issueId())
          .isEqualTo(Long.toString(sandbox.account.redemptions(id()).get(0).id()));
    } else {
      assertThat(found).isEqualTo(new IssueLookup.Absent());
    }
  }

  @Test
  void withoutALookUpRouteAPersonDecides() {
    RewardClaim claim = claim(fiveOff());
    SpringbigRewards blind = sandbox.redeeming().build().rewards();

    assertThat(blind.lookUp(claim, blind.mark(claim))).isEqualTo(new IssueLookup.Ambiguous(2));
    assertThat(sandbox.calls("GET /pos/v1/redemptions")).isZero();
    assertThat(blind.issue(claim).pointsTaken()).isEqualTo(100);
  }

  @Test
  void twoRedemptionsUnderOneReferenceAreAmbiguous() {
    RewardClaim claim = claim(fiveOff());
    sandbox.account.adjust(id(), 200);
    rewards.issue(claim);
    rewards.issue(claim);

    assertThat(rewards.lookUp(claim, rewards.mark(claim))).isEqualTo(new IssueLookup.Ambiguous(2));
  }

  @Test
  void aCancellationOfUnknownOutcomeIsLookedUp() {
    IssuedReward issued = rewards.issue(claim(fiveOff()));
    assertThat(rewards.lookUpCancel(issued)).isEqualTo(CancelLookup.STANDS);
    sandbox.system.fault("DELETE", "/redemptions/" + issued.issueId(), Fault.CUT_AFTER_APPLY);

    assertThatThrownBy(() -> rewards.cancel(issued)).isInstanceOf(OutcomeUnknownException.class);

    assertThat(rewards.lookUpCancel(issued)).isEqualTo(CancelLookup.CANCELLED);
    assertThat(rewards.lookUp(issued.claim(), rewards.mark(issued.claim())))
        .isEqualTo(new IssueLookup.Absent());
    assertThat(sandbox.evidenced().build().rewards().lookUpCancel(issued))
        .isEqualTo(CancelLookup.UNTOLD);
    assertThat(
            sandbox
                .routed()
                .redemptionFields(EntryFields.echoed())
                .build()
                .rewards()
                .lookUpCancel(issued))
        .as("entries do not tell")
        .isEqualTo(CancelLookup.UNTOLD);
  }

  @Test
  void anAnswerWithoutAnIdIsNamedByOurReference() {
    RewardClaim claim = claim(fiveOff());
    sandbox.system.rewrite("POST", "/redemptions", body -> "{}");

    assertThat(rewards.issue(claim).issueId()).isEqualTo("r-1");
    sandbox.account.adjust(id(), 500);
    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(204, ""));
    assertThat(rewards.issue(claim).issueId()).isEqualTo("r-1");
    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(200, ""));
    assertThatThrownBy(() -> rewards.issue(claim)).isInstanceOf(OutcomeUnknownException.class);
  }

  @Test
  void nothingWorksWithoutItsRoute() {
    Reward reward = fiveOff();
    IssuedReward issued =
        new IssuedReward(
            claim(reward), "1", 100, Optional.empty(), Optional.empty(), Optional.empty());
    SpringbigRewards bare = sandbox.evidenced().build().rewards();
    SpringbigRewards unplaced =
        sandbox.evidenced().rewardsRoute(Route.parse("GET rewards")).build().rewards();
    long before = sandbox.system.server().calls().total();

    Map.of(
            "springbig.routes.rewards",
            (Runnable) bare::rewards,
            "springbig.fields.reward",
            unplaced::rewards,
            "springbig.routes.redeem",
            () -> bare.issue(claim(reward)),
            "springbig.routes.cancelRedemption",
            () -> bare.cancel(issued))
        .forEach(
            (setting, call) ->
                assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                        UnsupportedCapabilityException.class,
                        refused -> {
                          assertThat(refused.setting()).contains(setting);
                          assertThat(refused).hasMessageContaining("springbig");
                        }));
    assertThatThrownBy(() -> rewards.usage(issued))
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused -> assertThat(refused.capability()).isEqualTo(Capability.REWARD_USAGE));
    assertThat(sandbox.system.server().calls().total()).isEqualTo(before);
  }

  @Test
  void aCodeOfOurOwnHasNoPlace() {
    Reward reward = fiveOff();
    RewardClaim coded =
        new RewardClaim(
            RedemptionId.of("r-1"), member, reward, 100, Optional.of(CouponCode.of("OWN-1")));

    assertThatThrownBy(() -> rewards.issue(coded)).isInstanceOf(IllegalArgumentException.class);
    assertThat(sandbox.points("c-1")).isEqualTo(120);
  }
}
