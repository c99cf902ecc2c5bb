package dev.stampbook.splio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.ConflictException;
import dev.stampbook.InsufficientPointsException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.discount.Discount;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.member.MemberId;
import dev.stampbook.reward.AffordableReward;
import dev.stampbook.reward.ClaimMarker;
import dev.stampbook.reward.IssueLookup;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardCatalog;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardUsage;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.splio.api.Attribution;
import dev.stampbook.splio.api.GrantRequest;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The catalogue and its grants, with codes of either side (sheet sections 3.5, 8, 9 and 13). */
class SplioRewardsTest {

  private static final CouponCode OWN = CouponCode.of("V5-8KQ2-77PD");
  private static final String GRANT = "POST /loyalty/v1/rewards/{id}/grant";

  private static EmulatedSplio universe() {
    EmulatedSplio emulated = new EmulatedSplio();
    emulated.universe.addReward("EUR5", "5 EUR voucher", 50, "value", new BigDecimal("5"));
    emulated.universe.addReward("PCT10", "10 percent", 80, "percentage", BigDecimal.TEN);
    return emulated;
  }

  private static Reward reward(Splio splio, String id) {
    return splio.rewards().rewards().stream()
        .filter(one -> one.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static RewardClaim claim(
      Splio splio, MemberId member, String redemption, Optional<CouponCode> own) {
    return new RewardClaim(RedemptionId.of(redemption), member, reward(splio, "EUR5"), 50, own);
  }

  @Test
  void theCatalogueTellsCostDiscountStockAndEnd() {
    try (EmulatedSplio emulated = universe()) {
      emulated.universe.changeReward(
          "PCT10",
          json ->
              json.put("forced_validity", true).put("forced_validity_end", "2026-03-01 00:00:00"));
      Splio splio = emulated.rules();

      List<Reward> rewards = splio.rewards().rewards();

      assertThat(rewards).extracting(one -> one.id().value()).containsExactly("EUR5", "PCT10");
      assertThat(rewards.get(0).cost().least()).isEqualTo(50);
      assertThat(rewards.get(0).discount())
          .contains(new Discount.AmountOff(Money.of(CurrencyUnit.EUR, 5)));
      assertThat(rewards.get(1).discount()).contains(new Discount.PercentOff(BigDecimal.TEN));
      // midnight in Paris, where it is an hour later than in UTC
      assertThat(rewards.get(1).availableUntil())
          .contains(LocalDateTime.of(2026, 2, 28, 23, 0).toInstant(ZoneOffset.UTC));
      emulated.clock.advance(java.time.Duration.ofDays(30));
      assertThat(splio.rewards().rewards()).hasSize(1);
      assertThat(splio.rewards().pointsTaken()).isEqualTo(RewardCatalog.PointsTaken.AT_ISSUE);
    }
  }

  @Test
  void affordableIsWhatPointsAndStockSufficeFor() {
    try (EmulatedSplio emulated = universe()) {
      MemberId ada = emulated.member("ada@example.com", 60);
      Splio splio = emulated.rules();

      assertThat(splio.rewards().affordable(ada))
          .extracting(one -> one.reward().id().value(), AffordableReward::least)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("EUR5", 50L));
      emulated.universe.changeReward(
          "EUR5", json -> json.put("limited", true).put("max_attribution_count", 1));
      assertThat(splio.rewards().affordable(ada)).hasSize(1);
      splio.rewards().issue(claim(splio, ada, "red-1", Optional.empty()));
      emulated.universe.adjust(emulated.card(ada), 50);
      assertThat(splio.rewards().affordable(ada)).isEmpty();
    }
  }

  @Test
  void aGrantTakesPointsAtOnceAndIsUsedOnce() {
    try (EmulatedSplio emulated = universe()) {
      MemberId ada = emulated.member("ada@example.com", 60);
      Splio splio = emulated.rules();

      IssuedReward issued = splio.rewards().issue(claim(splio, ada, "red-1", Optional.empty()));

      assertThat(splio.points().balance(ada)).isEqualTo(10);
      assertThat(issued.pointsTaken()).isEqualTo(50);
      assertThat(issued.discount()).isEqualTo(reward(splio, "EUR5").discount());
      assertThat(issued.expiresAt()).isPresent();
      assertThat(issued.code().orElseThrow().value()).isEqualTo(issued.issueId());
      assertThat(splio.rewards().usage(issued)).isEqualTo(RewardUsage.UNUSED);
      emulated.universe.couponUsed(issued.issueId());
      assertThat(splio.rewards().usage(issued)).isEqualTo(RewardUsage.USED);
      assertThatThrownBy(() -> splio.rewards().cancel(issued))
          .isInstanceOf(UnsupportedCapabilityException.class)
          .hasMessageContaining("REWARD_CANCEL");
    }
  }

  @Test
  void ourOwnCodeIsTheNaturalKeyOfAGrant() {
    try (EmulatedSplio emulated = universe()) {
      MemberId ada = emulated.member("ada@example.com", 120);
      MemberId ben = emulated.member("ben@example.com", 120);
      Splio splio = emulated.rules();
      RewardClaim mine = claim(splio, ada, "red-1", Optional.of(OWN));
      emulated.fault("POST", "/grant", Fault.CUT_AFTER_APPLY);

      assertThatThrownBy(() -> splio.rewards().issue(mine))
          .isInstanceOf(OutcomeUnknownException.class);

      IssueLookup found = splio.rewards().lookUp(mine, ClaimMarker.none());
      assertThat(found)
          .isInstanceOfSatisfying(
              IssueLookup.Found.class,
              one -> {
                assertThat(one.issued().code()).contains(OWN);
                assertThat(one.issued().discount()).contains(new Discount.Coupon(OWN));
              });
      // a caller without idempotency key gets the code's own protection
      PersonalText card = PersonalText.of(emulated.card(ada));
      assertThatThrownBy(() -> grantAgain(splio, card)).isInstanceOf(ConflictException.class);
      assertThat(splio.points().balance(ada)).isEqualTo(70);
      RewardClaim theirs = claim(splio, ben, "red-2", Optional.of(OWN));
      assertThatThrownBy(() -> splio.rewards().issue(theirs)).isInstanceOf(ConflictException.class);
      assertThat(splio.rewards().lookUp(theirs, ClaimMarker.none()))
          .isInstanceOf(IssueLookup.Absent.class);
      assertThat(splio.points().balance(ben)).isEqualTo(120);
    }
  }

  private static Object grantAgain(Splio splio, PersonalText card) {
    return splio
        .api()
        .loyalty()
        .grantReward(
            "EUR5",
            new GrantRequest(
                card,
                Optional.of(1L),
                Optional.of("again"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(PersonalText.of(OWN.value()))),
                Optional.empty()));
  }

  @Test
  void withoutACodeTheRedemptionIsFoundByItsReason() {
    try (EmulatedSplio emulated = universe()) {
      MemberId ada = emulated.member("ada@example.com", 120);
      Splio splio = emulated.rules();
      RewardClaim claim = claim(splio, ada, "red-1", Optional.empty());
      assertThat(splio.rewards().lookUp(claim, splio.rewards().mark(claim)))
          .isInstanceOf(IssueLookup.Absent.class);
      splio.rewards().issue(claim(splio, ada, "red-0", Optional.empty()));
      emulated.fault("POST", "/grant", Fault.CUT_AFTER_APPLY);
      assertThatThrownBy(() -> splio.rewards().issue(claim))
          .isInstanceOf(OutcomeUnknownException.class);

      assertThat(splio.rewards().lookUp(claim, ClaimMarker.none()))
          .isInstanceOfSatisfying(
              IssueLookup.Found.class, one -> assertThat(one.issued().expiresAt()).isPresent());
      // sent again under its id, the key is refused; the grant is there, so nothing is lost and
      // nothing doubled
      assertThatThrownBy(() -> splio.rewards().issue(claim))
          .isInstanceOf(OutcomeUnknownException.class);
      assertThat(emulated.universe.grantsFor("red-1")).isEqualTo(1);
      assertThat(splio.points().balance(ada)).isEqualTo(20);
    }
  }

  @Test
  void aGrantThatCannotBeReadYetIsUnknownAndNotRefused() {
    try (EmulatedSplio emulated = universe()) {
      MemberId ada = emulated.member("ada@example.com", 120);
      Splio splio = emulated.rules();
      RewardClaim mine = claim(splio, ada, "red-1", Optional.of(OWN));
      emulated.fault(
          "GET",
          "/loyalty/reward-attributions/" + OWN.value(),
          Fault.SERVER_ERROR_BEFORE,
          Fault.SERVER_ERROR_BEFORE,
          Fault.SERVER_ERROR_BEFORE,
          Fault.SERVER_ERROR_BEFORE,
          Fault.SERVER_ERROR_BEFORE);

      assertThatThrownBy(() -> splio.rewards().issue(mine))
          .isInstanceOf(OutcomeUnknownException.class);
      assertThat(splio.rewards().lookUp(mine, ClaimMarker.none()))
          .isInstanceOf(IssueLookup.Found.class);
    }
  }

  @Test
  void twoGrantsForOneReasonAreNotGuessedAmong() {
    try (EmulatedSplio emulated = universe()) {
      MemberId ada = emulated.member("ada@example.com", 120);
      Splio splio = emulated.rules();
      PersonalText card = PersonalText.of(emulated.card(ada));
      for (String code : List.of("A-1", "A-2")) {
        splio
            .api()
            .loyalty()
            .grantReward(
                "EUR5",
                new GrantRequest(
                    card,
                    Optional.empty(),
                    Optional.of("red-1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(List.of(PersonalText.of(code))),
                    Optional.empty()));
      }

      assertThat(
              splio
                  .rewards()
                  .lookUp(claim(splio, ada, "red-1", Optional.empty()), ClaimMarker.none()))
          .isEqualTo(new IssueLookup.Ambiguous(2));
      try (Stream<Attribution> grants = splio.rewards().grants(ada)) {
        assertThat(grants.map(grant -> grant.externalId().value())).containsExactly("A-2", "A-1");
      }
    }
  }

  @Test
  void refusalsTellWhatIsMissing() {
    try (EmulatedSplio emulated = universe()) {
      MemberId ada = emulated.member("ada@example.com", 30);
      Splio splio = emulated.rules();
      assertThatThrownBy(() -> splio.rewards().issue(claim(splio, ada, "red-1", Optional.empty())))
          .isInstanceOfSatisfying(
              InsufficientPointsException.class,
              few -> {
                assertThat(few.have()).hasValue(30);
                assertThat(few.need()).isEqualTo(50);
              });
      emulated.universe.adjust(emulated.card(ada), 100);
      RewardClaim claim = claim(splio, ada, "red-2", Optional.empty());
      emulated.universe.changeReward(
          "EUR5", json -> json.put("limited", true).put("auto_generated", false));
      assertThatThrownBy(() -> splio.rewards().issue(claim))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              empty -> {
                assertThat(empty.call().errorCode()).contains("not enough stock");
                assertThat(empty.fields()).containsKey("reward_stock");
              });
      assertThat(splio.points().balance(ada)).isEqualTo(130);
      assertThat(emulated.calls(GRANT)).isEqualTo(2);
      IssuedReward never =
          new IssuedReward(claim, "NEVER", 0, Optional.empty(), Optional.empty(), Optional.empty());
      assertThatThrownBy(() -> splio.rewards().usage(never)).isInstanceOf(NotFoundException.class);
    }
  }
}
