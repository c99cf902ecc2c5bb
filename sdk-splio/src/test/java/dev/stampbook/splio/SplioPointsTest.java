package dev.stampbook.splio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.contract.EmulatedSystem;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.LedgerEntry;
import dev.stampbook.points.LookupSchedule;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingMode;
import dev.stampbook.points.PostingReceipt;
import dev.stampbook.points.PostingReference;
import dev.stampbook.sandbox.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credits, balances, the ledger and its feed (sheet sections 3.4, 9, 10 and 13). */
class SplioPointsTest {

  private static final Instant START = EmulatedSystem.START;
  private static final String CREDIT = "POST /loyalty/v1/members/{id}/credit";

  @Test
  void creditsAppearLaterAndAreFoundByTheirReference() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.credit();
      MemberId ada = emulated.member("ada@example.com", 0);
      Posting bonus = EmulatedSplio.bonus(ada, "sdk:v1:demo:bonus:7:1", 50);

      PostingReceipt receipt = splio.points().post(bonus);

      assertThat(receipt.points()).isEqualTo(50);
      assertThat(splio.points().balance(ada)).isZero();
      assertThat(splio.points().find(bonus, START)).isEmpty();
      emulated.compute();
      assertThat(splio.points().balance(ada)).isEqualTo(50);
      PostingReceipt found = splio.points().find(bonus, START).orElseThrow();
      assertThat(found.points()).isEqualTo(50);
      assertThat(found.entry()).isEqualTo(receipt.entry());
      assertThat(Duration.between(START, found.at()).abs()).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void aCreditWhoseAnswerWasLostIsFoundAndNotMadeTwice() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.credit();
      MemberId ada = emulated.member("ada@example.com", 0);
      Posting bonus = EmulatedSplio.bonus(ada, "sdk:v1:demo:bonus:7:1", 50);
      emulated.fault("POST", "/credit", Fault.CUT_AFTER_APPLY);

      assertThatThrownBy(() -> splio.points().post(bonus))
          .isInstanceOf(OutcomeUnknownException.class);

