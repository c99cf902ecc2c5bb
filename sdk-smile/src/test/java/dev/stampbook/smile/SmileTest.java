package dev.stampbook.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.AuthenticationException;
import dev.stampbook.Capability;
import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.RateLimitedException;
import dev.stampbook.UnavailableException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.http.Secret;
import dev.stampbook.http.webhook.SignatureCheck;
import dev.stampbook.member.CustomerId;
import dev.stampbook.member.EmailAddress;
import dev.stampbook.member.Enrollment;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MemberIdentity;
import dev.stampbook.member.Profile;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.PostingReason;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.sandbox.SandboxCoupon.Kind;
import dev.stampbook.sandbox.smile.SmileProduct;
import dev.stampbook.smile.api.ActivityCreateRequest;
import dev.stampbook.smile.api.SmileApi;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmileTest {

  private final EmulatedSmile sandbox =
      new EmulatedSmile(account -> account.nativeOrders(BigDecimal.ONE, BigDecimal.ONE));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void saysWhoReportsOrders() {
    assertThat(sandbox.smile().earningOwner()).isEqualTo(EarningOwner.PROVIDER_CONNECTOR);
    assertThat(sandbox.ledger().earningOwner()).isEqualTo(EarningOwner.SDK);
    assertThat(sandbox.smile().name().value()).isEqualTo("smile");
  }

  /** Sheet section 12, pitfall 1. */
  @Test
  void aRuleThatPaysPerAmountConflictsWithTheSdksOwnLedger() {
    assertThat(sandbox.ledger().conflict())
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains("Place an order")
                    .contains("smile.earning=NATIVE_ORDERS"));
    assertThat(sandbox.smile().conflict()).isEmpty();
    sandbox.rewrite("GET", "/earning_rules", body -> body.replace("\"variable\",", "\"tiered\","));
    assertThat(sandbox.ledger().conflict()).isPresent();

    try (EmulatedSmile without = new EmulatedSmile()) {
      without.account.addActivity("activity_1", "Follow us", 50);
      assertThat(without.ledger().conflict()).isEmpty();
      without.rewrite("GET", "/earning_rules", body -> body.replace("fixed", "variable"));
      assertThat(without.ledger().conflict()).isPresent();
      without.tamper((request, answer) -> EmulatedSmile.json(403, "{}"));
      assertThatThrownBy(() -> without.ledger().conflict())
          .isInstanceOfSatisfying(
              AuthenticationException.class,
              refused -> assertThat(refused.missingScope()).contains("earning_rule:read"));
    }
  }

  /** Every capability that is declared works, and every other one refuses without sending anything. */
  @Test
  void capabilitiesAreTrueInEveryConfiguration() {
    Smile.Builder app = sandbox.builder().accessToken(Secret.of(EmulatedSmile.APP_TOKEN));
    Smile everything =
        app.earning(SmileEarning.SDK_LEDGER)
            .signatureHeader("X-Signature")
            .digestEncoding(SignatureCheck.Encoding.HEX)
            .clientSecrets(Secret.of("shh"))
            .build();

    for (Smile smile : List.of(sandbox.smile(), sandbox.ledger(), sandbox.app(), everything)) {
      Map<Capability, ThrowingCallable> uses = uses(smile);
      assertThat(uses.keySet()).containsAll(smile.capabilities());
      for (Map.Entry<Capability, ThrowingCallable> use : uses.entrySet()) {
        if (smile.can(use.getKey())) {
          assertThat(failureOf(use.getValue())).as("declared " + use.getKey()).isNull();
        } else {
          assertRefused(use.getKey(), use.getValue());
        }
      }
    }
    assertThat(everything.capabilities())
        .containsExactlyInAnyOrder(
            Capability.MEMBER_FIND,
            Capability.MEMBER_CREATE,
            Capability.BALANCE_READ,
            Capability.POINTS_POST,
            Capability.POINTS_REVERSE,
            Capability.POSTING_LOOKUP,
            Capability.LEDGER_HISTORY,
            Capability.REWARD_LIST,
            Capability.REWARD_REDEEM,
            Capability.REWARD_USAGE,
            Capability.WEBHOOKS);
  }

  private void assertRefused(Capability capability, ThrowingCallable use) {
    long before = sandbox.server.calls().total();
    UnsupportedCapabilityException refused =
        catchThrowableOfType(UnsupportedCapabilityException.class, use);
    assertThat(refused).as("undeclared " + capability).isNotNull();
    assertThat(refused.capability()).isEqualTo(capability);
    assertThat(refused.call().operation()).isNotBlank();
    if (capability == Capability.POINTS_REVERSE) {
      assertThat(refused.setting()).contains("smile.earning=SDK_LEDGER");
    }
    if (capability == Capability.WEBHOOKS) {
      assertThat(refused.setting().orElseThrow()).contains("smile.signatureHeader");
    }
    assertThat(sandbox.server.calls().total()).isEqualTo(before);
  }

  private static Throwable failureOf(ThrowingCallable use) {
    return org.assertj.core.api.Assertions.catchThrowable(use);
  }

  /** How each capability is used. Enrolling is not refused without its capability: it answers what has to happen first. */
  private Map<Capability, ThrowingCallable> uses(Smile smile) {
    long number = sandbox.account.addCustomer("m" + System.nanoTime() + "@example.com");
    sandbox.account.adjust(number, 1_000, "Start");
    sandbox.account.addProduct(
        SmileProduct.fixed("5 off", 5, Kind.AMOUNT_OFF, BigDecimal.valueOf(5)));
    MemberId member = SmileIds.member(number);
    MemberIdentity identity = MemberIdentity.of(member);
    RewardClaim claim =
        new RewardClaim(
            RedemptionId.of("r"), member, smile.rewards().rewards().get(0), 5, Optional.empty());
    IssuedReward issued = smile.rewards().issue(claim);
    ConsentAct act =
        new ConsentAct(
            ConsentActId.of("a"),
            ConsentChannel.EMAIL,
            ConsentAct.Action.OPT_OUT,
            EmulatedSmile.START,
            ConsentAct.Medium.WEB_FORM);
    byte[] ping =
        "{\"account_id\":1,\"topic\":\"ping\",\"data\":{}}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Map<String, String> headers =
        Map.of(
            "x-signature",
            SignatureCheck.ofSecrets(List.of(Secret.of("shh")), SignatureCheck.Encoding.HEX)
                .sign(ping));
    Map<Capability, ThrowingCallable> uses = new EnumMap<>(Capability.class);
    uses.put(Capability.MEMBER_FIND, () -> smile.members().find(identity).orElseThrow());
    uses.put(Capability.MEMBER_UPDATE, () -> smile.members().update(member, Profile.empty()));
    uses.put(Capability.BALANCE_READ, () -> smile.points().balance(member));
    uses.put(
        Capability.POINTS_POST,
        () -> smile.points().post(EmulatedSmile.posting(member, "b", 1, PostingReason.BONUS)));
    uses.put(
        Capability.POINTS_REVERSE,
        () -> smile.points().post(EmulatedSmile.posting(member, "o", -1, PostingReason.ORDER)));
    uses.put(
        Capability.POSTING_LOOKUP,
        () ->
            smile
                .points()
                .find(
                    EmulatedSmile.posting(member, "b", 1, PostingReason.BONUS),
                    EmulatedSmile.START));
    uses.put(
        Capability.LEDGER_HISTORY,
        () -> assertThat(smile.points().history(member, EmulatedSmile.START)).isNotEmpty());
    uses.put(Capability.REWARD_LIST, () -> assertThat(smile.rewards().rewards()).isNotEmpty());
    uses.put(Capability.REWARD_REDEEM, () -> smile.rewards().issue(claim));
    uses.put(Capability.REWARD_CANCEL, () -> smile.rewards().cancel(issued));
    uses.put(Capability.REWARD_USAGE, () -> smile.rewards().usage(issued));
    uses.put(Capability.CONSENT_READ, () -> smile.consents().read(identity));
    uses.put(Capability.CONSENT_WRITE, () -> smile.consents().record(identity, act));
    uses.put(Capability.WEBHOOKS, () -> smile.webhooks().read(headers, ping).orElseThrow());
    if (smile.can(Capability.MEMBER_CREATE)) {
      uses.put(
          Capability.MEMBER_CREATE,
          () ->
              assertThat(
                      smile
                          .members()
                          .enroll(
                              MemberIdentity.builder()
                                  .email(EmailAddress.of("new" + number + "@example.com"))
                                  .customerId(CustomerId.of("bc" + number))
                                  .build(),
                              Profile.empty()))
                  .isInstanceOf(Enrollment.Enrolled.class));
    }
    return uses;
  }

  @Test
  void namesWhatToUseInsteadOfConsentAtSmile() {
    MemberIdentity identity = MemberIdentity.of(MemberId.of("1"));

    assertThatThrownBy(() -> sandbox.smile().consents().read(identity))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining("smile")
        .hasMessageContaining("ask the shop or the e-mail platform");
  }

  /** Sheet section 8. */
  @ParameterizedTest
  @CsvSource({
    "400, InvalidRequestException",
    "401, AuthenticationException",
    "403, AuthenticationException",
    "404, NotFoundException",
    "422, InvalidRequestException",
    "429, RateLimitedException",
    "500, UnavailableException",
    "503, UnavailableException"
  })
  void everyStatusOfTheSheetHasItsFailure(int status, String failure) {
    sandbox.tamper(
        (request, answer) ->
            EmulatedSmile.json(
                status,
                "{\"error\":{\"message\":\"No, member1@example.com.\",\"request_id\":\"5f0c3b1e\"}}"));

    LoyaltyException thrown =
        catchThrowableOfType(
            LoyaltyException.class, () -> sandbox.smile().api().getPointsTransaction(1));

    assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure);
    assertThat(thrown.call().requestId()).contains("5f0c3b1e");
    assertThat(thrown.call().operation()).isEqualTo("getPointsTransaction");
    assertThat(thrown.getMessage()).doesNotContain("member1");
    assertThat(
            List.of(
                InvalidRequestException.class,
                AuthenticationException.class,
                NotFoundException.class,
                RateLimitedException.class,
                UnavailableException.class))
        .contains(thrown.getClass());
  }

  @Test
  void aRefusedActivityMayBeThereAlready() {
    long customer = sandbox.account.addCustomer("member1@example.com");
    sandbox.account.addActivity("activity_1", "Follow us", 50);
    SmileApi api = sandbox.smile().api();
    ActivityCreateRequest request =
        new ActivityCreateRequest(
            new ActivityCreateRequest.Fields(
                "activity_1",
                Optional.of(customer),
                Optional.empty(),
                Optional.of("10045"),
                Optional.of(EmulatedSmile.START)));

    assertThat(api.createActivity(request).activity().distinctId()).contains("10045");
    assertThatThrownBy(() -> api.createActivity(request)).isInstanceOf(ConflictException.class);
    SmileApi told =
        sandbox
            .builder()
            .apiKey(Secret.of(EmulatedSmile.API_KEY))
            .duplicateActivityStatuses(Set.of(409))
            .build()
            .api();
    assertThatThrownBy(() -> told.createActivity(request))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void everyEndpointOfTheSheetIsThere() {
    sandbox.account.addTier("Silver", BigDecimal.TEN, List.of("Early access"));
    long customer = sandbox.account.addCustomer("member1@example.com");
    long entry = sandbox.account.adjust(customer, 5, "Start").id();
    long product =
        sandbox.account.addProduct(
            SmileProduct.fixed("Ship free", 5, Kind.FREE_SHIPPING, BigDecimal.ZERO));
    SmileApi api = sandbox.app().api();

    assertThat(
            api.listVipTiers(Optional.of("perks,entry_rewards"))
                .vipTiers()
                .orElseThrow()
                .get(0)
                .perks())
        .extracting(perk -> perk.name().orElseThrow())
        .containsExactly("Early access");
    assertThat(api.getPointsSettings().pointsSettings().pointsLabel().orElseThrow().other())
        .contains("Points");
    assertThat(api.getReferralSettings().status().orElseThrow().raw()).isEqualTo("inactive");
    assertThat(api.getPointsTransaction(entry).pointsTransaction().pointsChange()).contains(5L);
    assertThat(api.getPointsProduct(product).pointsProduct().reward().orElseThrow().name())
        .contains("Ship free");
    assertThat(Arrays.stream(SmileApi.class.getMethods())).hasSize(15);
  }

  @Test
  void keepsItsOwnRequestsBelowTheQuotaOfSmile() {
    try (EmulatedSmile strict = new EmulatedSmile(account -> account.quota(10))) {
      Smile smile =
          strict.builder().apiKey(Secret.of(EmulatedSmile.API_KEY)).maxRequestsPerSecond(8).build();
      strict.clock.advance(Duration.ofMillis(600)); // Smile's seconds begin with the first call
      for (int i = 0; i < 30; i++) {
        smile.api().listVipTiers(Optional.empty());
      }
      assertThat(strict.server.calls().byStatus()).containsOnlyKeys(200);
      assertThat(Duration.between(EmulatedSmile.START, strict.clock.instant()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }
  }

  @Test
  void refusesSettingsThatContradictOrMakeNoSense() {
    Secret key = Secret.of("api_1");
    assertThatThrownBy(() -> Smile.builder().build())
        .hasMessageContaining("exactly one credential");
    assertThatThrownBy(() -> Smile.builder().apiKey(key).accessToken(key).build())
        .hasMessageContaining("exactly one credential");
    assertThatThrownBy(() -> Smile.builder().maxRequestsPerSecond(0))
        .hasMessageContaining("smile.maxRequestsPerSecond");
    assertThatThrownBy(
            () -> Smile.builder().apiKey(key).baseUrl(URI.create("http://smile.example")).build())
        .hasMessageContaining("https");
  }

  @Test
  void remembersWhatTheMerchantSaid() {
    Smile smile =
        Smile.builder()
            .apiKey(Secret.of("api_1"))
            .vipMilestoneUnit(VipMilestoneUnit.MONEY)
            .nativePartialRefunds(NativePartialRefunds.DONE)
            .build();

    assertThat(smile.vipMilestoneUnit()).contains(VipMilestoneUnit.MONEY);
    assertThat(smile.nativePartialRefunds()).isEqualTo(NativePartialRefunds.DONE);
    assertThat(sandbox.smile().nativePartialRefunds()).isEqualTo(NativePartialRefunds.NOT_DONE);
  }
}
