package dev.stampbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.smile.SmileEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SandboxTest {

  private static final Instant START = Instant.parse("2026-02-10T18:04:11Z");

  private final SandboxClock clock = SandboxClock.virtual(START);
  private final SmileEmulator smile =
      SmileEmulator.builder().clock(clock).seed(7).unlimitedQuota().build();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void controlTellsWhereSystemsAreAndLetsAClientIn() throws Exception {
    try (Sandbox sandbox = sandbox().start()) {
      JsonNode control = get(sandbox.controlUrl().toString(), "");
      JsonNode system = control.at("/systems/smile");
      String url = system.path("url").asText();

      assertThat(url).isEqualTo(sandbox.url("smile").toString()).endsWith("/v1");
      assertThat(system.path("request_check").asText()).isEqualTo("run");
      String key = system.at("/credentials/api_key").asText();
      assertThat(get(url + "/vip_tiers", key).path("vip_tiers").isArray()).isTrue();

      assertThat(send("GET", url + "/rewards", key, "").statusCode()).isEqualTo(400);
      assertThat(get(sandbox.controlUrl() + "/violations", "").path("count").asLong()).isEqualTo(1);
      assertThat(sandbox.violations()).extracting(Violation::system).containsExactly("smile");
      JsonNode calls = get(sandbox.controlUrl() + "/calls", "").path("smile");
      assertThat(calls.at("/operations/GET ~1v1~1vip_tiers").asLong()).isEqualTo(1);
      assertThat(calls.at("/statuses/400").asLong()).isEqualTo(1);
    }
  }

  @Test
  void controlChangesFaultsAndMovesTheClock() throws Exception {
    try (Sandbox sandbox = sandbox().start()) {
      String control = sandbox.controlUrl().toString();
      String key = smile.credentials().get("api_key");

      assertThat(send("POST", control + "/faults", "", "{\"level\":\"heavy\"}").statusCode())
          .isEqualTo(200);
      assertThat(sandbox.faults("smile").level()).isEqualTo(FaultPlan.Level.HEAVY);
      send("POST", control + "/faults", "", "{\"level\":\"none\",\"system\":\"smile\"}");
      assertThat(sandbox.faults("smile").level()).isEqualTo(FaultPlan.Level.NONE);
      HttpResponse<String> wrong = send("POST", control + "/faults", "", "{\"level\":\"medium\"}");
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body()).contains("none, light or heavy");

      String scripted =
          "{\"system\":\"smile\",\"method\":\"GET\",\"path\":\"/vip_tiers\","
              + "\"fault\":\"html_error_page\"}";
      assertThat(send("POST", control + "/faults/next", "", scripted).statusCode()).isEqualTo(200);
      assertThat(send("GET", sandbox.url("smile") + "/vip_tiers", key, "").statusCode())
          .isEqualTo(502);
      assertThat(get(control + "/faults", "").at("/smile/met/HTML_ERROR_PAGE").asLong())
          .isEqualTo(1);
      assertThat(sandbox.faultCounts()).isEqualTo(Map.of(Fault.HTML_ERROR_PAGE, 1L));

      send("POST", control + "/clock", "", "{\"advance\":\"PT1H\"}");
      assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
      assertThat(get(control + "/clock", "").path("now").asText())
          .isEqualTo("2026-02-10T19:04:11Z");
    }
  }

  @Test
  void otherPartsAddTheirOwnControlRoutes() throws Exception {
    Sandbox.Builder builder =
        sandbox()
            .control(
                "POST",
                "/control/changes",
                request -> EmulatorResponse.json(201, SandboxJson.object().put("changes", 3)));
    try (Sandbox sandbox = builder.start()) {
      HttpResponse<String> answer =
          send("POST", sandbox.controlUrl() + "/changes", "", "{\"count\":3}");
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(send("GET", sandbox.controlUrl() + "/changes", "", "").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void stopsWhenToldSoAfterAnsweringTheCaller() throws Exception {
    try (Sandbox sandbox = sandbox().start()) {
      assertThat(sandbox.isStopped()).isFalse();
      assertThat(send("POST", sandbox.controlUrl() + "/stop", "", "").statusCode()).isEqualTo(202);
      sandbox.awaitStop();
      assertThatThrownBy(() -> get(sandbox.controlUrl().toString(), ""))
          .isInstanceOf(Exception.class);
    }
  }

  @Test
  void stopsByItselfWhenNobodyCallsAndAtTheEndOfItsLife() throws Exception {
    Sandbox idle = sandbox().idleLimit(Duration.ofMillis(200)).start();
    idle.awaitStop();
    Sandbox old = sandbox().lifeLimit(Duration.ofMillis(200)).start();
    old.awaitStop();
    assertThat(List.of(idle.isStopped(), old.isStopped())).containsOnly(true);
  }

  @Test
  void startsNothingWhenAPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Sandbox.Builder builder = sandbox().port("smile", taken.getLocalPort());
      assertThatThrownBy(builder::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("smile");
    }
    assertThatThrownBy(() -> sandbox().port("simle", 0).start())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sandbox().add(smile)).isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Proves that heavy faults neither lose nor double what a careful client does: every write is
   * looked up by its note before it is sent again.
   */
  @Test
  void carefulClientGetsEveryPostingAppliedOnceUnderHeavyFaults() throws Exception {
    int customers = 8;
    int postings = 60;
    try (Sandbox sandbox = sandbox().seed(42).faults(FaultPlan.Level.HEAVY).start()) {
      String base = sandbox.url("smile").toString();
      ExecutorService workers = Executors.newFixedThreadPool(4);
      List<Future<Integer>> runs = new ArrayList<>();
      Map<Long, Integer> expected = new HashMap<>();
      for (int c = 0; c < customers; c++) {
        long customer = smile.account().addCustomer("member" + c + "@example.com");
        expected.put(customer, postings);
        runs.add(workers.submit(() -> postAll(base, customer, postings)));
      }
      int unknownOutcomes = 0;
      for (Future<Integer> run : runs) {
        unknownOutcomes += run.get();
      }
      workers.shutdown();

      assertThat(unknownOutcomes).isPositive();
      assertThat(smile.account().repeatedNotes()).isEmpty();
      expected.forEach(
          (customer, count) -> assertThat(smile.account().ledger(customer)).hasSize(count));
      assertThat(smile.account().pointsTotal()).isEqualTo((long) customers * postings);
      assertThat(sandbox.violations()).isEmpty();
      assertThat(sandbox.faultCounts()).containsOnlyKeys(Fault.values());
    }
  }

  private int postAll(String base, long customer, int postings) throws Exception {
    int unknownOutcomes = 0;
    for (int i = 0; i < postings; i++) {
      String note = "ref-" + customer + "-" + i;
      boolean done = false;
      while (!done) {
        Optional<Integer> status = post(base, customer, note);
        done = status.filter(s -> s == 201).isPresent();
        if (!done && status.filter(s -> s == 429).isEmpty()) {
          unknownOutcomes++;
          done = isInLedger(base, customer, note);
        }
      }
    }
    return unknownOutcomes;
  }

  private Optional<Integer> post(String base, long customer, String note) throws Exception {
    String body =
        "{\"points_transaction\":{\"customer_id\":%d,\"points_change\":1,\"internal_note\":\"%s\"}}"
            .formatted(customer, note);
    try {
      HttpResponse<String> answer = send("POST", base + "/points_transactions", key(), body);
      boolean readable =
          SandboxJson.parse(answer.body().getBytes(StandardCharsets.UTF_8)).isPresent();
      return readable ? Optional.of(answer.statusCode()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean isInLedger(String base, long customer, String note) throws Exception {
    String url = base + "/points_transactions?limit=250&customer_id=" + customer;
    for (int attempt = 0; attempt < 3; attempt++) { // at most two in a row are disturbed
      try {
        HttpResponse<String> answer = send("GET", url, key(), "");
        if (answer.statusCode() == 200 && json(answer).has("points_transactions")) {
          return json(answer).findValuesAsText("internal_note").contains(note);
        }
      } catch (IOException | NoSuchElementException e) {
        assertThat(attempt).as("disturbed reads in a row").isLessThan(2);
      }
    }
    throw new AssertionError("three reads in a row were disturbed");
  }

  private String key() {
    return smile.credentials().get("api_key");
  }

  private Sandbox.Builder sandbox() {
    return Sandbox.builder().clock(clock).add(smile);
  }

  private JsonNode get(String url, String token) throws IOException, InterruptedException {
    return json(send("GET", url, token, ""));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return SandboxJson.parse(answer.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private HttpResponse<String> send(String method, String url, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(20))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
