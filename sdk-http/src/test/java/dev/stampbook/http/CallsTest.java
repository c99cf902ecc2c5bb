package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.stampbook.AuthenticationException;
import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.RateLimitedException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.http.CallListener.Outcome;
import dev.stampbook.http.json.Json;
import dev.stampbook.http.testing.Depot;
import dev.stampbook.http.testing.VirtualTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallsTest {

  private final MockWebServer server = Depot.server();
  private final VirtualTime time = new VirtualTime();

  @AfterEach
  void stop() throws Exception {
    server.shutdown();
  }

  private void enqueue(int status, String body) {
    server.enqueue(new MockResponse().setResponseCode(status).setBody(body));
  }

  private Depot depot() {
    return Depot.at(Depot.settings(server, time).maxRetries(0).build());
  }

  @Test
  void bodiesAreReadAndWrittenAsDeclared() throws Exception {
    enqueue(200, "{\"id\":7,\"price\":\"8.70\",\"new\":[1]}");
    enqueue(201, "{\"id\":\"8\",\"price\":1e2}");
    enqueue(204, "");

    assertThat(depot().get("a/b"))
        .isEqualTo(new Depot.Item("7", new BigDecimal("8.70"), Optional.empty()));
    Depot.Item sent = new Depot.Item("8", new BigDecimal("1E+2"), Optional.empty());
    assertThat(depot().createWithReply(sent).status()).isEqualTo(201);
    assertThat(depot().delete("8")).isEqualTo(Done.DONE);

    RecordedRequest get = server.takeRequest();
    assertThat(get.getPath()).isEqualTo("/items/a%2Fb");
    assertThat(get.getHeader("Accept")).isEqualTo("application/json");
    RecordedRequest create = server.takeRequest();
    assertThat(create.getBody().readUtf8()).isEqualTo("{\"id\":\"8\",\"price\":100}");
    assertThat(create.getHeader("Content-Type")).startsWith("application/json");
  }

  @Test
  void aReplyKeepsStatusAndHeadersAndDoesNotPrintThem() {
    server.enqueue(
        new MockResponse()
            .setResponseCode(207)
            .setHeader("X-Note", "n")
            .setBody(Depot.SAMPLE_JSON));
    Reply<Optional<Depot.Item>> reply = depot().createWithReply(Depot.SAMPLE);
    assertThat(reply.status()).isEqualTo(207);
    assertThat(reply.headers().first("x-note")).contains("n");
    assertThat(reply.body()).contains(Depot.SAMPLE);
    assertThat(reply).hasToString("reply(status 207)");
  }

  @Test
  void nothingThereIsAnEmptyListOrAnEmptyOptionalForAReadThatSaysSo() {
    enqueue(204, "");
    assertThat(depot().list(Optional.of("x"))).isEmpty();
    enqueue(404, "");
    assertThat(depot().find("8")).isEmpty();
    enqueue(204, "");
    assertThat(depot().find("8")).isEmpty();
    enqueue(200, "");
    assertThatThrownBy(() -> depot().list(Optional.empty()))
        .isInstanceOf(MalformedResponseException.class);
    enqueue(404, "");
    assertThatThrownBy(() -> depot().get("8")).isInstanceOf(NotFoundException.class);
    enqueue(404, "");
    assertThatThrownBy(() -> depot().createWithReply(Depot.SAMPLE))
        .isInstanceOf(NotFoundException.class);
    enqueue(503, "");
    assertThatThrownBy(() -> depot().find("8")).isInstanceOf(UnavailableException.class);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(400, InvalidRequestException.class, Outcome.INVALID_REQUEST, false),
        Arguments.of(402, InvalidRequestException.class, Outcome.INVALID_REQUEST, false),
        Arguments.of(401, AuthenticationException.class, Outcome.AUTHENTICATION, false),
        Arguments.of(403, AuthenticationException.class, Outcome.AUTHENTICATION, false),
        Arguments.of(404, NotFoundException.class, Outcome.NOT_FOUND, false),
        Arguments.of(405, InvalidRequestException.class, Outcome.INVALID_REQUEST, false),
        Arguments.of(409, ConflictException.class, Outcome.CONFLICT, false),
        Arguments.of(410, NotFoundException.class, Outcome.NOT_FOUND, false),
        Arguments.of(412, ConflictException.class, Outcome.CONFLICT, false),
        Arguments.of(413, InvalidRequestException.class, Outcome.INVALID_REQUEST, false),
        Arguments.of(415, InvalidRequestException.class, Outcome.INVALID_REQUEST, false),
        Arguments.of(422, InvalidRequestException.class, Outcome.INVALID_REQUEST, false),
        Arguments.of(423, UnavailableException.class, Outcome.UNAVAILABLE, false),
        Arguments.of(429, RateLimitedException.class, Outcome.RATE_LIMITED, false),
        Arguments.of(408, OutcomeUnknownException.class, Outcome.OUTCOME_UNKNOWN, true),
        Arguments.of(499, OutcomeUnknownException.class, Outcome.OUTCOME_UNKNOWN, true),
        Arguments.of(500, OutcomeUnknownException.class, Outcome.OUTCOME_UNKNOWN, true),
        Arguments.of(502, OutcomeUnknownException.class, Outcome.OUTCOME_UNKNOWN, true),
        Arguments.of(503, OutcomeUnknownException.class, Outcome.OUTCOME_UNKNOWN, true),
        Arguments.of(504, OutcomeUnknownException.class, Outcome.OUTCOME_UNKNOWN, true),
        Arguments.of(507, OutcomeUnknownException.class, Outcome.OUTCOME_UNKNOWN, true),
        Arguments.of(524, OutcomeUnknownException.class, Outcome.OUTCOME_UNKNOWN, true));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refusals")
  void everyStatusHasItsFailureAfterAWrite(
      int status, Class<?> type, Outcome outcome, boolean mayHaveActed) {
    enqueue(status, "{\"message\":\"said\"}");
    List<CallListener.Report> reports = new ArrayList<>();

    LoyaltyException failure = failure(() -> depot(reports).create(Depot.SAMPLE));

    assertThat(failure).isExactlyInstanceOf(type).hasMessageContaining("said");
    assertThat(failure.effect().mayHaveActed()).isEqualTo(mayHaveActed);
    assertThat(failure.call().status()).isEqualTo(OptionalInt.of(status));
    assertThat(reports).singleElement().extracting(CallListener.Report::outcome).isEqualTo(outcome);
  }

  private Depot depot(List<CallListener.Report> reports) {
    CallListener listener =
        new CallListener() {
          @Override
          public void finished(Report report) {
            reports.add(report);
          }
        };
    return Depot.at(Depot.settings(server, time).maxRetries(0).listener(listener).build());
  }

  @Test
  void aRefusalKeepsCodeFieldsAndRequestId() {
    enqueue(
        422,
        "{\"code\":1017,\"message\":\"bad\",\"errors\":{\"price\":[\"too low\"]},\"request_id\":\"r-1\"}");

    InvalidRequestException failure =
        catchThrowableOfType(InvalidRequestException.class, () -> depot().create(Depot.SAMPLE));

    assertThat(failure.fields()).containsEntry("price", "too low");
    assertThat(failure.call().errorCode()).contains("1017");
    assertThat(failure.call().requestId()).contains("r-1");
    assertThat(failure)
        .hasMessage(
            "the request was refused: bad [depot createItem, status 422, code 1017, request id r-1]");
  }

  @Test
  void aSystemMayKnowBetterThanTheStatus() {
    ErrorReader errors =
        reply ->
            switch (reply.code().orElse("")) {
              case "55031" -> Verdict.NOT_FOUND;
              case "plan-limit" -> Verdict.INVALID_REQUEST;
              default ->
                  reply.value("errors.0.error_key").filter("external_id"::equals).isPresent()
                      ? Verdict.CONFLICT
                      : reply.byStatus();
            };
    Depot depot = Depot.at(Depot.settings(server, time).build(), Auth.none(), errors);

    enqueue(400, "{\"code\":55031}");
    assertThat(depot.find("8")).isEmpty();
    enqueue(507, "{\"code\":\"plan-limit\"}");
    assertThat(failure(() -> depot.create(Depot.SAMPLE)).effect()).isEqualTo(RemoteEffect.REJECTED);
    enqueue(400, "{\"errors\":[{\"error_key\":\"external_id\"}]}");
    assertThat(failure(() -> depot.create(Depot.SAMPLE))).isInstanceOf(ConflictException.class);
  }

  @Test
  void rulesThatThrowCostTheRuleAndNotTheOutcome() {
    enqueue(409, "{}");
    enqueue(500, "{}");
    HttpSettings settings =
        Depot.settings(server, time)
            .maxRetries(0)
            .quotaReader(
                headers -> {
                  throw bug();
                })
            .waitHint(
                (headers, now) -> {
                  throw bug();
                })
            .build();
    Depot depot =
        Depot.at(
            settings,
            Auth.none(),
            reply -> {
              throw bug();
            });

    assertThat(failure(() -> depot.create(Depot.SAMPLE))).isInstanceOf(ConflictException.class);
    assertThat(failure(() -> depot.create(Depot.SAMPLE)))
        .isInstanceOf(OutcomeUnknownException.class);
  }

  private static IllegalStateException bug() {
    return new IllegalStateException("a rule with a bug");
  }

  @Test
  void anAdapterThatThrowsAfterAWriteLeavesItUnknown() {
    enqueue(200, Depot.SAMPLE_JSON);
    Json json =
        Json.builder()
            .add(
                (type, annotations, moshi) ->
                    type == BigDecimal.class
                        ? new JsonAdapter<BigDecimal>() {
                          @Override
                          public BigDecimal fromJson(JsonReader reader) {
                            throw bug();
                          }

                          @Override
                          public void toJson(JsonWriter writer, BigDecimal value)
                              throws IOException {
                            writer.value(value);
                          }
                        }
                        : null)
            .build();
    HttpSettings settings = Depot.settings(server, time).build();
    Depot depot =
        ApiClient.create(Depot.NAME, settings, Auth.none(), ErrorReader.byStatus(), json)
            .api(Depot.class);

    assertThat(failure(() -> depot.create(Depot.SAMPLE)))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasNoCause();
  }

  @Test
  void aForbiddenCallNamesTheScopeThatIsProbablyMissing() {
    enqueue(403, "");
    AuthenticationException forbidden =
        catchThrowableOfType(AuthenticationException.class, () -> depot().create(Depot.SAMPLE));
    assertThat(forbidden.missingScope()).contains("items:write");
    assertThat(forbidden).hasMessageContaining("items:write");
    enqueue(401, "");
    AuthenticationException unauthorized =
        catchThrowableOfType(AuthenticationException.class, () -> depot().create(Depot.SAMPLE));
    assertThat(unauthorized.missingScope()).isEmpty();
  }

  @Test
  void theListenerHearsNamesAndNumbersOfEveryCall() {
    enqueue(500, "");
    enqueue(500, "");
    enqueue(200, Depot.SAMPLE_JSON);
    List<String> started = new ArrayList<>();
    List<CallListener.Report> reports = new ArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public void started(SystemName system, String operation) {
            started.add(system + " " + operation);
          }

          @Override
          public void finished(Report report) {
            reports.add(report);
          }
        };
    Depot depot = Depot.at(Depot.settings(server, time).listener(listener).build());

    depot.get("secret-id");

    assertThat(started).containsExactly("depot getItem");
    assertThat(reports)
        .containsExactly(
            new CallListener.Report(
                Depot.NAME, "getItem", Outcome.SUCCESS, OptionalInt.of(200), 3, time.elapsed()));
    assertThat(time.elapsed()).isGreaterThan(Duration.ZERO);
  }

  @Test
  void aListenerThatThrowsBreaksNoCall() {
    enqueue(200, Depot.SAMPLE_JSON);
    enqueue(400, "");
    CallListener broken =
        new CallListener() {
          @Override
          public void started(SystemName system, String operation) {
            throw new IllegalStateException("started");
          }

          @Override
          public void finished(Report report) {
            throw new IllegalStateException("finished");
          }
        };
    Depot depot = Depot.at(Depot.settings(server, time).listener(broken).build());

    assertThat(depot.get("8")).isEqualTo(Depot.SAMPLE);
    assertThatThrownBy(() -> depot.get("8")).isInstanceOf(InvalidRequestException.class);
  }

  private static LoyaltyException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(LoyaltyException.class, call);
  }
}
