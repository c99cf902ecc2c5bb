package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.ConflictException;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnavailableException;
import dev.stampbook.http.testing.Depot;
import dev.stampbook.http.testing.RawServer;
import dev.stampbook.http.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller learns about a write that went wrong (C11), against real sockets. */
class OutcomeTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";

  static Stream<Arguments> writesWhoseOutcomeNobodyKnows() {
    return Stream.of(
        Arguments.of("reset", RawServer.reset()),
        Arguments.of("time-out", RawServer.silence()),
        Arguments.of("500", RawServer.json(500, "{}")),
        Arguments.of("502 page", RawServer.json(502, "<html><body>Bad gateway</body></html>")),
        Arguments.of("503", RawServer.json(503, "")),
        Arguments.of("504", RawServer.json(504, "{}")),
        Arguments.of("redirect", RawServer.json(302, "")),
        Arguments.of("head only", RawServer.bytesThenClose(OK)),
        Arguments.of(
            "body breaks off", RawServer.bytesThenClose(OK + "Content-Length: 99\r\n\r\n{\"id\"")),
        Arguments.of(
            "chunk breaks off",
            RawServer.bytesThenClose(OK + "Transfer-Encoding: chunked\r\n\r\n40\r\n{\"id\"")),
        Arguments.of("no HTTP", RawServer.bytesThenClose("garbage\r\n\r\n")),
        Arguments.of("truncated JSON", RawServer.json(200, "{\"id\":\"8\",\"pri")),
        Arguments.of("HTML", RawServer.json(200, "<html></html>")),
        Arguments.of("two documents", RawServer.json(200, Depot.SAMPLE_JSON + Depot.SAMPLE_JSON)),
        Arguments.of("wrong type", RawServer.json(200, "{\"id\":\"8\",\"price\":{}}")),
        Arguments.of("field missing", RawServer.json(200, "{\"id\":\"8\"}")),
        Arguments.of("null", RawServer.json(200, "null")),
        Arguments.of("list", RawServer.json(200, "[]")),
        Arguments.of("empty", RawServer.json(200, "")),
        Arguments.of("no content", RawServer.bytes("HTTP/1.1 204 No Content\r\n\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writesWhoseOutcomeNobodyKnows")
  void aWriteThatMayHaveBeenAppliedIsUnknownAndSentOnce(String name, RawServer.Step step) {
    try (RawServer server = new RawServer(step)) {
      LoyaltyException failure = failure(() -> depot(server).create(Depot.SAMPLE));

      assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
      assertThat(failure.effect()).isEqualTo(RemoteEffect.UNKNOWN);
      assertThat(failure.retryCanHelp()).isFalse();
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("writesWhoseOutcomeNobodyKnows")
  void aReadIsUnavailableOrMalformedAndNeverUnknown(String name, RawServer.Step step) {
    try (RawServer server = new RawServer(step)) {
      LoyaltyException failure = failure(() -> depot(server).get("8"));

      boolean answered =
          List.of(
                  "truncated JSON",
                  "HTML",
                  "two documents",
                  "wrong type",
                  "field missing",
                  "null",
                  "list",
                  "empty",
                  "no content",
                  "redirect")
              .contains(name);
      assertThat(failure)
          .isInstanceOf(answered ? MalformedResponseException.class : UnavailableException.class);
      assertThat(failure.effect()).isEqualTo(RemoteEffect.NOT_SENT);
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  @Test
  void aMissingFieldIsNamed() {
    try (RawServer server =
        new RawServer(RawServer.json(200, "[{\"id\":\"1\",\"price\":1},{\"id\":\"2\"}]"))) {
      assertThat(failure(() -> depot(server).list(java.util.Optional.empty())))
          .hasMessageContaining("lacks the mandatory field $[1].price");
    }
  }

  static Stream<Arguments> placesThatCannotBeReached() {
    return Stream.of(
        Arguments.of("refused", Depot.deadEnd()),
        Arguments.of("no such host", URI.create("https://nowhere.invalid/")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("placesThatCannotBeReached")
  void aWriteWithoutConnectionIsNotSentAndRetried(String name, URI url) {
    VirtualTime time = new VirtualTime();
    Depot depot = Depot.at(Depot.settings(url, time).maxRetries(2).build());

    LoyaltyException failure = failure(() -> depot.create(Depot.SAMPLE));

    assertThat(failure).isInstanceOf(UnavailableException.class);
    assertThat(failure.effect()).isEqualTo(RemoteEffect.NOT_SENT);
    assertThat(time.sleeps()).hasSize(2);
  }

  @Test
  void aFailedEncryptionIsNotSent() {
    try (RawServer server = new RawServer(RawServer.reset())) {
      URI https = URI.create(server.url().toString().replace("http:", "https:"));
      Depot depot =
          Depot.at(
              Depot.settings(https, new VirtualTime())
                  .connectTimeout(Duration.ofMillis(300))
                  .readTimeout(Duration.ofMillis(300))
                  .maxRetries(1)
                  .build());

      assertThat(failure(() -> depot.create(Depot.SAMPLE)).effect())
          .isEqualTo(RemoteEffect.NOT_SENT);
      assertThat(server.requests()).isZero();
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void anIdempotentWriteIsRepeatedAndSucceeds() {
    try (RawServer server =
        new RawServer(
            RawServer.reset(), RawServer.json(500, ""), RawServer.json(200, Depot.SAMPLE_JSON))) {
      assertThat(depot(server).put("8", Depot.SAMPLE)).isEqualTo(Depot.SAMPLE);
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  @Test
  void anIdempotentWriteThatNeverSucceedsIsUnknown() {
    try (RawServer server = new RawServer(RawServer.reset())) {
      assertThat(failure(() -> depot(server).put("8", Depot.SAMPLE)))
          .isInstanceOf(OutcomeUnknownException.class);
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  @Test
  void aRefusalAfterAnAttemptThatMayHaveBeenAppliedIsUnknownAndKeepsTheRefusal() {
    try (RawServer server =
        new RawServer(RawServer.reset(), RawServer.json(409, "{\"code\":\"taken\"}"))) {
      LoyaltyException failure = failure(() -> depot(server).put("8", Depot.SAMPLE));

      assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
      assertThat(failure.call().errorCode()).contains("taken");
      assertThat(failure).hasCauseInstanceOf(ConflictException.class);
    }
  }

  @Test
  void aRefusedFirstAttemptIsJustThat() {
    try (RawServer server = new RawServer(RawServer.json(409, "{}"))) {
      assertThat(failure(() -> depot(server).put("8", Depot.SAMPLE)))
          .isInstanceOf(ConflictException.class);
    }
  }

  @Test
  void successWithoutABodyIsEnoughWhereNothingIsDue() {
    try (RawServer server = new RawServer(RawServer.json(202, "accepted, not JSON"))) {
      assertThat(depot(server).note(Depot.SAMPLE)).isEqualTo(Done.DONE);
    }
    try (RawServer server = new RawServer(RawServer.json(202, ""))) {
      Reply<java.util.Optional<Depot.Item>> reply = depot(server).createWithReply(Depot.SAMPLE);
      assertThat(reply.status()).isEqualTo(202);
      assertThat(reply.body()).isEmpty();
    }
  }

  /** A gateway or a login page between us and the system: nobody knows what became of the write. */
  @ParameterizedTest
  @ValueSource(strings = {"<html></html>", "  \n<!DOCTYPE html>", "<?xml version='1.0'?>"})
  void aWebPageIsNoSuccessWhereNothingIsDue(String page) {
    try (RawServer server = new RawServer(RawServer.json(200, page))) {
      LoyaltyException failure = failure(() -> depot(server).note(Depot.SAMPLE));

      assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
      assertThat(failure.effect()).isEqualTo(RemoteEffect.UNKNOWN);
    }
  }

  @Test
  void anAnswerLongerThanTheBoundIsNotReadToTheEnd() {
    String endless = OK + "Content-Length: 999999999999\r\n\r\n[" + " ".repeat(1 << 20);
    RawServer.Step flood =
        socket -> {
          RawServer.bytes(endless).answer(socket);
          for (int i = 0; i < 16; i++) {
            RawServer.bytes(" ".repeat(1 << 20)).answer(socket);
          }
        };
    try (RawServer server = new RawServer(flood)) {
      assertThat(failure(() -> depot(server).get("8")))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("longer than 16777216 bytes");
    }
  }

  @Test
  void aRequestLongerThanTheBoundIsNotSent() {
    try (RawServer server = new RawServer(RawServer.json(200, Depot.SAMPLE_JSON))) {
      Depot.Item huge =
          new Depot.Item("8", java.math.BigDecimal.ONE, java.util.Optional.of("x".repeat(1 << 20)));
      assertThat(failure(() -> depot(server).create(huge)))
          .isInstanceOf(InvalidRequestException.class);
      assertThat(server.requests()).isZero();
    }
  }

  private static Depot depot(RawServer server) {
    return Depot.at(
        Depot.settings(server.url(), new VirtualTime())
            .readTimeout(Duration.ofMillis(300))
            .maxRetries(2)
            .build());
  }

  private static LoyaltyException failure(ThrowingCallable call) {
    return catchThrowableOfType(LoyaltyException.class, call);
  }
}
