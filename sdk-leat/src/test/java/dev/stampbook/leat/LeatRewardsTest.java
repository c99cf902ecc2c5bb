package dev.stampbook.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.member.MemberId;
import dev.stampbook.order.ProductId;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardUsage;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.leat.LeatReward;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the contract of rewards does not say: digital codes, attributes, stock, and claims of the same second. */
class LeatRewardsTest {

  private final EmulatedLeat sandbox = new EmulatedLeat();
  private final LeatRewards rewards =
      sandbox.builder().rewardCurrency(CurrencyUnit.EUR).build().rewards();
  private final MemberId member = sandbox.member("ada@example.com", 1_000);
  private int redemptions;

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Reward add(LeatReward reward) {
    String uuid = sandbox.account.addReward(reward);
    return rewards.rewards().stream()
        .filter(listed -> listed.id().value().equals(uuid))
        .findFirst()
        .orElseThrow();
  }

  private RewardClaim claim(Reward reward, Optional<CouponCode> ownCode) {
    return new RewardClaim(
        RedemptionId.of("r-" + ++redemptions), member, reward, reward.cost().least(), ownCode);
  }

  @Test
  void aDigitalRewardBringsItsCodeAndIsNotFollowedAfterwards() {
    Reward reward = add(LeatReward.digital("5 off", 100, BigDecimal.valueOf(5)));

    IssuedReward issued = rewards.issue(claim(reward, Optional.empty()));

    assertThat(issued.code()).isPresent();
    assertThat(issued.discount()).contains(new Discount.Coupon(issued.code().orElseThrow()));
    assertThat(issued.pointsTaken()).isEqualTo(100);
    assertThat(rewards.usage(issued)).isEqualTo(RewardUsage.UNTRACKED);
  }

  @Test
  void aPhysicalRewardTakesTheCodeOfTheClaimAndBecomesWhatItsAttributesSay() {
    Reward reward =
        add(
            LeatReward.physical(
                "5 off", 100, Map.of("discount_type", "amount", "discount_value", "5.50")));
    CouponCode ours = CouponCode.of("OURS-1");

    IssuedReward issued = rewards.issue(claim(reward, Optional.of(ours)));

    assertThat(issued.code()).contains(ours);
    assertThat(issued.discount())
        .contains(new Discount.AmountOff(Money.of(CurrencyUnit.EUR, new BigDecimal("5.50"))));
  }

  @Test
  void attributesBecomeADiscountOnlyWhenTheyAreUnderstood() {
    assertThat(worth("percentage", "12.5"))
        .contains(new Discount.PercentOff(new BigDecimal("12.5")));
    assertThat(worth("free_shipping", "")).contains(new Discount.FreeShipping());
    assertThat(
            add(LeatReward.physical(
                    "Tea", 1, Map.of("discount_type", "free_product", "product_barcode", "77")))
                .discount())
        .contains(new Discount.FreeProduct(ProductId.of("77")));
    for (List<String> unclear :
        List.of(
            List.of("percentage", "120"),
            List.of("percentage", "five"),
            List.of("amount", "-5"),
            List.of("amount", "5.555"),
            List.of("cashback", "5"))) {
      assertThat(worth(unclear.get(0), unclear.get(1))).as("%s", unclear).isEmpty();
    }
    assertThat(sandbox.leat().rewards().rewards())
        .filteredOn(reward -> reward.name().equals("amount 5"))
        .allSatisfy(reward -> assertThat(reward.discount()).isEmpty());
  }

  private Optional<Discount> worth(String type, String value) {
    return add(LeatReward.physical(
            type + " " + value, 1, Map.of("discount_type", type, "discount_value", value)))
        .discount();
  }

  @Test
  void whatHasNoPriceIsOutOfStockOrOffTheOfferIsNotAffordable() {
    sandbox.account.addReward(LeatReward.physical("No price", 1, Map.of()).withoutPrice());
    sandbox.account.addReward(LeatReward.physical("Off", 1, Map.of()).inactive());
    Reward gone = add(LeatReward.physical("Gone", 1, Map.of()).withStock(0));
    Reward last = add(LeatReward.physical("Last", 10, Map.of()).withStock(1));
    Reward free = add(LeatReward.physical("Free", 0, Map.of()));

    assertThat(rewards.rewards()).extracting(Reward::name).containsExactly("Gone", "Last", "Free");
    assertThat(rewards.affordable(member))
        .extracting(AffordableReward::reward)
        .extracting(Reward::id)
        .containsExactly(free.id(), last.id());
    assertThatThrownBy(() -> rewards.issue(claim(gone, Optional.empty())))
        .isExactlyInstanceOf(InvalidRequestException.class);
  }

  @Test
  void anUnknownRewardIsNotFound() {
    Reward never =
        Reward.builder(
                dev.stampbook.reward.RewardId.of("00000000-0000-4000-8000-000000000000"),
                "Never",
                new dev.stampbook.reward.RewardCost.Fixed(1))
            .build();

    assertThatThrownBy(() -> rewards.issue(claim(never, Optional.empty())))
        .isExactlyInstanceOf(NotFoundException.class);
  }

  /** Claims of one second have one time; the marker knows who was there before. */
  @Test
  void aLostClaimIsToldFromAnEarlierOneOfTheSameSecond() {
    Reward reward = add(LeatReward.digital("5 off", 100, BigDecimal.valueOf(5)));
    IssuedReward earlier = rewards.issue(claim(reward, Optional.empty()));
    RewardClaim claim = claim(reward, Optional.empty());
    ClaimMarker marker = rewards.mark(claim);
    assertThat(rewards.lookUp(claim, marker)).isEqualTo(new IssueLookup.Absent());
    sandbox.system.fault("POST", "/reward-receptions", Fault.CUT_AFTER_APPLY);
    assertThatThrownBy(() -> rewards.issue(claim)).isInstanceOf(OutcomeUnknownException.class);

    IssueLookup found = rewards.lookUp(claim, marker);

    assertThat(found).isInstanceOf(IssueLookup.Found.class);
    assertThat(((IssueLookup.Found) found).issued().issueId()).isNotEqualTo(earlier.issueId());
  }

  /** Leat may leave the reward out of a digital claim; then title and price tell (sheet section 3.6). */
  @Test
  void aDigitalClaimIsFoundWhetherOrNotItNamesItsReward() {
    Reward reward = add(LeatReward.digital("5 off", 100, BigDecimal.valueOf(5)));
    add(LeatReward.digital("6 off", 120, BigDecimal.valueOf(6)));
    for (int i = 0; i < 6; i++) {
      RewardClaim claim = claim(reward, Optional.empty());
      ClaimMarker marker = rewards.mark(claim);
      IssuedReward issued = rewards.issue(claim);
      assertThat(rewards.lookUp(claim, marker))
          .isInstanceOfSatisfying(
              IssueLookup.Found.class,
              found -> assertThat(found.issued().issueId()).isEqualTo(issued.issueId()));
      sandbox.system.clock().advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void twoNewClaimsAreForAPersonToTellApart() {
    Reward reward = add(LeatReward.digital("5 off", 100, BigDecimal.valueOf(5)));
    RewardClaim claim = claim(reward, Optional.empty());
    ClaimMarker marker = rewards.mark(claim);
    rewards.issue(claim);
    rewards.issue(claim(reward, Optional.empty()));

    assertThat(rewards.lookUp(claim, marker)).isEqualTo(new IssueLookup.Ambiguous(2));
    assertThatThrownBy(() -> rewards.lookUp(claim, new ClaimMarker("fulfillment=1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
