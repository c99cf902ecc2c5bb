package dev.stampbook.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers the control API: a table of routes, served like any other system but never disturbed. */
final class ControlRoutes implements Emulator {

  private final Map<String, Function<EmulatorRequest, EmulatorResponse>> routes =
      new LinkedHashMap<>();

  void add(String method, String path, Function<EmulatorRequest, EmulatorResponse> answer) {
    if (routes.putIfAbsent(method + " " + path, answer) != null) {
      throw new IllegalArgumentException("The control route " + path + " is taken.");
    }
  }

  @Override
  public String system() {
    return "control";
  }

  @Override
  public EmulatorResponse handle(EmulatorRequest request) {
    Optional<Function<EmulatorRequest, EmulatorResponse>> route =
        Optional.ofNullable(routes.get(request.method() + " " + request.path()));
    try {
      return route
          .map(found -> found.apply(request))
          .orElseGet(() -> problem(404, "The control API knows: " + routes.keySet()));
    } catch (IllegalArgumentException e) {
      return problem(400, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public EmulatorResponse tooManyRequests() {
    return problem(429, "too many requests");
  }

  @Override
  public EmulatorResponse serverError(int status) {
    return problem(status, "the control API failed");
  }

  private static EmulatorResponse problem(int status, String message) {
    return EmulatorResponse.json(status, SandboxJson.object().put("error", message));
  }
}
