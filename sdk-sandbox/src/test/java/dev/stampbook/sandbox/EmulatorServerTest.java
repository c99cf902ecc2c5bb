package dev.stampbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmulatorServerTest {

  private final Recorder recorder = new Recorder();
  private final FaultPlan faults = FaultPlan.scripted();
  private final EmulatorServer server =
      EmulatorServer.start(recorder, faults, RequestCheck.notRun("no document"), 0);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void passesMethodPathQueryHeadersAndBodyToTheEmulator() throws Exception {
    HttpResponse<String> answer = post("/items/caf%C3%A9?a=1&a=2&b=x%20y", "{\"k\":1}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"path\":\"/v1/items/café\"")
        .contains("\"query\":\"{a=[1, 2], b=[x y]}\"")
        .contains("\"sent\":7");
    assertThat(server.calls().byOperation()).isEqualTo(Map.of("POST /v1/items/café", 1L));
    assertThat(server.calls().byStatus()).isEqualTo(Map.of(200, 1L));
  }

  @Test
  void countsPathsThatDifferOnlyInIdentifiersAsOneOperation() throws Exception {
    post("/customers/17", "");
    post("/customers/18", "");
    post("/orders/18/products", "");

    assertThat(server.calls().byOperation())
        .isEqualTo(Map.of("POST /v1/customers/{id}", 2L, "POST /v1/orders/{id}/products", 1L));
  }

  @Test
  void refusesBodiesAboveOneMebibyteWithoutApplyingThem() throws Exception {
    assertThat(post("/items", "x".repeat(1 << 20)).statusCode()).isEqualTo(200);
    assertThat(post("/items", "x".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
    assertThat(recorder.applied).hasValue(1);
  }

  @Test
  void cutBeforeHandlingResetsTheConnectionAndAppliesNothing() throws Exception {
    faults.next("POST", "/items", Fault.CUT_BEFORE);

    assertThat(bytesSeenByARawSocket()).isEmpty();
    assertThat(recorder.applied).hasValue(0);
    assertThat(faults.counts()).isEqualTo(Map.of(Fault.CUT_BEFORE, 1L));
    assertThat(server.calls().byStatus()).isEqualTo(Map.of(CallCounter.NO_STATUS, 1L));
  }

  @Test
  void cutAfterApplyingResetsTheConnectionWithoutAByteOfTheAnswer() throws Exception {
    faults.next("POST", "/items", Fault.CUT_AFTER_APPLY);

    assertThat(bytesSeenByARawSocket()).isEmpty();
    assertThat(recorder.applied).hasValue(1);
  }

  @Test
  void bothCutsReachAnHttpClientAsAnIoException() {
    faults.next("POST", "/items", Fault.CUT_BEFORE).next("POST", "/items", Fault.CUT_AFTER_APPLY);

    assertThatThrownBy(() -> post("/items", "{}")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> post("/items", "{}")).isInstanceOf(IOException.class);
    assertThat(recorder.applied).hasValue(1);
    assertThat(faults.scriptedLeft()).isZero();
  }

  @Test
  void truncatedAnswerAnnouncesItsFullLengthAndEndsInTheMiddle() throws Exception {
    faults.next("POST", "/items", Fault.TRUNCATED_BODY);

    HttpResponse<InputStream> answer =
        client.send(request("/items", "{}"), BodyHandlers.ofInputStream());
    long announced = answer.headers().firstValueAsLong("Content-Length").orElseThrow();
    try (InputStream in = answer.body()) {
      assertThatThrownBy(() -> in.readNBytes((int) announced)).isInstanceOf(IOException.class);
    }
    String raw = rawExchange(Fault.TRUNCATED_BODY);
    String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
    assertThat(raw).contains("Content-Length: " + announced);
    assertThat(body).startsWith("{\"applied\"").hasSize((int) announced / 2);
    assertThat(recorder.applied).hasValue(2);
  }

  @Test
  void garbledEmptyAndHtmlAnswersHideARequestThatWasApplied() throws Exception {
    faults
        .next("POST", "/items", Fault.GARBLED_BODY)
        .next("POST", "/items", Fault.EMPTY_BODY)
        .next("POST", "/items", Fault.HTML_ERROR_PAGE)
        .next("POST", "/items", Fault.SERVER_ERROR_AFTER_APPLY);

    HttpResponse<String> garbled = post("/items", "{}");
    assertThat(garbled.statusCode()).isEqualTo(200);
    assertThat(garbled.body()).isNotEmpty();
    assertThat(SandboxJson.parse(garbled.body().getBytes(StandardCharsets.UTF_8))).isEmpty();

    HttpResponse<String> empty = post("/items", "{}");
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(empty.body()).isEmpty();

    HttpResponse<String> page = post("/items", "{}");
    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");

    assertThat(post("/items", "{}").statusCode()).isEqualTo(500);
    assertThat(recorder.applied).hasValue(4);
  }

  @Test
  void refusalsAppliedBeforeHandlingLeaveTheStateAlone() throws Exception {
    faults
        .next("POST", "/items", Fault.TOO_MANY_REQUESTS)
        .next("POST", "/items", Fault.SERVER_ERROR_BEFORE)
        .next("POST", "/items", Fault.LATENCY);

    assertThat(List.of(status(), status(), status())).isEqualTo(List.of(429, 503, 200));
    assertThat(recorder.applied).hasValue(1);
    assertThat(faults.counts())
        .containsOnlyKeys(Fault.TOO_MANY_REQUESTS, Fault.SERVER_ERROR_BEFORE, Fault.LATENCY);
  }

  @Test
  void scriptedFaultWaitsForItsMethodAndPath() throws Exception {
    faults.next("POST", "/items/*/use", Fault.SERVER_ERROR_BEFORE);

    assertThat(post("/items/7/other", "").statusCode()).isEqualTo(200);
    assertThat(post("/items/7/8/use/9", "").statusCode()).isEqualTo(200);
    assertThat(faults.scriptedLeft()).isEqualTo(1);
    assertThat(post("/items/7/use", "").statusCode()).isEqualTo(503);
  }

  private int status() throws Exception {
    return post("/items", "{}").statusCode();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(request(path, body), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(20))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private String rawExchange(Fault fault) throws IOException {
    faults.next("POST", "/items", fault);
    try (Socket socket = sendRaw()) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns all bytes until the end of the stream, or until the reset. */
  private byte[] bytesSeenByARawSocket() throws IOException {
    try (Socket socket = sendRaw()) {
      int first;
      try {
        first = socket.getInputStream().read();
      } catch (SocketException reset) {
        assertThat(reset).hasMessageContaining("reset");
        return new byte[0];
      }
      return new byte[] {(byte) first};
    }
  }

  private Socket sendRaw() throws IOException {
    Socket socket = new Socket(server.url().getHost(), server.url().getPort());
    socket.setSoTimeout(20_000);
    OutputStream out = socket.getOutputStream();
    out.write(
        "POST /v1/items HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }
}
