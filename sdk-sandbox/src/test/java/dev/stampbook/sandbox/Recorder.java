package dev.stampbook.sandbox;

import java.util.concurrent.atomic.AtomicInteger;

/** Answers every request with a JSON body long enough to be cut, and counts what it applied. */
final class Recorder implements Emulator {

  final AtomicInteger applied = new AtomicInteger();

  @Override
  public String system() {
    return "recorder";
  }

  @Override
  public String basePath() {
    return "/v1";
  }

  @Override
  public EmulatorResponse handle(EmulatorRequest request) {
    var body = SandboxJson.object();
    body.put("applied", applied.incrementAndGet());
    body.put("method", request.method());
    body.put("path", request.path());
    body.put("query", request.query().toString());
    body.put("sent", request.body().length);
    return EmulatorResponse.json(200, body);
  }

  @Override
  public EmulatorResponse tooManyRequests() {
    return EmulatorResponse.text(429, "text/plain", "slow down");
  }

  @Override
  public EmulatorResponse serverError(int status) {
    return EmulatorResponse.text(status, "text/plain", "broken");
  }
}
