package dev.stampbook.http.internal;

import dev.stampbook.LoyaltyException;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.Secret;
import dev.stampbook.http.TimeSource;
import dev.stampbook.http.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call from its first attempt to its result or failure. Used once, by one thread. */
final class CallRun {

  private static final Logger LOG = LoggerFactory.getLogger("dev.stampbook.http");
  private static final int UNAUTHORIZED = 401;

  private final CallRunner runner;
  private final OperationSpec spec;
  private final Request request;
  private final AnswerReader reader;
  private final HttpSettings settings;
  private final TimeSource time;
  private final long begin;

  private int attempts;
  private int retries;
  private boolean renewed;
  private boolean mayHaveActed;
  private OptionalInt lastStatus = OptionalInt.empty();
  private Map<String, Secret> proof = Map.of();

  CallRun(CallRunner runner, OperationSpec spec, Request request, AnswerReader reader) {
    this.runner = runner;
    this.spec = spec;
    this.request = request;
    this.reader = reader;
    this.settings = runner.settings();
    this.time = settings.time();
    this.begin = time.nanoTime();
  }

  int attempts() {
    return attempts;
  }

  OptionalInt lastStatus() {
    return lastStatus;
  }

  Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - begin);
  }

  /** Runs attempts until one has a result or the rule allows no further one. */
  Object result() {
    while (true) {
      try {
        return attempt();
      } catch (AttemptFailed e) {
        Failure failure = e.failure;
        if (failure.is(Verdict.NOT_FOUND) && reader.missing().isPresent()) {
          return reader.missing().get();
        }
        mayHaveActed |= !spec.isRead() && failure.fault().mayHaveActed();
        if (!renewedProof(failure) && !waitedForRetry(failure)) {
          throw asTheCallerMustSeeIt(failure.exception());
        }
      }
    }
  }

  private Object attempt() throws AttemptFailed {
    awaitPermit();
    proof = fetchProof();
    Attempt attempt = sendThroughCircuit();
    if (attempt instanceof Attempt.Answer answer) {
      try {
        return reader.read(answer);
      } catch (AnswerReader.UnreadableAnswer e) {
        throw new AttemptFailed(
            runner.failures().unreadable(spec, lastStatus, String.valueOf(e.getMessage())));
      }
    }
    throw new AttemptFailed(
        runner
            .failures()
            .unreadable(
                spec, lastStatus, "the answer is longer than " + Wire.LONGEST_BODY + " bytes"));
  }

  private void awaitPermit() throws AttemptFailed {
    QuotaGate.Permit permit = runner.gates().take(spec.quotas());
    if (!permit.granted() || permit.delay().compareTo(left()) >= 0) {
      throw new AttemptFailed(runner.failures().noPermit(spec, permit.delay()));
    }
    if (!slept(permit.delay())) {
      throw interrupted();
    }
  }

  private Map<String, Secret> fetchProof() throws AttemptFailed {
    try {
      return runner.auth().headers(request.url().uri());
    } catch (LoyaltyException e) {
      throw new AttemptFailed(runner.failures().noProof(spec, e));
    }
  }

  /** Sends once; returns a success, or an oversized one, and throws everything else. */
  private Attempt sendThroughCircuit() throws AttemptFailed {
    CircuitGate circuit = runner.gates().circuit();
    if (!circuit.tryEnter()) {
      throw new AttemptFailed(
          runner.failures().heldBack(spec, "the server was unavailable several times in a row"));
    }
    boolean counted = false;
    try {
      Attempt attempt = sendInItsPlace();
      Optional<Failure> failure = judge(attempt);
      log(attempt);
      counted = counted(circuit, failure);
      adaptQuota(attempt, failure);
      if (failure.isPresent()) {
        throw new AttemptFailed(failure.get());
      }
      return attempt;
    } finally {
      if (!counted) {
        circuit.leave();
      }
    }
  }

  /** Counts an attempt for or against the server; an interrupted one says nothing about it. */
  private static boolean counted(CircuitGate circuit, Optional<Failure> failure) {
    if (failure.isEmpty() || !failure.get().fault().unhealthy()) {
      circuit.healthy();
      return true;
    }
    if (Thread.currentThread().isInterrupted()) {
      return false;
    }
    circuit.unhealthy(failure.get().exception());
    return true;
  }

  private Attempt sendInItsPlace() throws AttemptFailed {
    Optional<Gates.Place> free;
    try {
      free = runner.gates().place(spec.quotas(), left());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
    if (free.isEmpty()) {
      throw new AttemptFailed(
          runner.failures().heldBack(spec, "all places for calls at the same time stayed taken"));
    }
    try {
      Duration left = left();
      if (left.isZero() || left.isNegative()) {
        throw new AttemptFailed(runner.failures().heldBack(spec, "the time of the call ran out"));
      }
      attempts++;
      Request.Builder proven = request.newBuilder();
      proof.forEach((name, secret) -> proven.header(name, secret.reveal()));
      return runner.wire().send(proven.build(), left);
    } finally {
      free.get().leave();
    }
  }

  private Optional<Failure> judge(Attempt attempt) {
    if (attempt instanceof Attempt.Broken broken) {
      lastStatus = OptionalInt.empty();
      return Optional.of(runner.failures().broken(spec, broken));
    }
    if (attempt instanceof Attempt.Answer answer) {
      lastStatus = OptionalInt.of(answer.status());
      return answer.successful()
          ? Optional.empty()
          : Optional.of(runner.failures().refused(spec, answer, time.now()));
    }
    lastStatus = OptionalInt.of(((Attempt.Oversized) attempt).status());
    return Optional.empty();
  }

  /** What an answer says is left is believed, except on a 429: there it is seen to be stale. */
  private void adaptQuota(Attempt attempt, Optional<Failure> failure) {
    if (failure.isPresent() && failure.get().fault() == Fault.RATE_LIMITED) {
      runner.gates().drain(spec.quotas(), failure.get().asked().orElse(settings.firstBackoff()));
    } else if (attempt instanceof Attempt.Answer answer) {
      runner
          .allowance(answer.headers())
          .ifPresent(allowance -> runner.gates().follow(spec.quotas(), allowance));
    }
  }

  /** A 401 was not processed, so even a write goes out again with a new proof; once. */
  private boolean renewedProof(Failure failure) {
    boolean refused =
        failure.is(Verdict.AUTHENTICATION) && lastStatus.equals(OptionalInt.of(UNAUTHORIZED));
    if (!refused || renewed) {
      return false;
    }
    renewed = true;
    try {
      return runner.auth().renew(proof);
    } catch (LoyaltyException e) {
      throw asTheCallerMustSeeIt(runner.failures().noProof(spec, e).exception());
    }
  }

  private boolean waitedForRetry(Failure failure) {
    Optional<Duration> wait =
        runner
            .rule()
            .waitBeforeRetry(
                spec.effect(),
                failure.fault(),
                retries,
                elapsed(),
                failure.asked(),
                runner.jitter());
    if (wait.isEmpty() || !slept(wait.get())) {
      return false;
    }
    retries++;
    return true;
  }

  private LoyaltyException asTheCallerMustSeeIt(LoyaltyException last) {
    return mayHaveActed && !last.effect().mayHaveActed()
        ? Failures.afterEarlierAttempt(last)
        : last;
  }

  private boolean slept(Duration wait) {
    if (Thread.currentThread().isInterrupted()) {
      return false;
    }
    try {
      if (!wait.isZero()) {
        time.sleep(wait);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private AttemptFailed interrupted() {
    return new AttemptFailed(runner.failures().heldBack(spec, "the thread was interrupted"));
  }

  private Duration left() {
    return settings.totalTimeout().minus(elapsed());
  }

  private void log(Attempt attempt) {
    if (LOG.isDebugEnabled()) {
      String outcome =
          attempt instanceof Attempt.Broken broken
              ? broken.cause().getClass().getSimpleName()
              : "status " + lastStatus.orElse(0);
      LOG.debug(
          "{} {}, attempt {}: {}", runner.failures().system(), spec.name(), attempts, outcome);
    }
  }

  /** Carries a failure from where it happened to the retry rule; never leaves this class. */
  private static final class AttemptFailed extends Exception {

    private final transient Failure failure;

    private AttemptFailed(Failure failure) {
      super("attempt failed", failure.exception(), false, false);
      this.failure = failure;
    }
  }
}
