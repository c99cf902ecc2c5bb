package dev.stampbook.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.AuthenticationException;
import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.RateLimitedException;
import dev.stampbook.UnavailableException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.http.Secret;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.EarningOwner;
import dev.stampbook.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider as a whole: credentials, second earning owners, refusals of every kind, webhooks. */
class LeatTest {

  private final EmulatedLeat sandbox = new EmulatedLeat();
  private final Leat leat = sandbox.leat();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void oneCredentialAndAShopAreAskedFor() {
    Secret token = Secret.of("token");

    assertThatThrownBy(() -> Leat.builder().shopUuid("s").build())
        .hasMessageContaining("exactly one credential");
    assertThatThrownBy(
            () ->
                Leat.builder()
                    .shopUuid("s")
                    .personalAccessToken(token)
                    .clientCredentials("1", token)
                    .build())
        .hasMessageContaining("exactly one credential");
    assertThatThrownBy(() -> Leat.builder().personalAccessToken(token).build())
        .hasMessageContaining("leat.shopUuid");
    assertThatThrownBy(() -> Leat.builder().referenceAttributes("a", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Leat.builder().referenceAttributes("Upper", "b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Leat.builder().permitsPerSecond(0))
        .hasMessageContaining("leat.rateLimit.permitsPerSecond");
  }

  @Test
  void aConnectorThatGaveCreditsLatelyIsASecondOwner() {
    MemberId member = sandbox.member("ada@example.com", 10);
    assertThat(leat.earningOwner()).isEqualTo(EarningOwner.SDK);
    assertThat(leat.conflict()).isEmpty();

    sandbox.account.connectorEarned(member.value(), 84, "BIGCOMMERCE");

    assertThat(leat.conflict())
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains("BIGCOMMERCE", "leat.earning", "leat.connectorWindow"));
    Leat aside = sandbox.builder().earning(LeatEarning.CONNECTOR).build();
    assertThat(aside.conflict()).isEmpty();
    assertThat(aside.earningOwner()).isEqualTo(EarningOwner.PROVIDER_CONNECTOR);
    assertThat(sandbox.builder().connectorWindow(Duration.ZERO).build().conflict()).isEmpty();
    sandbox.system.clock().advance(Duration.ofDays(8));
    assertThat(leat.conflict()).isEmpty();
  }

  @Test
  void anAccountThatDoesNotListForAllCannotTell() {
    sandbox.system.tamper(
        (request, answer) ->
            EmulatedSystem.json(
                400, "{\"message\":\"Invalid.\",\"code\":1003,\"status_code\":400}"));

    assertThat(leat.conflict()).isEmpty();
  }

  /** The table of section 8: the code decides, whatever the message and although the status is always 400. */
  @ParameterizedTest
  @CsvSource({
    "1003, InvalidRequestException",
    "1008, InvalidRequestException",
    "1015, InvalidRequestException",
    "1017, InvalidRequestException",
    "1018, InvalidRequestException",
    "1019, InvalidRequestException",
    "1027, NotFoundException",
    "1052, InvalidRequestException",
    "1102, InvalidRequestException",
    "1103, InvalidRequestException",
    "6001, ConflictException",
    "6003, NotFoundException",
    "7002, AuthenticationException",
    "7011, AuthenticationException",
    "55012, NotFoundException",
    "55017, ConflictException",
    "55018, InvalidRequestException",
    "55030, InvalidRequestException",
    "55031, NotFoundException",
    "55046, InvalidRequestException",
    "60000, InvalidRequestException",
    "60001, UnavailableException",
    "60003, NotFoundException",
    "60004, ConflictException",
    "60005, ConflictException",
    "60006, ConflictException",
    "60007, InvalidRequestException",
    "60009, ConflictException",
    "60011, ConflictException",
    "60014, ConflictException",
    "80002, NotFoundException",
    "80003, ConflictException",
    "80004, NotFoundException",
    "80005, ConflictException",
    "80006, InvalidRequestException",
    "80008, InvalidRequestException",
    "80012, InvalidRequestException",
    "80014, InvalidRequestException",
    "80017, ConflictException",
    "80019, InvalidRequestException",
    "80020, InvalidRequestException",
    "80300, NotFoundException"
  })
  void everyCodeHasItsFailure(String code, String failure) {
    refuseWith(
        400, "{\"message\":\"Onvoldoende | Whatever\",\"code\":" + code + ",\"status_code\":400}");

    assertThatThrownBy(() -> leat.api().vouchers().listPromotions())
        .isInstanceOfSatisfying(
            LoyaltyException.class,
            thrown -> {
              assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure);
              assertThat(thrown.call().errorCode()).contains(code);
            });
  }

  private void refuseWith(int status, String body) {
    sandbox.system.tamper((request, answer) -> EmulatedSystem.json(status, body));
  }

  @Test
  void refusalsWithoutACodeGoByTheirStatus() {
    assertStatus(401, "{\"error\":\"invalid_token\"}", AuthenticationException.class);
    assertStatus(404, "<html>no</html>", NotFoundException.class);
    assertStatus(429, "", RateLimitedException.class);
    assertStatus(503, "", UnavailableException.class);
    assertStatus(500, "{\"message\":\"x\",\"code\":60005}", UnavailableException.class);
    assertStatus(409, "[]", ConflictException.class);
    assertStatus(400, "", UnavailableException.class);
    assertStatus(
        400, "{\"errors\":{\"unit_value\":[\"must be a number\"]}}", InvalidRequestException.class);
    assertStatus(200, "{\"data\":17}", MalformedResponseException.class);
  }

  private void assertStatus(int status, String body, Class<? extends LoyaltyException> failure) {
    refuseWith(status, body);
    Leat fresh = sandbox.leat(); // with a circuit of its own
    assertThatThrownBy(() -> fresh.api().vouchers().listPromotions())
        .as("%d %s", status, body)
        .isExactlyInstanceOf(failure);
  }

  @Test
  void aShopThatIsNotThereIsNotFoundWhenItIsAskedFor() {
    assertThatThrownBy(() -> leat.api().ledger().getShop("another"))
        .isExactlyInstanceOf(NotFoundException.class);
  }

  @Test
  void theQuotaIsWaitedOut() {
    MemberId member = sandbox.member("ada@example.com", 7);
    sandbox.system.fault(
        "GET", "/credit-balance", Fault.TOO_MANY_REQUESTS, Fault.SERVER_ERROR_BEFORE);

    assertThat(leat.points().balance(member)).isEqualTo(7);
  }

  @Test
  void webhooksAreHintsUntilTheyCanBeVerifiedAndRefusedWhenTheyShouldBeButCannot() {
    byte[] body =
        "{\"event_type\":\"contact_updated\",\"created_at\":\"2026-02-10T18:04:11+00:00\",\"data\":{\"uuid\":\"u-1\",\"new\":1}}"
            .getBytes(StandardCharsets.UTF_8);

    LeatEvent event = leat.webhooks().read(Map.of(), body).orElseThrow();
    assertThat(event.trust()).isEqualTo(LeatEvent.Trust.UNVERIFIED);
    assertThat(event.type()).contains("contact_updated");
    assertThat(event.entity()).contains("u-1");
    assertThat(event.createdAt()).contains("2026-02-10T18:04:11+00:00");
    assertThat(event.toString()).doesNotContain("new");

    Leat guarded = sandbox.builder().webhookSecret(Secret.of("s")).build();
    assertThatThrownBy(() -> guarded.webhooks().read(Map.of(), body))
        .isExactlyInstanceOf(UnsupportedCapabilityException.class);
    Leat verifying =
        sandbox
            .builder()
            .webhookSecret(Secret.of("s"))
            .webhookSignatureHeader("X-Sig")
            .webhookAlgorithm(dev.stampbook.http.webhook.SignatureCheck.Encoding.HEX)
            .build();
    assertThat(verifying.webhooks().read(Map.of("x-sig", "00"), body)).isEmpty();
    assertThat(verifying.webhooks().read(Map.of(), body)).isEmpty();
    assertThat(leat.webhooks().read(Map.of(), new byte[(1 << 20) + 1])).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> leat.webhooks().read(Map.of(), "[1]".getBytes(StandardCharsets.UTF_8)))
        .isExactlyInstanceOf(MalformedResponseException.class);
  }
}