      // sent again too early, the key is refused while the ledger shows nothing yet
      assertThatThrownBy(() -> splio.points().post(bonus))
          .isInstanceOf(OutcomeUnknownException.class);
      emulated.compute();
      assertThat(splio.points().find(bonus, START)).isPresent();
      assertThat(splio.points().post(bonus).points()).isEqualTo(50);
      assertThat(emulated.points(ada)).isEqualTo(50);
      assertThat(emulated.universe.repeatedReferences()).isZero();
    }
  }

  /** Splio answers 202 (sheet section 3.4); a 200 comes from something in between, and the points may not have arrived. */
  @ParameterizedTest
  @CsvSource({"200", "204"})
  void aCreditAnsweredWithAnotherSuccessIsNotTakenForOne(int status) throws IOException {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 0);
      Posting bonus = EmulatedSplio.bonus(ada, "sdk:v1:demo:bonus:7:1", 50);
      HttpServer between = between(emulated, status);
      try {
        Splio splio =
            emulated
                .builder()
                .earning(SplioEarning.CREDIT)
                .baseUrl(URI.create("http://127.0.0.1:" + between.getAddress().getPort() + "/"))
                .build();
        assertThatThrownBy(() -> splio.points().post(bonus))
            .isInstanceOf(OutcomeUnknownException.class)
            .hasMessageContaining(status + " instead of 202");
      } finally {
        between.stop(0);
      }
      assertThat(emulated.points(ada)).isZero();
    }
  }

  /** Passes everything on but credits, which it answers itself. */
  private static HttpServer between(EmulatedSplio emulated, int status) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestURI().getPath().endsWith("/credit")) {
            exchange.sendResponseHeaders(status, -1);
          } else {
            pass(emulated, client, exchange);
          }
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void pass(EmulatedSplio emulated, HttpClient client, HttpExchange exchange)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            emulated.url().resolve(exchange.getRequestURI().toString().substring(1)));
    request.method(
        exchange.getRequestMethod(),
        HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String header : List.of("Authorization", "Content-Type", "Accept")) {
      for (String value : exchange.getRequestHeaders().getOrDefault(header, List.of())) {
        request.header(header, value);
      }
    }
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }

  @Test
  void aCreditThatNeverArrivedIsNotFoundAndCanBeSentAgain() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.credit();
      MemberId ada = emulated.member("ada@example.com", 0);
      Posting bonus = EmulatedSplio.bonus(ada, "sdk:v1:demo:bonus:7:1", 50);
      emulated.fault("POST", "/credit", Fault.CUT_BEFORE);

      assertThatThrownBy(() -> splio.points().post(bonus))
          .isInstanceOf(OutcomeUnknownException.class);

      emulated.compute();
      assertThat(splio.points().find(bonus, START)).isEmpty();
      splio.points().post(bonus);
      assertThat(emulated.points(ada)).isEqualTo(50);
      assertThat(emulated.calls(CREDIT)).isEqualTo(2);
    }
  }

  @Test
  void tooManyRequestsAreSentAgainBecauseTheyWereNotProcessed() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.credit();
      MemberId ada = emulated.member("ada@example.com", 0);
      emulated.fault("POST", "/credit", Fault.TOO_MANY_REQUESTS, Fault.TOO_MANY_REQUESTS);

      splio.points().post(EmulatedSplio.bonus(ada, "sdk:v1:demo:bonus:7:1", 50));

      assertThat(emulated.points(ada)).isEqualTo(50);
      // the answers ask for a second each, by rateLimit-reset
      assertThat(Duration.between(START, emulated.clock.instant()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void negativeCreditsNeedTheirSettingAndTakePoints() {
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.negativeCredits())) {
      MemberId ada = emulated.member("ada@example.com", 30);
      Posting minus = EmulatedSplio.bonus(ada, "sdk:v1:demo:bonus:7:1", -50);

      assertThatThrownBy(() -> emulated.rules().points().post(minus))
          .isInstanceOfSatisfying(
              UnsupportedCapabilityException.class,
              refused -> assertThat(refused.setting()).contains("splio.credit.negative=true"));
      assertThat(emulated.calls(CREDIT)).isZero();

      emulated.credit().points().post(minus);
      emulated.compute();
      assertThat(emulated.credit().points().balance(ada)).isEqualTo(-20);
    }
  }

  @Test
  void aRefusalOfTheContentIsFinal() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 30);

      assertThatThrownBy(
              () ->
                  emulated
                      .credit()
                      .points()
                      .post(EmulatedSplio.bonus(ada, "sdk:v1:demo:bonus:7:1", -5)))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              refused -> assertThat(refused.call().errorCode()).contains("wrong_value"));
      assertThat(emulated.points(ada)).isEqualTo(30);
    }
  }

  @Test
  void bothKindsOfPointsTellWhatHappensNext() {
    try (EmulatedSplio emulated = new EmulatedSplio(universe -> universe.holdingDays(14))) {
      Splio splio = emulated.rules();
      MemberId ada = emulated.member("ada@example.com", 85);
      splio.points().post(SplioOrdersTest.firstOrder(ada));
      emulated.compute();

      SplioBalance balance = splio.points().balances(ada);

      assertThat(balance.spendable()).isEqualTo(85);
      assertThat(balance.nextExpiry().orElseThrow().points()).isEqualTo(85);
      Duration life = Duration.between(START, balance.nextExpiry().orElseThrow().at());
      assertThat(life.toDays()).isBetween(364L, 366L);
      assertThat(balance.pendingSpendable()).isEqualTo(60);
      assertThat(balance.nextRelease().orElseThrow().points()).isEqualTo(60);
      assertThat(splio.points().balance(ada)).isEqualTo(85);
      emulated.clock.advance(Duration.ofDays(15));
      assertThat(splio.points().balance(ada)).isEqualTo(145);
      assertThat(splio.points().balances(ada).status()).isEqualTo(60);
      assertThat(splio.points().balances(ada).nextRelease()).isEmpty();
    }
  }

  @Test
  void theHistoryHoldsEveryKindOfEventNewestFirst() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.credit();
      MemberId ada = emulated.member("ada@example.com", 85);
      MemberId ben = emulated.member("ben@example.com", 3);
      emulated.clock.advance(Duration.ofSeconds(60));
      for (int i = 1; i <= 3; i++) {
        splio.points().post(EmulatedSplio.bonus(ada, "sdk:v1:demo:bonus:7:" + i, i));
        emulated.compute();
      }

      List<LedgerEntry> all = history(splio, ada, START.minusSeconds(60));

      assertThat(all).extracting(LedgerEntry::points).containsExactly(3L, 2L, 1L, 85L);
      assertThat(all.get(0).reference()).contains(PostingReference.of("sdk:v1:demo:bonus:7:3"));
      assertThat(all.get(3).reference()).isEmpty();
      assertThat(history(splio, ada, START.plusSeconds(30))).hasSize(3);
      assertThat(history(splio, ben, START.minusSeconds(60))).hasSize(1);
    }
  }

  private static List<LedgerEntry> history(Splio splio, MemberId member, Instant since) {
    try (Stream<LedgerEntry> entries = splio.points().history(member, since)) {
      return entries.toList();
    }
  }

  @Test
  void theFeedGoesOnBehindItsCheckpoint() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.credit();
      SplioPointsFeed feed = splio.points().feed(SplioPointsFeed.Kind.SPENDABLE);
      assertThat(feed.poll(Optional.empty()).checkpoint()).isEmpty();
      MemberId ada = emulated.member("ada@example.com", 85);
      MemberId ben = emulated.member("ben@example.com", 3);

      SplioPointsFeed.Changes first = feed.poll(Optional.empty());
      splio.points().post(EmulatedSplio.bonus(ben, "sdk:v1:demo:bonus:7:1", 9));
      assertThat(feed.poll(first.checkpoint()).entries()).isEmpty();
      assertThat(feed.poll(first.checkpoint()).checkpoint()).isEqualTo(first.checkpoint());
      emulated.compute();
      SplioPointsFeed.Changes second = feed.poll(first.checkpoint());

      assertThat(first.entries())
          .extracting(entry -> entry.pointsCredited().orElseThrow().longValueExact())
          .containsExactly(85L, 3L);
      assertThat(second.entries()).hasSize(1);
      assertThat(second.entries().get(0).cardCode().value()).isEqualTo(emulated.card(ben));
      assertThat(splio.points().feed(SplioPointsFeed.Kind.STATUS).poll(Optional.empty()).entries())
          .isEmpty();
      assertThat(ada).isNotEqualTo(ben);
    }
  }

  @Test
  void whoHasNoCardHasNoBalance() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      assertThatThrownBy(() -> emulated.rules().points().balance(MemberId.of("424242")))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> emulated.rules().points().balance(MemberId.of("no number")))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void modesAndSchedulesFollowTheSettings() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      assertThat(emulated.rules().points().mode()).isEqualTo(PostingMode.PURCHASES);
      assertThat(emulated.credit().points().mode()).isEqualTo(PostingMode.SIGNED_POINTS);
      assertThat(emulated.rules().points().lookups().delays())
          .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));
      LookupSchedule own = LookupSchedule.standard();
      assertThat(emulated.builder().confirmSchedule(own).build().points().lookups()).isEqualTo(own);
    }
  }

  @Test
  void ordersOfAnotherFeedAreNotPosted() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      Splio splio = emulated.builder().earning(SplioEarning.OTHER_FEED).build();
      MemberId ada = emulated.member("ada@example.com", 0);

      assertThatThrownBy(() -> splio.points().post(SplioOrdersTest.firstOrder(ada)))
          .isInstanceOf(UnsupportedCapabilityException.class)
          .hasMessageContaining("splio.earning");
      splio.points().post(EmulatedSplio.bonus(ada, "sdk:v1:demo:bonus:7:1", 5));
      assertThat(emulated.points(ada)).isEqualTo(5);
    }
  }

  @Test
  void whileNegativeCreditsAreOffNoCallTakesPointsOfOrdersBack() {
    try (EmulatedSplio emulated = new EmulatedSplio()) {
      MemberId ada = emulated.member("ada@example.com", 50);
      Splio splio = emulated.builder().earning(SplioEarning.CREDIT).build();
      Posting back = EmulatedSplio.bonus(ada, "sdk:v1:demo:order:1001:2", -20);
      assertThatThrownBy(() -> splio.points().post(back))
          .isInstanceOf(UnsupportedCapabilityException.class)
          .hasMessageContaining("splio.credit.negative");
      assertThat(emulated.points(ada)).isEqualTo(50);
    }
  }
}
