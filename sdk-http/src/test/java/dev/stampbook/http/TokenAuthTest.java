package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.AuthenticationException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.UnavailableException;
import dev.stampbook.http.json.Json;
import dev.stampbook.http.testing.Depot;
import dev.stampbook.http.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

class TokenAuthTest {

  private final MockWebServer server = Depot.server();
  private final VirtualTime time = new VirtualTime();
  private final AtomicInteger logins = new AtomicInteger();
  private volatile String valid = "Bearer t-1";

  @AfterEach
  void stop() throws Exception {
    server.shutdown();
  }

  private void acceptOnlyTheValidToken() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return valid.equals(request.getHeader("Authorization"))
                ? new MockResponse().setBody(Depot.SAMPLE_JSON)
                : new MockResponse().setResponseCode(401).setBody("Authentication failed.");
          }
        });
  }

  private Depot depot(TokenSource tokens) {
    return Depot.at(
        Depot.settings(server, time).build(), Auth.bearer(tokens, time), ErrorReader.byStatus());
  }

  private AccessToken nextToken() {
    return new AccessToken(
        Secret.of("t-" + logins.incrementAndGet()), time.now().plus(Duration.ofHours(1)));
  }

  @Test
  void aTokenIsFetchedOnceAndRenewedAheadOfItsExpiry() {
    acceptOnlyTheValidToken();
    Depot depot = depot(this::nextToken);

    depot.get("8");
    depot.get("8");
    time.advance(Duration.ofMinutes(58));
    depot.get("8");
    assertThat(logins).hasValue(1);
    time.advance(Duration.ofSeconds(61));
    valid = "Bearer t-2";
    depot.get("8");
    assertThat(logins).hasValue(2);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void aRefusedTokenIsRenewedOnceAndEvenAWriteGoesOutAgain() {
    acceptOnlyTheValidToken();
    Depot depot = depot(this::nextToken);
    depot.get("8");
    valid = "Bearer t-2";

    assertThat(depot.create(Depot.SAMPLE)).isEqualTo(Depot.SAMPLE);

    assertThat(logins).hasValue(2);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void aTokenThatIsRefusedAgainIsNotRenewedForEver() {
    acceptOnlyTheValidToken();
    valid = "nothing";

    LoyaltyException failure =
        catchThrowableOfType(
            LoyaltyException.class, () -> depot(this::nextToken).create(Depot.SAMPLE));

    assertThat(failure).isInstanceOf(AuthenticationException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(logins).hasValue(2);
  }

  @Test
  void aFixedSecretIsNotSentTwice() {
    acceptOnlyTheValidToken();
    Depot depot =
        Depot.at(
            Depot.settings(server, time).build(),
            Auth.bearer(Secret.of("other")),
            ErrorReader.byStatus());

    assertThat(catchThrowableOfType(LoyaltyException.class, () -> depot.get("8")))
        .isInstanceOf(AuthenticationException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void manyThreadsShareOneLogin() throws Exception {
    acceptOnlyTheValidToken();
    Depot depot = depot(this::nextToken);
    depot.get("8");
    valid = "Bearer t-2";
    int threads = 12;
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Depot.Item>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        calls.add(
            pool.submit(
                () -> {
                  together.await();
                  return depot.get("8");
                }));
      }
      for (Future<Depot.Item> call : calls) {
        assertThat(call.get()).isEqualTo(Depot.SAMPLE);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(logins).hasValue(2);
  }

  @Test
  void aFailedLoginFailsEverybodyWaitingForItAndIsTriedAgainByTheNextCall() throws Exception {
    acceptOnlyTheValidToken();
    TokenSource failing =
        () -> {
          if (logins.incrementAndGet() == 1) {
            throw new AuthenticationException(
                "wrong key", dev.stampbook.FailedCall.unanswered(Depot.NAME, "logIn"));
          }
          return new AccessToken(Secret.of("t-1"), Instant.MAX);
        };
    Depot depot = depot(failing);

    assertThat(catchThrowableOfType(LoyaltyException.class, () -> depot.create(Depot.SAMPLE)))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("logIn");
    assertThat(server.getRequestCount()).isZero();
    assertThat(depot.create(Depot.SAMPLE)).isEqualTo(Depot.SAMPLE);
  }

  interface Login {
    record Token(Secret accessToken, long expiresIn) {}

    @FormUrlEncoded
    @POST("login")
    @Operation(name = "logIn", effect = Effect.WRITE)
    Token logIn(@Field("api_key") Secret key);
  }

  @Test
  void aLoginOverTheSameClientWorksAndItsUnknownOutcomeLeavesTheCallUnsent() {
    server.enqueue(new MockResponse().setResponseCode(500));
    server.enqueue(
        new MockResponse().setBody("{\"access_token\":\"t-9\",\"expires_in\":\"7200\"}"));
    server.enqueue(new MockResponse().setBody(Depot.SAMPLE_JSON));
    ApiClient anonymous =
        ApiClient.create(
            Depot.NAME,
            Depot.settings(server, time).maxConcurrency(1).build(),
            Auth.none(),
            ErrorReader.byStatus(),
            Json.snakeCase());
    Login login = anonymous.api(Login.class);
    TokenSource tokens =
        () -> {
          Login.Token token = login.logIn(Secret.of("k+1"));
          return new AccessToken(token.accessToken(), time.now().plusSeconds(token.expiresIn()));
        };
    Depot depot = anonymous.withAuth(Auth.bearer(tokens, time)).api(Depot.class);

    LoyaltyException failure =
        catchThrowableOfType(LoyaltyException.class, () -> depot.create(Depot.SAMPLE));
    assertThat(failure).isInstanceOf(UnavailableException.class);
    assertThat(failure.effect()).isEqualTo(RemoteEffect.NOT_SENT);
    assertThat(failure.call().operation()).isEqualTo("createItem");

    assertThat(depot.create(Depot.SAMPLE)).isEqualTo(Depot.SAMPLE);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void headersOfSeveralProofsAreJoinedAndASecretMayBeReplacedAtRunTime() throws Exception {
    server.enqueue(new MockResponse().setBody(Depot.SAMPLE_JSON));
    server.enqueue(new MockResponse().setBody(Depot.SAMPLE_JSON));
    List<Secret> keys = new ArrayList<>(List.of(Secret.of("old")));
    Auth auth =
        Auth.header("X-Api-Key", Secret.of("partner"))
            .and(Auth.header("Auth-Token", () -> keys.get(0)));
    Depot depot = Depot.at(Depot.settings(server, time).build(), auth, ErrorReader.byStatus());

    depot.get("8");
    keys.set(0, Secret.of("new"));
    depot.get("8");

    RecordedRequest first = server.takeRequest();
    assertThat(first.getHeader("x-api-key")).isEqualTo("partner");
    assertThat(first.getHeader("auth-token")).isEqualTo("old");
    assertThat(server.takeRequest().getHeader("auth-token")).isEqualTo("new");
  }
}
