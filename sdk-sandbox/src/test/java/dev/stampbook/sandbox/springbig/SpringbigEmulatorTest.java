package dev.stampbook.sandbox.springbig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.SandboxJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulator by itself, as the sheet has it and not as our client calls it. */
class SpringbigEmulatorTest {

  private static final String VISIT =
      "{\"pos_id\":%s,\"pos_user\":\"c-1\",\"pos_type\":\"till\",\"transaction_date\":\"2026-01-05T10:00:00\",\"transaction_total\":%s}";

  private final SandboxClock clock = SandboxClock.virtual(Instant.parse("2026-01-05T10:00:00Z"));
  private final SpringbigEmulator springbig =
      SpringbigEmulator.builder().clock(clock).credentials("key", "token").build();

  private static EmulatorRequest request(
      String method, String path, Map<String, String> query, String body, String... secrets) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/json");
    headers.put("x-api-key", secrets.length > 0 ? secrets[0] : "key");
    headers.put("auth-token", secrets.length > 1 ? secrets[1] : "token");
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    query.forEach((name, value) -> parameters.put(name, List.of(value)));
    return new EmulatorRequest(
        method, path, parameters, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private EmulatorResponse visit(String posId, String total) {
    return springbig.handle(
        request("POST", "/pos/v1/visits", Map.of(), String.format(VISIT, posId, total)));
  }

  private static JsonNode json(EmulatorResponse answer) {
    return SandboxJson.parse(answer.body()).orElseThrow();
  }

  private void member() {
    springbig
        .account()
        .addMember("till", "c-1", Optional.of("2025550101"), Optional.of("c-1@example.com"));
  }

  @ParameterizedTest
  @CsvSource({"other, token, 403, message", "key, other, 401, error"})
  void bothKeysAreChecked(String key, String token, int status, String field) {
    EmulatorResponse answer =
        springbig.handle(
            request("GET", "/pos/v1/members", Map.of("email", "x@example.com"), "", key, token));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(json(answer).has(field)).isTrue();
  }

  @Test
  void createsFindsAndRefusesTwins() {
    String body =
        "{\"member\":{\"pos_user\":\"c-1\",\"pos_type\":\"till\",\"phone_number\":\"2025550101\",\"allowed_email\":\"true\"}}";

    EmulatorResponse made = springbig.handle(request("POST", "/pos/v1/members", Map.of(), body));
    EmulatorResponse twin = springbig.handle(request("POST", "/pos/v1/members", Map.of(), body));

    assertThat(made.status()).isEqualTo(200);
    assertThat(json(made).at("/members/0/id").asLong()).isEqualTo(700_001);
    assertThat(twin.status()).isEqualTo(422);
    assertThat(json(twin).at("/errors/phone_number/0").asText()).contains("taken");
    assertThat(springbig.account().member("till", "c-1").orElseThrow().allowedEmail())
        .as("some clients send consent as a text")
        .contains(true);
    assertThat(
            springbig
                .handle(request("GET", "/pos/v1/members", Map.of("phone_number", "2025550199"), ""))
                .status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "{\"pos_user\":\"c-1\"}, member",
    "{\"member\":{\"pos_type\":\"till\"}}, pos_user",
    "{\"member\":{\"pos_user\":\"c\";\"pos_type\":\"till\"}}, phone_number"
  })
  void incompleteMembersAreValidationErrors(String body, String field) {
    String unquoted = body.replace(';', ',');
    EmulatorResponse answer =
        springbig.handle(request("POST", "/pos/v1/members", Map.of(), unquoted));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(json(answer).path("errors").has(field)).isTrue();
  }

  @Test
  void aVisitEarnsWholeDollarsAndASecondOneWithItsKeyCountsAgain() {
    member();

    assertThat(visit("\"o-1\"", "43.99").status()).isEqualTo(200);
    assertThat(visit("17", "1.00").status()).as("the key may be a number").isEqualTo(200);
    assertThat(springbig.account().balance("till", "c-1")).hasValue(44);
    visit("\"o-1\"", "43.99");

    assertThat(springbig.account().balance("till", "c-1")).hasValue(87);
    assertThat(springbig.account().repeatedKeys()).hasSize(1);
    assertThat(visit("\"o-2\"", "-5.00").status()).as("a negative total is a guess").isEqualTo(422);
    assertThat(visit("\"o-2\"", "\"5\"").status()).isEqualTo(422);
  }

  @Test
  void visitsMayBeMergedAndProgramsMayPayPerVisit() {
    SpringbigEmulator other =
        SpringbigEmulator.builder()
            .clock(clock)
            .credentials("key", "token")
            .mergingVisits()
            .perVisit(7)
            .build();
    other.account().addMember("till", "c-1", Optional.of("2025550101"), Optional.empty());
    for (String id : List.of("\"o-1\"", "\"o-1\"", "\"o-2\"")) {
      other.handle(request("POST", "/pos/v1/visits", Map.of(), String.format(VISIT, id, "9.00")));
    }

    assertThat(other.account().balance("till", "c-1")).hasValue(14);
    assertThat(other.account().repeatedKeys()).isEmpty();
  }

  @Test
  void theQuotaAnswers429UntilItsSecondIsOver() {
    member();
    int[] statuses = new int[12];
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = visit("\"o-" + i + "\"", "1.00").status();
    }
    EmulatorResponse refused = visit("\"late\"", "1.00");

    assertThat(Arrays.stream(statuses).filter(status -> status == 200))
        .hasSize(SpringbigEmulator.ASSUMED_QUOTA);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(visit("\"late\"", "1.00").status()).isEqualTo(200);
  }

  /** What the description does not know is reported, invented routes only where the emulator has them. */
  @Test
  void requestsAreCheckedAgainstTheDescription() {
    RequestCheck all = springbig.requestCheck();
    RequestCheck evidenced = SpringbigEmulator.builder().onlyEvidenced().build().requestCheck();
    EmulatorRequest rewards = request("GET", "/pos/v1/rewards", Map.of(), "");

    assertThat(all.check(rewards)).isEmpty();
    assertThat(evidenced.check(rewards)).isPresent();
    assertThat(
            all.check(
                request(
                    "POST", "/pos/v1/visits", Map.of(), String.format(VISIT, "\"o\"", "\"43\""))))
        .as("a total as text")
        .isPresent();
    assertThat(all.check(request("POST", "/pos/v1/members", Map.of(), "{\"pos_user\":\"c\"}")))
        .as("a member without envelope")
        .isPresent();
    assertThat(
            SpringbigEmulator.builder()
                .flatMembers()
                .memberKey("key")
                .build()
                .requestCheck()
                .check(
                    request(
                        "POST", "/pos/v1/members", Map.of(), "{\"key\":\"c\",\"pos_type\":\"t\"}")))
        .isEmpty();
  }
}
