package dev.stampbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stampbook.LoyaltyException;
import dev.stampbook.RemoteEffect;
import dev.stampbook.http.testing.Depot;
import dev.stampbook.http.testing.RawServer;
import dev.stampbook.http.testing.VirtualTime;
import java.util.OptionalInt;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server counts: whatever happens, a call without retries is sent once. */
class NoHiddenResendTest {

  private final MockWebServer server = Depot.server();
  private final Depot depot =
      Depot.at(Depot.settings(server, new VirtualTime()).maxRetries(0).build());

  @AfterEach
  void stop() throws Exception {
    server.shutdown();
  }

  @ParameterizedTest
  @CsvSource({
    "503, Retry-After, 0",
    "408, Retry-After, 0",
    "408, Connection, close",
    "421, X-Any, x",
    "401, WWW-Authenticate, Basic realm=depot",
    "407, Proxy-Authenticate, Basic realm=depot",
    "307, Location, /elsewhere",
    "303, Location, /elsewhere",
    "301, Location, /elsewhere"
  })
  void noStatusMakesTheTransportSendAgain(int status, String header, String value) {
    for (int i = 0; i < 6; i++) {
      server.enqueue(
          new MockResponse().setResponseCode(status).setHeader(header, value).setBody("{}"));
    }

    LoyaltyException read = failure(() -> depot.get("1"));
    LoyaltyException delete = failure(() -> depot.delete("1"));
    LoyaltyException write = failure(() -> depot.create(Depot.SAMPLE));

    assertThat(server.getRequestCount()).isEqualTo(3);
    assertThat(read.call().status()).isEqualTo(OptionalInt.of(status));
    assertThat(delete.call().status()).isEqualTo(OptionalInt.of(status));
    assertThat(write.call().status()).isEqualTo(OptionalInt.of(status));
  }

  @ParameterizedTest
  @CsvSource({"DISCONNECT_AFTER_REQUEST", "DISCONNECT_DURING_RESPONSE_BODY"})
  void aConnectionThatBreaksOnReuseDoesNotMakeTheTransportSendAgain(SocketPolicy policy) {
    server.enqueue(new MockResponse().setBody(Depot.SAMPLE_JSON));
    server.enqueue(
        new MockResponse().setBody(Depot.SAMPLE_JSON + " ".repeat(5_000)).setSocketPolicy(policy));
    server.enqueue(new MockResponse().setBody(Depot.SAMPLE_JSON));
    depot.create(Depot.SAMPLE);

    assertThat(failure(() -> depot.create(Depot.SAMPLE)).effect()).isEqualTo(RemoteEffect.UNKNOWN);

    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aResetWithoutAnswerDoesNotMakeTheTransportSendAgain() {
    try (RawServer raw = new RawServer(RawServer.reset())) {
      Depot there = Depot.at(Depot.settings(raw.url(), new VirtualTime()).maxRetries(0).build());
      failure(() -> there.get("1"));
      failure(() -> there.delete("1"));
      failure(() -> there.create(Depot.SAMPLE));
      assertThat(raw.requests()).isEqualTo(3);
    }
  }

  @Test
  void aWriteIsSentOnceEvenWhenRetriesAreAllowed() {
    try (RawServer raw = new RawServer(RawServer.reset())) {
      Depot there = Depot.at(Depot.settings(raw.url(), new VirtualTime()).maxRetries(5).build());
      failure(() -> there.create(Depot.SAMPLE));
      assertThat(raw.requests()).isEqualTo(1);
    }
  }

  private static LoyaltyException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(LoyaltyException.class, call);
  }
}
