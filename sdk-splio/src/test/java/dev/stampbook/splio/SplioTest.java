package dev.stampbook.splio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.AuthenticationException;
import dev.stampbook.Capability;
import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.NotFoundException;
import dev.stampbook.UnavailableException;
import dev.stampbook.consent.ConsentChannel;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.sandbox.EmulatorResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Token, limits, shapes of errors, settings and capabilities (sheet sections 2, 7, 8 and 14). */
class SplioTest {

  @Test
  void theTokenItselfTellsWhenItHasToBeRenewed() {
    try (EmulatedSplio emulated =
        new EmulatedSplio(universe -> universe.tokenLife(Duration.ofHours(1)))) {
      Splio splio = emulated.rules();
      splio.api().data().ping();
      emulated.clock.advance(Duration.ofMinutes(58));
      splio.api().data().ping();
      assertThat(emulated.emulator.logins()).isEqualTo(1);
      emulated.clock.advance(Duration.ofSeconds(90)); // before it ends
      splio.api().data().ping();
      assertThat(emulated.emulator.logins()).isEqualTo(2);
      assertThat(emulated.system.server().calls().byStatus()).doesNotContainKey(401);
    }
  }

  @Test
  void aTokenWithoutEndIsRenewedAfterFiftyMinutes() {
    try (EmulatedSplio emulated =
        new EmulatedSplio(
            universe -> universe.tokensDoNotTellTheirEnd().tokenLife(Duration.ofHours(1)))) {
      Splio splio = emulated.rules();
      splio.api().data().ping();
      emulated.clock.advance(Duration.ofMinutes(48));
      splio.api().data().ping();
      assertThat(emulated.emulator.logins()).isEqualTo(1);
      emulated.clock.advance(Duration.ofMinutes(3));
      splio.api().data().ping();
      assertThat(emulated.emulator.logins()).isEqualTo(2);
    }
  }

  @Test
  void aRefusedTokenIsReplacedOnceAndTheCallRepeated() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      splio.api().data().ping();
      emulated.emulator.revokeTokens();

      splio.api().data().ping();

