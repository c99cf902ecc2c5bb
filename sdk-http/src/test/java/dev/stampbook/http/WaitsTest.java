package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.LoyaltyException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.RateLimitedException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnavailableException;
import dev.stampbook.http.testing.Depot;
import dev.stampbook.http.testing.RawServer;
import dev.stampbook.http.testing.VirtualTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitsTest {

  private final MockWebServer server = Depot.server();
  private final VirtualTime time = new VirtualTime();

  @AfterEach
  void stop() throws Exception {
    server.shutdown();
  }

  private Depot depot() {
    return Depot.at(Depot.settings(server, time).build());
  }

  private MockResponse refusal(int status) {
    return new MockResponse().setResponseCode(status);
  }

  private void enqueueItem() {
    server.enqueue(new MockResponse().setBody(Depot.SAMPLE_JSON));
  }

  @Test
  void retryAfterInSecondsIsKeptEvenByAWrite() {
    server.enqueue(refusal(429).setHeader("Retry-After", "7"));
    enqueueItem();

    assertThat(depot().create(Depot.SAMPLE)).isEqualTo(Depot.SAMPLE);

    assertThat(time.elapsed()).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_700));
  }

  @Test
  void retryAfterAsADateIsKept() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            VirtualTime.START.plusSeconds(9).atZone(ZoneOffset.UTC));
    server.enqueue(refusal(503).setHeader("Retry-After", date));
    enqueueItem();

    depot().get("8");

    assertThat(time.elapsed()).isBetween(Duration.ofSeconds(9), Duration.ofMillis(9_900));
  }

  @Test
  void aLongerWaitThanTheBoundGoesBackToTheCaller() {
    server.enqueue(refusal(429).setHeader("Retry-After", "31"));

    RateLimitedException failure =
        catchThrowableOfType(RateLimitedException.class, () -> depot().create(Depot.SAMPLE));

    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(31));
    assertThat(failure.effect()).isEqualTo(RemoteEffect.NOT_SENT);
    assertThat(time.sleeps()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void otherHeadersCountThroughAHint() {
    server.enqueue(refusal(429).setHeader("X-Reset-Ms", "2500").setHeader("X-Wait", "9"));
    enqueueItem();
    WaitHint hint = WaitHint.millis("X-Reset-Ms").or(WaitHint.seconds("X-Wait"));

    Depot.at(Depot.settings(server, time).waitHint(hint).build()).get("8");

    assertThat(time.elapsed()).isBetween(Duration.ofMillis(2_500), Duration.ofMillis(2_750));
  }

  @Test
  void unreadableHintsAreIgnored() {
    for (String odd : List.of("soon", "-5", "", "99999999999999999999", "1e3")) {
      assertThat(WaitHint.retryAfter().read(headers("Retry-After", odd), VirtualTime.START))
          .as(odd)
          .isEmpty();
    }
    assertThat(WaitHint.retryAfter().read(headers("retry-after", "1.2"), VirtualTime.START))
        .contains(Duration.ofSeconds(2));
    assertThat(
            WaitHint.retryAfter()
                .read(headers("Retry-After", "Sat, 28 Feb 2026 12:00:00 GMT"), VirtualTime.START))
        .contains(Duration.ZERO);
  }

  private static ResponseHeaders headers(String name, String value) {
    return ResponseHeaders.of(java.util.Map.of(name, List.of(value)));
  }

  @Test
  void readsBackOffExponentiallyWithARepeatableJitter() {
    for (int i = 0; i < 8; i++) {
      server.enqueue(refusal(500));
    }

    failure(() -> depot().get("8"));
    List<Duration> first = time.sleeps();
    VirtualTime again = new VirtualTime();
    failure(() -> Depot.at(Depot.settings(server, again).build()).get("8"));

    assertThat(first).hasSize(3).isEqualTo(again.sleeps());
    assertThat(first.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(first.get(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(first.get(2)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(server.getRequestCount()).isEqualTo(8);
  }

  @Test
  void retriesEndWithTheTotalTime() {
    for (int i = 0; i < 20; i++) {
      server.enqueue(refusal(503).setHeader("Retry-After", "20"));
    }
    Depot depot =
        Depot.at(
            Depot.settings(server, time)
                .maxRetries(20)
                .totalTimeout(Duration.ofSeconds(60))
                .build());

    UnavailableException failure =
        catchThrowableOfType(UnavailableException.class, () -> depot.get("8"));

    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(20));
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void aLockThatPassesIsRetriedByAWriteAndChangedNothing() {
    server.enqueue(refusal(400).setBody("{\"code\":60001,\"message\":\"in progress\"}"));
    enqueueItem();
    ErrorReader errors = reply -> reply.hasCode("60001") ? Verdict.LOCKED : reply.byStatus();

    assertThat(
            Depot.at(Depot.settings(server, time).build(), Auth.none(), errors)
                .create(Depot.SAMPLE))
        .isEqualTo(Depot.SAMPLE);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aLockThatStaysIsUnavailableAndNothingWasWritten() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(refusal(423));
    }

    LoyaltyException failure = failure(() -> depot().create(Depot.SAMPLE));

    assertThat(failure).isInstanceOf(UnavailableException.class);
    assertThat(failure.effect()).isEqualTo(RemoteEffect.NOT_SENT);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void anInterruptEndsTheWaitAndKeepsTheFlag() {
    server.enqueue(refusal(429).setHeader("Retry-After", "5"));
    TimeSource interrupting =
        new TimeSource() {
          @Override
          public java.time.Instant now() {
            return VirtualTime.START;
          }

          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            throw new InterruptedException();
          }
        };
    Depot depot = Depot.at(HttpSettings.builder(Depot.url(server)).time(interrupting).build());

    assertThat(failure(() -> depot.create(Depot.SAMPLE))).isInstanceOf(RateLimitedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anInterruptedThreadSendsNothing() {
    Thread.currentThread().interrupt();

    LoyaltyException failure = failure(() -> depot().create(Depot.SAMPLE));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("interrupted");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void anInterruptDuringAWriteLeavesItUnknownAndStopsEvenAnIdempotentOne() throws Exception {
    Thread caller = Thread.currentThread();
    RawServer.Step interruptThenReset =
        socket -> {
          caller.interrupt();
          RawServer.reset().answer(socket);
        };
    try (RawServer raw = new RawServer(interruptThenReset)) {
      Depot depot = Depot.at(Depot.settings(raw.url(), time).build());

      LoyaltyException failure = failure(() -> depot.put("8", Depot.SAMPLE));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
      assertThat(raw.requests()).isEqualTo(1);
    }
  }

  private static LoyaltyException failure(ThrowingCallable call) {
    return catchThrowableOfType(LoyaltyException.class, call);
  }
}
