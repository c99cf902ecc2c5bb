package dev.stampbook.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a request, checks it, lets the emulator answer, and applies the fault drawn for it. */
final class EmulatorHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(EmulatorHandler.class);

  static final int MAX_BODY_BYTES = 1 << 20;
  private static final long LATENCY_MILLIS = 5;
  private static final byte NO_UTF8 = (byte) 0xC1;

  private final Emulator emulator;
  private final FaultPlan faults;
  private final RequestCheck check;
  private final CallCounter calls;
  private final Violations violations;
  private final AtomicLong lastCallNanos;

  EmulatorHandler(
      Emulator emulator,
      FaultPlan faults,
      RequestCheck check,
      CallCounter calls,
      Violations violations,
      AtomicLong lastCallNanos) {
    this.emulator = emulator;
    this.faults = faults;
    this.check = check;
    this.calls = calls;
    this.violations = violations;
    this.lastCallNanos = lastCallNanos;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    lastCallNanos.set(System.nanoTime());
    Wire wire = new Wire(request, response, callback, calls);
    byte[] body = readBody(request);
    if (body.length > MAX_BODY_BYTES) {
      calls.called("too large");
      wire.send(EmulatorResponse.empty(413).withHeader("Connection", "close"));
      return true;
    }
    EmulatorRequest asked = asEmulatorRequest(request, body);
    String operation = CallCounter.operationOf(asked);
    calls.called(operation);
    Optional<String> broken = check.check(asked);
    if (broken.isPresent()) {
      violations.add(new Violation(emulator.system(), operation, broken.get()));
      wire.send(refusal(broken.get()));
      return true;
    }
    Optional<Fault> fault = faults.draw(asked);
    if (fault.isPresent()) {
      serveDisturbed(asked, wire, fault.get(), request);
    } else {
      wire.send(answer(asked));
    }
    return true;
  }

  private void serveDisturbed(EmulatorRequest asked, Wire wire, Fault fault, Request request) {
    switch (fault) {
      case LATENCY -> {
        faults.met(fault);
        Runnable late = () -> wire.send(answer(asked));
        Executor threads = request.getComponents().getExecutor();
        request
            .getComponents()
            .getScheduler()
            .schedule(() -> threads.execute(late), LATENCY_MILLIS, TimeUnit.MILLISECONDS);
      }
      case TOO_MANY_REQUESTS -> {
        faults.met(fault);
        wire.send(emulator.tooManyRequests());
      }
      case SERVER_ERROR_BEFORE -> {
        faults.met(fault);
        wire.send(emulator.serverError(503));
      }
      case CUT_BEFORE -> {
        faults.met(fault);
        wire.cut();
      }
      case SERVER_ERROR_AFTER_APPLY,
          CUT_AFTER_APPLY,
          TRUNCATED_BODY,
          GARBLED_BODY,
          HTML_ERROR_PAGE,
          EMPTY_BODY ->
          spoil(answer(asked), wire, fault);
    }
  }

  /** Sends something else than the answer of a request that was applied. */
  private void spoil(EmulatorResponse answer, Wire wire, Fault drawn) {
    boolean needsBody =
        drawn == Fault.TRUNCATED_BODY || drawn == Fault.GARBLED_BODY || drawn == Fault.EMPTY_BODY;
    // There is nothing to spoil in an answer without a body, so its connection is cut.
    Fault fault = needsBody && answer.body().length == 0 ? Fault.CUT_AFTER_APPLY : drawn;
    faults.met(fault);
    switch (fault) {
      case SERVER_ERROR_AFTER_APPLY -> wire.send(emulator.serverError(500));
      case TRUNCATED_BODY -> wire.sendHalf(answer);
      case GARBLED_BODY ->
          wire.send(new EmulatorResponse(answer.status(), answer.headers(), garbled(answer)));
      case HTML_ERROR_PAGE ->
          wire.send(
              EmulatorResponse.text(
                  502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>"));
      case EMPTY_BODY ->
          wire.send(new EmulatorResponse(answer.status(), answer.headers(), new byte[0]));
      default -> wire.cut();
    }
  }

  private EmulatorResponse answer(EmulatorRequest asked) {
    try {
      return emulator.handle(asked);
    } catch (RuntimeException e) {
      String what = "emulator failed with " + e.getClass().getSimpleName();
      LOG.error("The {} {} on {}", emulator.system(), what, CallCounter.operationOf(asked), e);
      violations.add(new Violation(emulator.system(), CallCounter.operationOf(asked), what));
      return emulator.serverError(500);
    }
  }

  private static EmulatorResponse refusal(String message) {
    var body = SandboxJson.object();
    body.putObject("error")
        .put("message", "The request breaks the API description: " + message)
        .put("request_id", "sandbox-request-check");
    return EmulatorResponse.json(400, body);
  }

  /** Keeps the length and fills the second half with bytes that no JSON text can end in. */
  private static byte[] garbled(EmulatorResponse answer) {
    byte[] bytes = answer.body().clone();
    Arrays.fill(bytes, bytes.length / 2, bytes.length, NO_UTF8);
    return bytes;
  }

  private static byte[] readBody(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readNBytes(MAX_BODY_BYTES + 1);
    }
  }

  private static EmulatorRequest asEmulatorRequest(Request request, byte[] body) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValues());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpField field : request.getHeaders()) {
      String value = field.getValue() == null ? "" : field.getValue();
      headers.merge(field.getLowerCaseName(), value, (first, next) -> first + ", " + next);
    }
    String path = request.getHttpURI().getDecodedPath();
    return new EmulatorRequest(
        request.getMethod(), path == null ? "/" : path, query, headers, body);
  }
}