      assertThat(emulated.emulator.logins()).isEqualTo(2);
      assertThat(emulated.calls("GET /ping")).isEqualTo(3);
    }
  }

  @Test
  void manyThreadsShareOneLogin() throws Exception {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.rules();
      int threads = 16;
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      CountDownLatch go = new CountDownLatch(1);
      try {
        List<Future<Object>> all =
            IntStream.range(0, threads)
                .mapToObj(
                    i ->
                        pool.<Object>submit(
                            () -> {
                              go.await();
                              return splio.api().data().ping();
                            }))
                .toList();
        go.countDown();
        for (Future<Object> one : all) {
          assertThat(one.get()).isNotNull();
        }
      } finally {
        pool.shutdownNow();
      }
      assertThat(emulated.emulator.logins()).isEqualTo(1);
    }
  }

  @Test
  void aWrongKeyIsACredentialFailureAlthoughItComesAs400() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio wrong = emulated.builder().apiKey(Secret.of("not-the-key")).build();
      assertThatThrownBy(() -> wrong.api().data().ping())
          .isInstanceOf(AuthenticationException.class)
          .hasMessageNotContaining("not-the-key");
      assertThat(emulated.calls("GET /ping")).isZero();
    }
  }

  @Test
  void endsAreReadFromTheTokenAndNowhereElse() {
    assertThat(SplioTokens.end(token("{\"exp\":1770747851}")))
        .contains(Instant.ofEpochSecond(1_770_747_851L));
    assertThat(SplioTokens.end(token("{}"))).isEmpty();
    assertThat(SplioTokens.end(token("no json"))).isEmpty();
    assertThat(SplioTokens.end(Secret.of("opaque"))).isEmpty();
    assertThat(SplioTokens.end(Secret.of("a.!.c"))).isEmpty();
  }

  private static Secret token(String claims) {
    return Secret.of(
        "e30."
            + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
            + ".c2ln");
  }

  @Test
  void theTwoLimitsAreKeptApartAndObeyed() {
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.quota(20, 10))) {
      emulated.member("ada@example.com", 0);
      Splio splio = emulated.builder().maxRequestsPerSecond(16, 8).build();
      for (int i = 0; i < 40; i++) {
        splio.api().data().ping();
      }
      for (int i = 0; i < 40; i++) {
        splio.api().data().listStores(Optional.empty(), Optional.empty(), List.of());
      }
      assertThat(emulated.system.server().calls().byStatus().keySet()).containsExactly(200);
      // 40 pings at 8 a second take at least 4 s, 40 lists at 16 at least 1 s more
      assertThat(Duration.between(EmulatedSystem.START, emulated.clock.instant()))
          .isGreaterThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void whoAsksTooFastIsToldAndWaits() {
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.quota(20, 10))) {
      Splio splio = emulated.rules(); // with a quota of its own far above
      for (int i = 0; i < 25; i++) {
        splio.api().data().ping();
      }
      assertThat(emulated.calls("GET /ping")).isGreaterThanOrEqualTo(25);
      assertThat(Duration.between(EmulatedSystem.START, emulated.clock.instant()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  private static LoyaltyException failure(EmulatorResponse answer, String operation) {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio =
          emulated.builder().http(http -> http.time(emulated.system.time()).maxRetries(0)).build();
      splio.api().data().ping();
      emulated.system.tamper(
          (request, real) -> request.path().equals("/authenticate") ? real : answer);
      try {
        if (operation.equals("bulk")) {
          splio
              .api()
              .data()
              .optOutContacts(
                  new dev.stampbook.splio.api.ContactKeys(
                      List.of(dev.stampbook.http.json.PersonalText.of("ada@example.com"))));
        } else {
          splio
              .api()
              .loyalty()
              .expireMember(dev.stampbook.http.json.PersonalText.of("2990001234567"));
        }
      } catch (LoyaltyException refused) {
        return refused;
      }
      throw new AssertionError("nothing was refused");
    }
  }

  private static EmulatorResponse json(int status, String body) {
    return EmulatedSystem.json(status, body);
  }

  @Test
  void allFiveShapesOfErrorsAreRead() {
    LoyaltyException listed =
        failure(
            json(
                400,
                "{\"status\":400,\"errors\":[{\"error_key\":\"program_id\",\"error\":\"wrong_status\","
                    + "\"error_description\":\"not running\"}]}"),
            "one");
    assertThat(listed).isInstanceOf(InvalidRequestException.class);
    assertThat(listed.call().errorCode()).contains("wrong_status");
    assertThat(((InvalidRequestException) listed).fields()).containsKey("program_id");

    LoyaltyException single =
        failure(
            json(
                404,
                "{\"status\":404,\"errors\":{\"error_key\":null,\"error\":\"not_found\","
                    + "\"error_description\":\"This store does not exist\"}}"),
            "one");
    assertThat(single).isInstanceOf(NotFoundException.class);
    assertThat(single.call().errorCode()).contains("not_found");

    LoyaltyException flat =
        failure(
            json(
                400,
                "{\"error_key\":\"external_id\",\"error\":\"external_id_already_burned\","
                    + "\"error_description\":\"used\"}"),
            "one");
    assertThat(flat).isInstanceOf(ConflictException.class);
    assertThat(flat.call().errorCode()).contains("external_id_already_burned");
    assertThat(
            failure(
                json(
                    400,
                    "{\"error_key\":\"\",\"error\":\"\",\"error_description\":\"external id x is already"
                        + " attributed\"}"),
                "one"))
        .isInstanceOf(ConflictException.class);

    LoyaltyException enrolment =
        failure(
            json(
                400,
                "{\"statusCode\":\"Bad Request\",\"message\":\"Validation failed\",\"errors\":[\"card_code"
                    + " is mandatory\"]}"),
            "one");
    assertThat(enrolment)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("card_code is mandatory");

    assertThat(failure(EmulatorResponse.text(405, "text/plain", "Method Not Allowed."), "one"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Method Not Allowed.");
    assertThat(failure(EmulatorResponse.empty(403), "one"))
        .isInstanceOf(AuthenticationException.class);
    assertThat(failure(json(429, "{\"message\":\"API rate limit exceeded\"}"), "one"))
        .isInstanceOf(dev.stampbook.RateLimitedException.class);
  }

  @Test
  void theBulkRefusalThatLooksLikeAnOutageIsFinal() {
    String body =
        "{\"status\":503,\"errors\":{\"error_key\":null,\"error\":\"internal_error\","
            + "\"error_description\":\"An internal error occurred\"}}";
    assertThat(failure(json(503, body), "bulk")).isInstanceOf(InvalidRequestException.class);
    assertThat(failure(json(503, body), "one").retryCanHelp()).isFalse(); // a write: unknown
    assertThat(failure(json(503, body), "one"))
        .isNotInstanceOf(InvalidRequestException.class)
        .isNotInstanceOf(UnavailableException.class);
  }

  @Test
  void capabilitiesFollowTheSettings() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Set<Capability> always =
          EnumSet.of(
              Capability.MEMBER_FIND,
              Capability.MEMBER_CREATE,
              Capability.MEMBER_UPDATE,
              Capability.BALANCE_READ,
              Capability.POINTS_POST,
              Capability.POSTING_LOOKUP,
              Capability.LEDGER_HISTORY,
              Capability.REWARD_LIST,
              Capability.REWARD_REDEEM,
              Capability.REWARD_USAGE);
      Set<Capability> rules = EnumSet.copyOf(always);
      rules.add(Capability.POINTS_EARN_BY_PURCHASE);
      rules.add(Capability.POINTS_REVERSE);
      assertThat(emulated.rules().capabilities()).isEqualTo(rules);
      assertThat(emulated.builder().earning(SplioEarning.CREDIT).build().capabilities())
          .isEqualTo(always);
      Set<Capability> credit = EnumSet.copyOf(always);
      credit.add(Capability.POINTS_REVERSE);
      assertThat(emulated.credit().capabilities()).isEqualTo(credit);
      rules.addAll(
          EnumSet.of(
              Capability.CONSENT_READ, Capability.CONSENT_WRITE, Capability.CONSENT_PER_CHANNEL));
      assertThat(emulated.builder().lists(ConsentChannel.EMAIL, 3).build().capabilities())
          .isEqualTo(rules);
      assertThat(emulated.rules().earningOwner()).isEqualTo(EarningOwner.SDK);
      assertThat(emulated.builder().earning(SplioEarning.OTHER_FEED).build().earningOwner())
          .isEqualTo(EarningOwner.PROVIDER_CONNECTOR);
      assertThat(emulated.rules().name().value()).isEqualTo("splio");
    }
  }

  @Test
  void aProgramThatComputesNothingIsReported() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      assertThat(emulated.rules().conflict()).isEmpty();
      emulated.universe.setProgramStatus("draft");
      assertThat(emulated.rules().conflict().orElseThrow()).contains("draft", "splio.program");
      assertThat(emulated.builder().program(99).build().conflict().orElseThrow())
          .contains("no loyalty program 99");
    }
  }

  @Test
  void whatIsMissingIsSaidBeforeAnythingIsCalled() {
    Secret key = Secret.of("k");
    assertThatThrownBy(() -> Splio.builder().program(7).build()).hasMessageContaining("apiKey");
    assertThatThrownBy(() -> Splio.builder().apiKey(key).build()).hasMessageContaining("program");
    assertThatThrownBy(() -> Splio.builder().apiKey(key).program(7).build())
        .hasMessageContaining("splio.store");
    assertThat(Splio.builder().apiKey(key).program(7).earning(SplioEarning.CREDIT).build().name())
        .isEqualTo(Splio.NAME);
    assertThatThrownBy(() -> Splio.builder().codesBatchSize(0))
        .hasMessageContaining("splio.codes.batchSize");
    assertThatThrownBy(() -> Splio.builder().maxRequestsPerSecond(0, 8))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
