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
import dev.stampbook.RemoteEffect;
import dev.stampbook.SystemName;
import dev.stampbook.UnavailableException;
import dev.stampbook.http.ErrorReader;
import dev.stampbook.http.ErrorReply;
import dev.stampbook.http.Verdict;
import dev.stampbook.http.WaitHint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every way an attempt can fail its type and its words. The only place where failures are made. */
record Failures(SystemName system, ErrorReader reader, WaitHint waitHint) {

  private static final Logger LOG = LoggerFactory.getLogger("dev.stampbook.http");
  private static final int FORBIDDEN = 403;
  private static final WaitHint RETRY_AFTER = WaitHint.retryAfter();

  Failure refused(OperationSpec spec, Attempt.Answer answer, Instant now) {
    if (answer.status() < 400) {
      return unreadable(
          spec,
          OptionalInt.of(answer.status()),
          "the server redirects the call; use the address it redirects to as base URL");
    }
    ErrorReply reply =
        ErrorBody.read(spec.name(), answer.status(), answer.headers(), answer.body());
    Verdict verdict = guarded("error reader", reply.byStatus(), () -> reader.read(reply));
    WaitHint hint = verdict == Verdict.RATE_LIMITED ? waitHint.or(RETRY_AFTER) : RETRY_AFTER;
    Optional<Duration> asked =
        guarded("wait hint", Optional.empty(), () -> hint.read(answer.headers(), now));
    FailedCall call =
        new FailedCall(
            system,
            spec.name(),
            OptionalInt.of(answer.status()),
            reply.code(),
            ErrorBody.requestId(reply));
    return new Failure(
        Fault.of(verdict),
        Optional.of(verdict),
        asked,
        exception(spec, verdict, reply, asked, call));
  }

  /** Asks code of a module; when it throws, what happened on the wire must not be lost over that. */
  static <T> T guarded(String what, T otherwise, Supplier<T> code) {
    try {
      return code.get();
    } catch (RuntimeException e) {
      LOG.debug("the {} threw {}", what, e.getClass().getName());
      return otherwise;
    }
  }

  private static LoyaltyException exception(
      OperationSpec spec,
      Verdict verdict,
      ErrorReply reply,
      Optional<Duration> asked,
      FailedCall call) {
    String said = reply.message().map(text -> ": " + text).orElse("");
    return switch (verdict) {
      case INVALID_REQUEST ->
          new InvalidRequestException("the request was refused" + said, call, reply.fields());
      case AUTHENTICATION -> authentication(spec, reply.status(), said, call);
      case NOT_FOUND -> new NotFoundException("there is no such thing" + said, call);
      case CONFLICT ->
          new ConflictException(
              "the request meets something that is already there or has changed" + said, call);
      case RATE_LIMITED -> new RateLimitedException("the quota is used up" + said, call, asked);
      case LOCKED ->
          new UnavailableException(
              "the request was turned away by a lock and changed nothing" + said, call, asked);
      case UNAVAILABLE ->
          spec.isRead()
              ? new UnavailableException("the server failed" + said, call, asked)
              : new OutcomeUnknownException(
                  "the server failed and may have acted; look the write up before sending it again"
                      + said,
                  call);
    };
  }

  private static AuthenticationException authentication(
      OperationSpec spec, int status, String said, FailedCall call) {
    Optional<String> scope = spec.scope().filter(name -> status == FORBIDDEN);
    String what =
        scope
            .map(name -> "the credential is refused; it probably lacks the scope " + name)
            .orElse(
                status == FORBIDDEN
                    ? "the credential may not do this"
                    : "the credential is missing, wrong or expired");
    return new AuthenticationException(what + said, call, scope);
  }

  Failure broken(OperationSpec spec, Attempt.Broken broken) {
    FailedCall call = FailedCall.unanswered(system, spec.name());
    if (!broken.mayHaveArrived()) {
      LoyaltyException notSent =
          new UnavailableException("no connection to the server; nothing was sent", call);
      return failed(Fault.NOT_SENT, because(notSent, broken));
    }
    LoyaltyException lost =
        spec.isRead()
            ? new UnavailableException(
                "the connection broke or the time ran out before the answer", call)
            : new OutcomeUnknownException(
                "the connection broke or the time ran out before the answer; look the write up before sending it again",
                call);
    return failed(Fault.LOST, because(lost, broken));
  }

  private static LoyaltyException because(LoyaltyException failure, Attempt.Broken broken) {
    failure.initCause(broken.cause());
    return failure;
  }

  Failure unreadable(OperationSpec spec, OptionalInt status, String why) {
    FailedCall call =
        new FailedCall(system, spec.name(), status, Optional.empty(), Optional.empty());
    LoyaltyException failure =
        spec.isRead()
            ? new MalformedResponseException(why, call, RemoteEffect.NOT_SENT)
            : new OutcomeUnknownException(
                why + "; look the write up before sending it again", call);
    return failed(Fault.UNREADABLE, failure);
  }

  Failure noPermit(OperationSpec spec, Duration wait) {
    return new Failure(
        Fault.HELD_BACK,
        Optional.empty(),
        Optional.of(wait),
        new RateLimitedException(
            "the client's own quota has no permit in time; nothing was sent",
            FailedCall.unanswered(system, spec.name()),
            Optional.of(wait)));
  }

  Failure heldBack(OperationSpec spec, String why) {
    return failed(
        Fault.HELD_BACK,
        new UnavailableException(
            why + "; nothing was sent", FailedCall.unanswered(system, spec.name())));
  }

  /** A login that failed leaves the call itself unsent, whatever became of the login. */
  Failure noProof(OperationSpec spec, LoyaltyException login) {
    if (!login.effect().mayHaveActed()) {
      return failed(Fault.HELD_BACK, login);
    }
    UnavailableException failure =
        new UnavailableException(
            "the login for this call failed; nothing was sent",
            FailedCall.unanswered(system, spec.name()));
    failure.initCause(login);
    return failed(Fault.HELD_BACK, failure);
  }

  /** The last attempt changed nothing, but an earlier one may have: then that is what counts. */
  static LoyaltyException afterEarlierAttempt(LoyaltyException last) {
    OutcomeUnknownException unknown =
        new OutcomeUnknownException(
            "an earlier attempt may have been processed, the last one was not; look the write up before sending it again",
            last.call());
    unknown.initCause(last);
    return unknown;
  }

  private static Failure failed(Fault fault, LoyaltyException exception) {
    return new Failure(fault, Optional.empty(), Optional.empty(), exception);
  }
}
