package dev.stampbook.contract;

import dev.stampbook.http.TimeSource;
import dev.stampbook.sandbox.Emulator;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.EmulatorServer;
import dev.stampbook.sandbox.Fault;
import dev.stampbook.sandbox.FaultPlan;
import dev.stampbook.sandbox.RequestCheck;
import dev.stampbook.sandbox.SandboxClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Serves one emulator over real HTTP on the loopback address for a test: with a clock that moves only when somebody waits, faults that
 * happen only when the test scripts them, and answers the test may change on their way out.
 *
 * <p>Closing it fails the test when a request broke the system's API description.
 */
public final class EmulatedSystem implements AutoCloseable {

  /** When the clock of every emulated system starts. */
  public static final Instant START = Instant.parse("2026-02-10T18:04:11.507Z");

  private final SandboxClock clock;
  private final FaultPlan faults = FaultPlan.scripted();
  private final EmulatorServer server;
  private volatile Tamper tamper = (request, answer) -> answer;

  /** Changes answers of the emulator on their way out, for what the real system may do and the emulator does not. */
  public interface Tamper {
    /** Returns the answer the client gets instead of the emulator's. */
    EmulatorResponse change(EmulatorRequest request, EmulatorResponse answer);
  }

  private EmulatedSystem(Emulator emulator, SandboxClock clock) {
    this.clock = clock;
    this.server = EmulatorServer.start(new Tampered(emulator), faults, emulator.requestCheck(), 0);
  }

  /** Starts an emulator that was given this clock, best one made by {@link #newClock()}. */
  public static EmulatedSystem start(Emulator emulator, SandboxClock clock) {
    return new EmulatedSystem(emulator, clock);
  }

  /** Returns a new clock that stands at {@link #START} until somebody waits. */
  public static SandboxClock newClock() {
    return SandboxClock.virtual(START);
  }

  /** Returns the system's base URL. */
  public URI url() {
    return server.url();
  }

  /** Returns the clock shared by test, emulator and client. */
  public SandboxClock clock() {
    return clock;
  }

  /** Returns the server, for its calls and violations. */
  public EmulatorServer server() {
    return server;
  }

  /** Returns the time for the client: waiting moves the shared clock and takes no time. */
  public TimeSource time() {
    return new SandboxTime(clock);
  }

  /** Makes the next calls of this method and path fail like that, one after another. */
  public void fault(String method, String path, Fault... all) {
    for (Fault fault : all) {
      faults.next(method, path, fault);
    }
  }

  /** Changes answers from now on. */
  public void tamper(Tamper change) {
    tamper = change;
  }

  /** Replaces the text in the answers to one method and the paths with one ending. */
  public void rewrite(String method, String pathEnding, UnaryOperator<String> change) {
    tamper(
        (request, answer) ->
            request.method().equals(method) && request.path().endsWith(pathEnding)
                ? json(answer.status(), change.apply(text(answer.body())))
                : answer);
  }

  /** Returns a JSON answer. */
  public static EmulatorResponse json(int status, String body) {
    return EmulatorResponse.text(status, "application/json", body);
  }

  /** Returns a body as text. */
  public static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns how often an operation was called, such as {@code POST /v1/points_transactions}. */
  public long calls(String operation) {
    return server.calls().byOperation().getOrDefault(operation, 0L);
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
    public RequestCheck requestCheck() {
      return real.requestCheck();
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
