package dev.stampbook.springbig;

import static dev.stampbook.springbig.EmulatedSpringbig.customer;
import static dev.stampbook.springbig.EmulatedSpringbig.earning;
import static dev.stampbook.springbig.EmulatedSpringbig.free;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.AuthenticationException;
import dev.stampbook.Capability;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.RateLimitedException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.consent.ConsentAct;
import dev.stampbook.consent.ConsentActId;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.Profile;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.points.PostingReason;
import dev.stampbook.reward.IssuedReward;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.Reward;
import dev.stampbook.reward.RewardClaim;
import dev.stampbook.reward.RewardCost;
import dev.stampbook.reward.RewardId;
import dev.stampbook.sandbox.springbig.SpringbigEmulator;
import dev.stampbook.sandbox.springbig.SpringbigReward;
import dev.stampbook.springbig.api.JsonPointer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpringbigTest {

  private final EmulatedSpringbig sandbox = new EmulatedSpringbig();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /** Sheet section 13: present by evidence, and absent without a route. */
  @Test
  void capabilitiesAreThoseOfTheEvidenceAndOfTheRoutes() {
    Set<Capability> evidenced =
        EnumSet.of(
            Capability.MEMBER_FIND,
            Capability.MEMBER_CREATE,
            Capability.MEMBER_UPDATE,
            Capability.POINTS_EARN_BY_PURCHASE,
            Capability.CONSENT_READ,
            Capability.CONSENT_WRITE,
            Capability.CONSENT_PER_CHANNEL);
    Set<Capability> routed = EnumSet.copyOf(evidenced);
    routed.addAll(
        Set.of(
            Capability.BALANCE_READ,
            Capability.POINTS_POST,
            Capability.POINTS_REVERSE,
            Capability.POSTING_LOOKUP,
            Capability.REWARD_LIST,
            Capability.REWARD_REDEEM,
            Capability.REWARD_CANCEL));

    assertThat(sandbox.evidenced().build().capabilities()).isEqualTo(evidenced);
    assertThat(sandbox.routed().build().capabilities()).isEqualTo(routed);
    assertThat(sandbox.evidenced().build().earningOwner()).isEqualTo(EarningOwner.SDK);
    assertThat(sandbox.evidenced().build().name().value()).isEqualTo("springbig");
    assertThat(
            sandbox
                .evidenced()
                .balanceField(JsonPointer.of("/wallet/points"))
                .build()
                .can(Capability.BALANCE_READ))
        .as("a field without a route reads no balance by id")
        .isFalse();
  }

  /** Each declared capability works; each undeclared one throws naming provider, call and, where there is one, setting; nothing is sent. */
  @Test
  void everyCapabilityIsTrue() {
    for (Springbig springbig : List.of(sandbox.evidenced().build(), sandbox.routed().build())) {
      uses(springbig)
          .forEach(
              (capability, use) -> {
                if (springbig.can(capability)) {
                  assertThat(failureOf(use)).as("declared %s", capability).isNull();
                } else {
                  assertRefused(capability, use);
                }
              });
    }
  }

  private void assertRefused(Capability capability, ThrowingCallable use) {
    long before = sandbox.system.server().calls().total();
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            UnsupportedCapabilityException.class,
            refused -> {
              assertThat(refused.capability()).isEqualTo(capability);
              assertThat(refused.call().operation()).isNotBlank();
              assertThat(refused)
                  .hasMessageContaining("springbig")
                  .hasMessageContaining(capability.name());
              boolean never =
                  capability == Capability.LEDGER_HISTORY || capability == Capability.REWARD_USAGE;
              assertThat(refused.setting().isEmpty()).as("%s", capability).isEqualTo(never);
              refused.setting().ifPresent(name -> assertThat(name).startsWith("springbig."));
            });
    assertThat(sandbox.system.server().calls().total()).isEqualTo(before);
  }

  private static @org.jspecify.annotations.Nullable Throwable failureOf(ThrowingCallable use) {
    return org.assertj.core.api.Assertions.catchThrowable(use);
  }

  private Map<Capability, ThrowingCallable> uses(Springbig springbig) {
    String key =
        "c-" + sandbox.system.server().calls().total() + "-" + springbig.capabilities().size();
    MemberId member = sandbox.member(key, "01" + springbig.capabilities().size() % 100, 500);
    long reward =
        sandbox.account.addReward(SpringbigReward.dollars("5 off", 100, BigDecimal.valueOf(5)));
    RewardClaim claim =
        new RewardClaim(
            RedemptionId.of("r-" + key),
            member,
            Reward.builder(RewardId.of(Long.toString(reward)), "5 off", new RewardCost.Fixed(100))
                .build(),
            100,
            Optional.empty());
    AtomicReference<IssuedReward> issued =
        new AtomicReference<>(
            new IssuedReward(
                claim, "1", 100, Optional.empty(), Optional.empty(), Optional.empty()));
    Map<Capability, ThrowingCallable> uses = new EnumMap<>(Capability.class);
    uses.put(Capability.MEMBER_FIND, () -> springbig.members().find(customer(key, "0100")));
    uses.put(
        Capability.MEMBER_CREATE,
        () -> springbig.members().enroll(customer("new-" + key, "0166"), Profile.empty()));
    uses.put(Capability.MEMBER_UPDATE, () -> springbig.members().update(member, Profile.empty()));
    uses.put(Capability.BALANCE_READ, () -> springbig.points().balance(member));
    uses.put(
        Capability.POINTS_EARN_BY_PURCHASE,
        () -> springbig.points().post(earning(member, "1", "5.00")));
    uses.put(
        Capability.POINTS_REVERSE,
        () -> springbig.points().post(free(member, "back", -5, PostingReason.ORDER)));
    uses.put(
        Capability.POINTS_POST,
        () -> springbig.points().post(free(member, "bonus", 5, PostingReason.BONUS)));
    uses.put(
        Capability.POSTING_LOOKUP,
        () -> springbig.points().find(earning(member, "1", "5.00"), EmulatedSystem.START));
    uses.put(
        Capability.LEDGER_HISTORY,
        () -> springbig.points().history(member, EmulatedSystem.START).close());
    uses.put(Capability.REWARD_LIST, () -> springbig.rewards().rewards());
    uses.put(Capability.REWARD_REDEEM, () -> issued.set(springbig.rewards().issue(claim)));
    uses.put(Capability.REWARD_CANCEL, () -> springbig.rewards().cancel(issued.get()));
    uses.put(Capability.REWARD_USAGE, () -> springbig.rewards().usage(issued.get()));
    uses.put(Capability.CONSENT_READ, () -> springbig.consents().read(customer(key, "0100")));
    uses.put(
        Capability.CONSENT_WRITE,
        () ->
            springbig
                .consents()
                .record(
                    customer(key, "0100"),
                    new ConsentAct(
                        ConsentActId.of("act-1"),
                        ConsentChannel.EMAIL,
                        ConsentAct.Action.OPT_IN,
                        sandbox.clock.instant(),
                        ConsentAct.Medium.CHECKOUT)));
    return uses;
  }

  /** Section 14: each switch against a merchant that takes only the other form. */
  @ParameterizedTest
  @MethodSource("switches")
  void eachSwitchFitsTheMerchantThatNeedsItAndFailsTheOther(
      String name,
      UnaryOperator<SpringbigEmulator.Builder> merchant,
      UnaryOperator<SpringbigBuilder> client) {
    EmulatedSpringbig other = new EmulatedSpringbig(merchant);
    Springbig fitting = client.apply(other.evidenced()).build();
    other.member("c-1", "0101", 0);

    fitting.members().enroll(customer("c-2", "0102"), Profile.empty());
    fitting
        .members()
        .update(MemberId.of("c-2"), Profile.builder().attribute("zip", "80202").build());
    fitting.points().post(earning(MemberId.of("c-2"), "5501", "43.00"));
    assertThat(other.points("c-2")).as(name).isEqualTo(43);
    other.close();

    EmulatedSpringbig again = new EmulatedSpringbig(merchant);
    Springbig unfit = again.evidenced().build();
    again.member("c-1", "0101", 0);
    assertThatThrownBy(
            () -> {
              unfit.members().update(MemberId.of("c-1"), Profile.empty());
              unfit.points().post(earning(MemberId.of("c-1"), "5501", "43.00"));
            })
        .as(name)
        .isInstanceOf(dev.stampbook.LoyaltyException.class);
    again.system.server().close();
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> switches() {
    return Stream.of(
        arguments(
            "springbig.memberKeyField",
            merchant -> merchant.memberKey("customer_key"),
            client -> client.memberKeyField("customer_key")),
        arguments(
            "springbig.memberEnvelope",
            SpringbigEmulator.Builder::flatMembers,
            client -> client.memberEnvelope(Envelope.FLAT)),
        arguments(
            "springbig.visitEnvelope",
            SpringbigEmulator.Builder::wrappedVisits,
            client -> client.visitEnvelope(Envelope.WRAPPED)),
        arguments(
            "springbig.memberUpdateStyle",
            SpringbigEmulator.Builder::updatesByKey,
            client -> client.memberUpdateStyle(MemberUpdateStyle.BY_KEY)));
  }

  private static org.junit.jupiter.params.provider.Arguments arguments(
      String name,
      UnaryOperator<SpringbigEmulator.Builder> merchant,
      UnaryOperator<SpringbigBuilder> client) {
    return org.junit.jupiter.params.provider.Arguments.of(name, merchant, client);
  }

  /** Sheet section 3.5, naming trap: {@code pos_id} as member key leaves the visit's own {@code pos_id} alone. */
  @Test
  void aMemberKeyNamedPosIdDoesNotHideTheVisitsKey() {
    try (EmulatedSpringbig other =
        new EmulatedSpringbig(merchant -> merchant.memberKey("pos_id").onlyEvidenced())) {
      Springbig springbig = other.evidenced().memberKeyField("pos_id").build();

      springbig.members().enroll(customer("c-2", "0102"), Profile.empty());
      springbig.points().post(earning(MemberId.of("c-2"), "5501", "43.00"));

      assertThat(other.visits("c-2").get(0).posId()).isEqualTo("5501");
      assertThat(other.points("c-2")).isEqualTo(43);
    }
  }

  @Test
  void bothKeysAreSentAndAWrongOneIsNamed() {
    sandbox.member("c-1", "0101", 0);
    SpringbigBuilder wrongKey = sandbox.evidenced().partnerKey(Secret.of("other"));
    SpringbigBuilder wrongToken = sandbox.evidenced().authToken(Secret.of("other"));

    for (SpringbigBuilder wrong : List.of(wrongKey, wrongToken)) {
      assertThatThrownBy(() -> wrong.build().members().find(customer("c-1", "0101")))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageNotContaining("other");
    }
    assertThat(
            sandbox
                .evidenced()
                .authToken(Secret.of("  " + EmulatedSpringbig.TOKEN + " "))
                .build()
                .members()
                .find(customer("c-1", "0101")))
        .as("blanks around a pasted token are a known cause of failure")
        .isPresent();
  }

  @Test
  void theTokenCanBeReplacedWhileItRuns() {
    sandbox.member("c-1", "0101", 0);
    AtomicReference<Secret> token = new AtomicReference<>(Secret.of("expired"));
    SpringbigMembers members = sandbox.evidenced().authToken(token::get).build().members();

    assertThatThrownBy(() -> members.find(customer("c-1", "0101")))
        .isInstanceOf(AuthenticationException.class);
    token.set(Secret.of(EmulatedSpringbig.TOKEN));
    assertThat(members.find(customer("c-1", "0101"))).isPresent();
  }

  /** Sheet section 8: the shape of error bodies is unknown. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\":{\"email\":[\"is invalid\"]}}",
        "{\"errors\":[\"email is invalid\"]}",
        "{\"error\":\"email is invalid\"}",
        "{\"message\":\"email is invalid\"}",
        "email is invalid",
        "",
        "[]",
        "{\"errors\":"
      })
  void aRefusalIsReadInEveryShapeAndShowsNoPerson(String body) {
    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(422, body));
    assertThatThrownBy(() -> sandbox.evidenced().build().members().find(customer("c-1", "0101")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("status 422")
        .hasMessageNotContaining("c-1@example.com");

    sandbox.system.tamper(
        (request, answer) ->
            EmulatedSystem.json(422, "{\"message\":\"c-1@example.com 2025550101 is taken\"}"));
    assertThatThrownBy(() -> sandbox.evidenced().build().members().find(customer("c-1", "0101")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is taken")
        .hasMessageNotContaining("c-1@example.com")
        .hasMessageNotContaining("2025550101");
  }

  /** Sheet section 7: five requests a second go out, and a used up quota is waited for. */
  @Test
  void keepsItsOwnQuotaAndWaitsForTheOther() {
    try (EmulatedSpringbig narrow = new EmulatedSpringbig(merchant -> merchant.quota(10))) {
      MemberId member = narrow.member("c-1", "0101", 0);
      SpringbigPoints paced = narrow.evidenced().maxRequestsPerSecond(5).build().points();
      for (int i = 0; i < 16; i++) {
        paced.post(earning(member, "o" + i, "1.00"));
      }
      assertThat(narrow.calls("POST /pos/v1/visits")).isEqualTo(16);
      assertThat(java.time.Duration.between(EmulatedSystem.START, narrow.clock.instant()))
          .isGreaterThanOrEqualTo(java.time.Duration.ofSeconds(2));

      SpringbigPoints hasty = narrow.evidenced().build().points();
      for (int i = 0; i < 25; i++) {
        hasty.post(earning(member, "p" + i, "1.00"));
      }
      assertThat(narrow.points("c-1")).isEqualTo(41);
      assertThat(narrow.calls("POST /pos/v1/visits")).isGreaterThan(41);
    }
  }

  @Test
  void aQuotaThatStaysUsedUpIsTheCallers() {
    MemberId member = sandbox.member("c-1", "0101", 0);
    sandbox.system.tamper(
        (request, answer) -> EmulatedSystem.json(429, "{\"message\":\"Limit Exceeded\"}"));

    assertThatThrownBy(
            () -> sandbox.evidenced().build().points().post(earning(member, "1", "1.00")))
        .isInstanceOf(RateLimitedException.class);
  }

  @Test
  void contradictionsAreRefusedBeforeAnyCall() {
    assertThatThrownBy(() -> Springbig.builder().build()).hasMessageContaining("partnerKey");
    assertThatThrownBy(() -> Springbig.builder().partnerKey(Secret.of("k")).build())
        .hasMessageContaining("authToken");
    assertThatThrownBy(
            () ->
                Springbig.builder()
                    .partnerKey(Secret.of("k"))
                    .authToken(Secret.of("t"))
                    .posType(" ")
                    .build())
        .hasMessageContaining("posType");
    assertThatThrownBy(
            () -> sandbox.evidenced().partialRefundPolicy(PartialRefunds.PROPORTIONAL).build())
        .hasMessageContaining("springbig.routes.reverse");
    for (String field : List.of("allowed_sms", "allowed_email", "pos_user", "transaction_total")) {
      assertThatThrownBy(() -> sandbox.evidenced().extraField(field, true).build())
          .hasMessageContaining(field);
    }
    assertThatThrownBy(() -> sandbox.evidenced().memberKeyField("a b").build())
        .hasMessageContaining("memberKeyField");
    assertThatThrownBy(() -> sandbox.evidenced().maxRequestsPerSecond(0))
        .hasMessageContaining("maxRequestsPerSecond");
    assertThatThrownBy(
            () -> sandbox.evidenced().posBaseUrl(URI.create("http://api.example.com/")).build())
        .hasMessageContaining("not encrypted");
  }
}
