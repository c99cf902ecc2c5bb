package dev.stampbook.smile;

import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.member.MemberId;
import dev.stampbook.points.Posting;
import dev.stampbook.points.PostingReason;
import dev.stampbook.points.PostingReference;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.EmulatorServer;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.SandboxClock;
import dev.stampbook.sandbox.smile.SmileAccount;
import dev.stampbook.sandbox.smile.SmileEmulator;
import dev.stampbook.sandbox.smile.SmileToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One emulated Smile account behind real HTTP on the loopback address, with a clock that moves only when somebody waits. */
final class EmulatedSmile implements AutoCloseable {

  static final Instant START = Instant.parse("2026-02-10T18:04:11.507Z");
  static final String API_KEY = "api_test";
  static final String APP_TOKEN = "app_test";

  final SandboxClock clock = SandboxClock.virtual(START);
  final FaultPlan faults = FaultPlan.scripted();
  final SmileAccount account;
  final EmulatorServer server;
  private volatile Tamper tamper = (request, answer) -> answer;

  /** Changes answers of the emulator on their way out, for what the real Smile may do and the emulator does not. */
  interface Tamper {
    EmulatorResponse change(EmulatorRequest request, EmulatorResponse answer);
  }

  EmulatedSmile() {
    this(UnaryOperator.identity());
  }

  EmulatedSmile(UnaryOperator<SmileEmulator.Builder> account) {
    SmileEmulator emulator =
        account
            .apply(
                SmileEmulator.builder()
                    .clock(clock)
                    .unlimitedQuota()
                    .token(SmileToken.apiKey(API_KEY))
                    .token(SmileToken.oauth(APP_TOKEN)))
            .build();
    this.account = emulator.account();
    this.server = EmulatorServer.start(new Tampered(emulator), faults, emulator.requestCheck(), 0);
  }

  Smile.Builder builder() {
    return Smile.builder()
        .baseUrl(server.url())
        .maxRequestsPerSecond(1_000)
        .http(http -> http.time(new SandboxTime(clock)).jitterSeed(1));
  }

  /** Returns the provider as the merchant's API key opens it, in the default mode. */
  Smile smile() {
    return builder().apiKey(Secret.of(API_KEY)).build();
  }

  /** Returns the provider that posts the points of orders. */
  Smile ledger() {
    return builder().apiKey(Secret.of(API_KEY)).earning(SmileEarning.SDK_LEDGER).build();
  }

  /** Returns the provider of an installed app. */
  Smile app() {
    return builder().accessToken(Secret.of(APP_TOKEN)).build();
  }

  MemberId member(String email, long points) {
    long id = account.addCustomer(email);
    if (points != 0) {
      account.adjust(id, points, "Start");
    }
    return SmileIds.member(id);
  }

  void fault(String method, String path, Fault... all) {
    for (Fault fault : all) {
      faults.next(method, path, fault);
    }
  }

  void tamper(Tamper change) {
    tamper = change;
  }

  /** Replaces text in the answers to one method and path. */
  void rewrite(String method, String path, UnaryOperator<String> change) {
    tamper(
        (request, answer) ->
            request.method().equals(method) && request.path().endsWith(path)
                ? json(answer.status(), change.apply(text(answer.body())))
                : answer);
  }

  static EmulatorResponse json(int status, String body) {
    return EmulatorResponse.text(status, "application/json", body);
  }

  static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  long calls(String operation) {
    return server.calls().byOperation().getOrDefault(operation, 0L);
  }

  long posts() {
    return calls("POST /v1/points_transactions");
  }

  static Posting posting(MemberId member, String reference, long points, PostingReason reason) {
    return new Posting(
        PostingReference.of(reference), member, points, reason, "Order 10045", Optional.empty());
  }

  /** Stops the server; every request must have kept to the API description. */
  @Override
  public void close() {
    server.close();
    if (server.violationCount() > 0) {
      throw new AssertionError("requests broke the API description: " + server.violations());
    }
  }

  private final class Tampered implements Emulator {

    private final Emulator real;

    private Tampered(Emulator real) {
      this.real = real;
    }

    @Override
    public String system() {
      return real.system();
    }

    @Override
    public String basePath() {
      return real.basePath();
    }

    @Override
    public Map<String, String> credentials() {
      return real.credentials();
    }

    @Override
    public EmulatorResponse handle(EmulatorRequest request) {
      return tamper.change(request, real.handle(request));
    }

    @Override
    public EmulatorResponse tooManyRequests() {
      return real.tooManyRequests();
    }

    @Override
    public EmulatorResponse serverError(int status) {
      return real.serverError(status);
    }
  }

  /** Waiting moves the sandbox's clock and takes no time. */
  private record SandboxTime(SandboxClock clock) implements TimeSource {

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public long nanoTime() {
      return Duration.between(START, clock.instant()).toNanos();
    }

    @Override
    public void sleep(Duration duration) {
      clock.advance(duration);
    }
  }
}
