package dev.stampbook.http.internal;

import dev.stampbook.AuthenticationException;
import dev.stampbook.ConflictException;
import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.LoyaltyException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.NotFoundException;
import dev.stampbook.OutcomeUnknownException;
import dev.stampbook.RateLimitedException;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.http.Auth;
import dev.stampbook.http.CallListener;
import dev.stampbook.http.CallListener.Outcome;
import dev.stampbook.http.ErrorReader;
import dev.stampbook.http.HttpSettings;
import dev.stampbook.http.QuotaReader;
import dev.stampbook.http.ResponseHeaders;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs calls: checks the request, tells the listener, and lets a {@link CallRun} do the rest. */
public final class CallRunner {

  private static final Logger LOG = LoggerFactory.getLogger("dev.stampbook.http");
  private static final long LONGEST_REQUEST = 1L << 20;

  private final SystemName system;
  private final HttpSettings settings;
  private final HttpUrl base;
  private final Auth auth;
  private final Failures failures;
  private final Gates gates;
  private final RetryRule rule;
  private final Wire wire;
  private final Supplier<RandomGenerator> random;

  public CallRunner(
      SystemName system,
      HttpSettings settings,
      OkHttpClient client,
      Auth auth,
      ErrorReader errors,
      Gates gates) {
    this.system = system;
    this.settings = settings;
    this.base = HttpUrl.get(settings.baseUrl().toString());
    this.auth = auth;
    this.failures = new Failures(system, errors, settings.waitHint());
    this.gates = gates;
    this.rule = RetryRule.of(settings);
    this.wire = new Wire(client, settings.callTimeout());
    this.random = random(settings);
  }

  private static Supplier<RandomGenerator> random(HttpSettings settings) {
    if (settings.jitterSeed().isEmpty()) {
      return ThreadLocalRandom::current;
    }
    Random seeded = new Random(settings.jitterSeed().getAsLong());
    return () -> seeded;
  }

  HttpSettings settings() {
    return settings;
  }

  Auth auth() {
    return auth;
  }

  Failures failures() {
    return failures;
  }

  Gates gates() {
    return gates;
  }

  RetryRule rule() {
    return rule;
  }

  Wire wire() {
    return wire;
  }

  /** Reads what an answer says is left; a reader that fails costs the adaptation, never the call. */
  Optional<QuotaReader.Allowance> allowance(ResponseHeaders headers) {
    return Failures.guarded(
        "quota reader", Optional.empty(), () -> settings.quotaReader().read(headers));
  }

  /** Returns a random share in thousandths. */
  int jitter() {
    return random.get().nextInt(1_000);
  }

  /** Refuses an operation that the settings do not provide for. */
  void check(OperationSpec spec) {
    gates.check(spec.quotas());
  }

  /** Runs one call and returns its result. */
  Object run(OperationSpec spec, Request request, AnswerReader reader) {
    CallRun run = new CallRun(this, spec, prepared(spec, request), reader);
    tell(() -> settings.listener().started(system, spec.name()));
    Outcome outcome = Outcome.OTHER;
    try {
      Object result = run.result();
      outcome = Outcome.SUCCESS;
      return result;
    } catch (LoyaltyException e) {
      outcome = outcome(e);
      throw e;
    } finally {
      CallListener.Report report =
          new CallListener.Report(
              system, spec.name(), outcome, run.lastStatus(), run.attempts(), run.elapsed());
      tell(() -> settings.listener().finished(report));
    }
  }

  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.debug("the call listener threw {}", e.getClass().getName());
    }
  }

  private Request prepared(OperationSpec spec, Request request) {
    HttpUrl url = request.url();
    if (!url.host().equals(base.host())
        || url.port() != base.port()
        || !url.scheme().equals(base.scheme())) {
      throw new IllegalArgumentException(
          "the operation "
              + spec.name()
              + " goes to another server than the base URL; the credentials are not sent there");
    }
    Request.Builder prepared = request.newBuilder();
    if (request.header("Accept") == null) {
      prepared.header("Accept", "application/json");
    }
    if (request.header("User-Agent") == null) {
      prepared.header("User-Agent", "stampbook");
    }
    RequestBody body = request.body();
    return (body == null ? prepared : prepared.method(request.method(), bounded(spec, body)))
        .build();
  }

  private RequestBody bounded(OperationSpec spec, RequestBody body) {
    try {
      Buffer buffer = new Buffer();
      if (body.contentLength() <= LONGEST_REQUEST) {
        body.writeTo(buffer);
      }
      if (body.contentLength() > LONGEST_REQUEST || buffer.size() > LONGEST_REQUEST) {
        throw new InvalidRequestException(
            "the request body is longer than "
                + LONGEST_REQUEST
                + " bytes and was not sent; send less at once",
            FailedCall.unanswered(system, spec.name()));
      }
      return RequestBody.create(buffer.readByteString(), body.contentType());
    } catch (IOException e) {
      throw new IllegalArgumentException("the body of " + spec.name() + " cannot be written", e);
    }
  }

  private static Outcome outcome(LoyaltyException failure) {
    if (failure instanceof InvalidRequestException) {
      return Outcome.INVALID_REQUEST;
    } else if (failure instanceof AuthenticationException) {
      return Outcome.AUTHENTICATION;
    } else if (failure instanceof NotFoundException) {
      return Outcome.NOT_FOUND;
    } else if (failure instanceof ConflictException) {
      return Outcome.CONFLICT;
    } else if (failure instanceof RateLimitedException) {
      return Outcome.RATE_LIMITED;
    } else if (failure instanceof UnavailableException) {
      return Outcome.UNAVAILABLE;
    } else if (failure instanceof OutcomeUnknownException) {
      return Outcome.OUTCOME_UNKNOWN;
    } else if (failure instanceof MalformedResponseException) {
      return Outcome.MALFORMED_RESPONSE;
    }
    return Outcome.OTHER;
  }
}
