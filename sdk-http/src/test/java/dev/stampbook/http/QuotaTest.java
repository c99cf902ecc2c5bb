package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.LoyaltyException;
import dev.stampbook.RateLimitedException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnavailableException;
import dev.stampbook.http.json.Json;
import dev.stampbook.http.testing.Depot;
import dev.stampbook.http.testing.RawServer;
import dev.stampbook.http.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import retrofit2.http.GET;

class QuotaTest {

  private final MockWebServer server = Depot.server();
  private final VirtualTime time = new VirtualTime();

  @AfterEach
  void stop() throws Exception {
    server.shutdown();
  }

  private void answerAlways(MockResponse response) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response;
          }
        });
  }

  private static MockResponse item() {
    return new MockResponse().setBody(Depot.SAMPLE_JSON);
  }

  @Test
  void callsBeyondTheWindowWaitForTheNextOne() {
    answerAlways(item());
    Depot depot =
        Depot.at(Depot.settings(server, time).quotas(Quota.of(8, Duration.ofSeconds(1))).build());

    for (int i = 0; i < 8; i++) {
      depot.get("8");
    }
    assertThat(time.elapsed()).isZero();
    for (int i = 0; i < 17; i++) {
      depot.get("8");
    }
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void noSecondWheneverItBeginsSeesMoreThanTheNumberOfASecond() {
    answerAlways(item());
    Depot depot = Depot.at(Depot.settings(server, time).quotas(Quota.perSecond(8)).build());
    List<Duration> calls = new ArrayList<>();
    time.advance(Duration.ofMillis(990)); // a little before a window of one second would end

    for (int i = 0; i < 40; i++) {
      depot.get("8");
      calls.add(time.elapsed());
    }

    // one more than 8 only because the first call may come late in its eighth of a second
    for (Duration from : calls) {
      Duration until = from.plusSeconds(1);
      assertThat(calls.stream().filter(at -> at.compareTo(from) >= 0 && at.compareTo(until) < 0))
          .hasSizeLessThanOrEqualTo(9);
    }
    assertThat(time.elapsed()).isBetween(Duration.ofMillis(5_700), Duration.ofMillis(5_900));
    assertThatThrownBy(() -> Quota.perSecond(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Quota.perSecond(1_001)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyWindowMustHaveAPermit() {
    answerAlways(item());
    Quota quota = Quota.of(10, Duration.ofSeconds(1)).and(15, Duration.ofSeconds(30));
    Depot depot = Depot.at(Depot.settings(server, time).quotas(quota).build());

    for (int i = 0; i < 15; i++) {
      depot.get("8");
    }
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
    depot.get("8");
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aPermitThatIsTooFarAwayIsRefusedAndNothingIsSent() {
    answerAlways(item());
    Depot depot =
        Depot.at(
            Depot.settings(server, time)
                .quotas(Quota.of(1, Duration.ofMinutes(5)))
                .maxQuotaWait(Duration.ofSeconds(10))
                .build());
    depot.create(Depot.SAMPLE);

    RateLimitedException failure =
        catchThrowableOfType(RateLimitedException.class, () -> depot.create(Depot.SAMPLE));

    assertThat(failure.effect()).isEqualTo(RemoteEffect.NOT_SENT);
    assertThat(failure.retryAfter()).isPresent();
    assertThat(failure.call().status()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(time.sleeps()).isEmpty();
  }

  interface TwoQuotas {
    @GET("slow")
    @Operation(name = "slow", effect = Effect.READ, quota = "slow")
    Done slow();

    @GET("fast")
    @Operation(name = "fast", effect = Effect.READ)
    Done fast();
  }

  @Test
  void namedQuotasDoNotTouchEachOtherAndMustExist() {
    answerAlways(item());
    HttpSettings settings =
        Depot.settings(server, time)
            .quotas(
                Quota.named("slow").and(1, Duration.ofSeconds(2)),
                Quota.of(100, Duration.ofSeconds(1)))
            .build();
    TwoQuotas api = client(settings).api(TwoQuotas.class);

    api.slow();
    for (int i = 0; i < 50; i++) {
      api.fast();
    }
    assertThat(time.elapsed()).isZero();
    api.slow();
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    ApiClient without = client(Depot.settings(server, time).build());
    assertThatThrownBy(() -> without.api(TwoQuotas.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasStackTraceContaining("no quota named 'slow'");
  }

  private static ApiClient client(HttpSettings settings) {
    return ApiClient.create(
        Depot.NAME, settings, Auth.none(), ErrorReader.byStatus(), Json.snakeCase());
  }

  interface Stacked {
    @GET("both")
    @Operation(
        name = "both",
        effect = Effect.READ,
        quota = {Quota.DEFAULT, "slow"})
    Done both();

    @GET("fast")
    @Operation(name = "fast", effect = Effect.READ)
    Done fast();
  }

  @Test
  void aCallMayCountAgainstSeveralQuotas() {
    answerAlways(item());
    HttpSettings settings =
        Depot.settings(server, time)
            .quotas(
                Quota.of(3, Duration.ofSeconds(1)),
                Quota.named("slow").and(1, Duration.ofSeconds(2)).atOnce(1))
            .build();
    Stacked api = client(settings).api(Stacked.class);

    api.both();
    api.fast();
    api.fast();
    assertThat(time.elapsed()).isZero();
    api.fast();
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
    api.both();
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void withoutPatienceNothingWaits() {
    answerAlways(item());
    Depot depot =
        Depot.at(
            Depot.settings(server, time)
                .quotas(Quota.of(2, Duration.ofSeconds(1)))
                .maxQuotaWait(Duration.ZERO)
                .build());
    depot.get("1");
    depot.get("2");
    assertThatThrownBy(() -> depot.get("3")).isInstanceOf(RateLimitedException.class);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void derivedClientsShareTheQuota() {
    answerAlways(item());
    ApiClient first =
        client(Depot.settings(server, time).quotas(Quota.of(2, Duration.ofSeconds(1))).build());
    ApiClient second =
        first.withAuth(Auth.header("X-Key", Secret.of("k"))).withErrors(ErrorReader.byStatus());

    first.api(Depot.class).get("1");
    second.api(Depot.class).get("2");
    assertThat(time.elapsed()).isZero();
    first.withBaseUrl(Depot.url(server)).api(Depot.class).get("3");
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatTheOtherSideSaysIsLeftIsNotExceeded() {
    answerAlways(item().setHeader("X-Left", "1").setHeader("X-Reset", "12000"));
    Depot depot =
        Depot.at(
            Depot.settings(server, time)
                .quotaReader(QuotaReader.millis("X-Left", "X-Reset"))
                .build());

    depot.get("1");
    depot.get("2");
    assertThat(time.elapsed()).isZero();
    depot.get("3");
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void answersThatOvertakeEachOtherOnlyLowerWhatIsLeft() {
    server.enqueue(item().setHeader("X-Left", "1").setHeader("X-Reset", "12"));
    server.enqueue(item().setHeader("X-Left", "40").setHeader("X-Reset", "12"));
    server.enqueue(item());
    Depot depot =
        Depot.at(
            Depot.settings(server, time)
                .quotaReader(QuotaReader.seconds("X-Left", "X-Reset"))
                .build());

    depot.get("1");
    depot.get("2");
    depot.get("3");

    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void aRefusalForTheQuotaHoldsBackTheOtherCallsToo() {
    server.enqueue(
        new MockResponse()
            .setResponseCode(429)
            .setHeader("Retry-After", "20")
            .setHeader("X-Left", "35")
            .setHeader("X-Reset", "1"));
    server.enqueue(item());
    Depot depot =
        Depot.at(
            Depot.settings(server, time)
                .maxRetries(0)
                .quotaReader(QuotaReader.seconds("X-Left", "X-Reset"))
                .build());

    assertThatThrownBy(() -> depot.get("1")).isInstanceOf(RateLimitedException.class);
    depot.get("2");

    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void notMoreCallsRunAtATimeThanAllowed() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            arrived.countDown();
            release.await();
            return item();
          }
        });
    Depot depot =
        Depot.at(
            Depot.settings(server, time)
                .quotas(Quota.named(Quota.DEFAULT).atOnce(1))
                .maxQuotaWait(Duration.ofMillis(50))
                .build());
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Depot.Item> first = other.submit(() -> depot.get("1"));
      assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

      LoyaltyException failure =
          catchThrowableOfType(LoyaltyException.class, () -> depot.create(Depot.SAMPLE));
      assertThat(failure)
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("nothing was sent");
      assertThat(server.getRequestCount()).isEqualTo(1);

      release.countDown();
      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(Depot.SAMPLE);
      assertThat(depot.get("2")).isEqualTo(Depot.SAMPLE);
    } finally {
      release.countDown();
      other.shutdownNow();
    }
  }

  @Test
  void theCircuitOpensAfterFailuresInARowAndClosesAfterAProbe() {
    try (RawServer raw =
        new RawServer(
            RawServer.json(500, ""),
            RawServer.json(404, ""),
            RawServer.json(500, ""),
            RawServer.reset(),
            RawServer.json(503, ""),
            RawServer.json(200, Depot.SAMPLE_JSON))) {
      Depot depot =
          Depot.at(
              Depot.settings(raw.url(), time)
                  .maxRetries(0)
                  .circuit(3, Duration.ofSeconds(15))
                  .build());
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> depot.get("8")).isInstanceOf(LoyaltyException.class);
      }
      assertThat(raw.requests()).isEqualTo(5);

      LoyaltyException held =
          catchThrowableOfType(LoyaltyException.class, () -> depot.create(Depot.SAMPLE));
      assertThat(held)
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("several times in a row");
      assertThat(held.effect()).isEqualTo(RemoteEffect.NOT_SENT);
      assertThat(raw.requests()).isEqualTo(5);

      time.advance(Duration.ofSeconds(16));
      assertThat(depot.get("8")).isEqualTo(Depot.SAMPLE);
      assertThat(depot.find("8")).isEqualTo(Optional.of(Depot.SAMPLE));
      assertThat(raw.requests()).isEqualTo(7);
    }
  }
}
