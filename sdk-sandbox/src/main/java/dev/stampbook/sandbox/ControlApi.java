package dev.stampbook.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Lets another process look into a sandbox and change it, over HTTP with JSON. */
final class ControlApi {

  private final Sandbox sandbox;

  ControlApi(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  ControlRoutes routes() {
    ControlRoutes routes = new ControlRoutes();
    routes.add("GET", "/control", request -> overview());
    routes.add("GET", "/control/calls", request -> perSystem(ControlApi::calls));
    routes.add("GET", "/control/faults", request -> perSystem(ControlApi::faults));
    routes.add("POST", "/control/faults", this::setFaults);
    routes.add("POST", "/control/faults/next", this::scriptFault);
    routes.add("GET", "/control/violations", request -> violations());
    routes.add("GET", "/control/clock", request -> clock());
    routes.add("POST", "/control/clock", this::moveClock);
    routes.add("POST", "/control/stop", request -> stop());
    return routes;
  }

  private EmulatorResponse overview() {
    ObjectNode json = SandboxJson.object();
    json.put("seed", sandbox.seed());
    ObjectNode systems = json.putObject("systems");
    for (String name : sandbox.systems()) {
      EmulatorServer server = sandbox.server(name);
      ObjectNode system = systems.putObject(name);
      system.put("url", server.url().toString());
      ObjectNode credentials = system.putObject("credentials");
      server.emulator().credentials().forEach(credentials::put);
      system.put("request_check", server.requestCheck().state());
    }
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse perSystem(BiConsumer<EmulatorServer, ObjectNode> write) {
    ObjectNode json = SandboxJson.object();
    for (String name : sandbox.systems()) {
      write.accept(sandbox.server(name), json.putObject(name));
    }
    return EmulatorResponse.json(200, json);
  }

  private static void calls(EmulatorServer server, ObjectNode json) {
    json.put("total", server.calls().total());
    ObjectNode operations = json.putObject("operations");
    server.calls().byOperation().forEach(operations::put);
    ObjectNode statuses = json.putObject("statuses");
    server
        .calls()
        .byStatus()
        .forEach(
            (status, count) ->
                statuses.put(status == CallCounter.NO_STATUS ? "cut" : status.toString(), count));
  }

  private static void faults(EmulatorServer server, ObjectNode json) {
    FaultPlan plan = server.faults();
    json.put("level", plan.level().name().toLowerCase(Locale.ROOT));
    json.put("scripted_left", plan.scriptedLeft());
    ObjectNode met = json.putObject("met");
    plan.counts().forEach((fault, count) -> met.put(fault.name(), count));
  }

  private EmulatorResponse setFaults(EmulatorRequest request) {
    JsonNode body = body(request);
    FaultPlan.Level level = FaultPlan.Level.named(text(body, "level"));
    if (body.has("system")) {
      sandbox.faults(text(body, "system")).setLevel(level);
    } else {
      sandbox.setFaults(level);
    }
    return perSystem(ControlApi::faults);
  }

  private EmulatorResponse scriptFault(EmulatorRequest request) {
    JsonNode body = body(request);
    Fault fault;
    try {
      fault = Fault.valueOf(text(body, "fault").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("fault is one of " + List.of(Fault.values()), e);
    }
    sandbox.faults(text(body, "system")).next(text(body, "method"), text(body, "path"), fault);
    return perSystem(ControlApi::faults);
  }

  private EmulatorResponse violations() {
    ObjectNode json = SandboxJson.object();
    long count = 0;
    ArrayNode list = json.putArray("violations");
    for (String name : sandbox.systems()) {
      count += sandbox.server(name).violationCount();
      for (Violation violation : sandbox.server(name).violations()) {
        list.addObject()
            .put("system", violation.system())
            .put("operation", violation.operation())
            .put("message", violation.message());
      }
    }
    json.put("count", count);
    return EmulatorResponse.json(200, json);
  }

  private EmulatorResponse clock() {
    return EmulatorResponse.json(
        200, SandboxJson.object().put("now", sandbox.clock().instant().toString()));
  }

  private EmulatorResponse moveClock(EmulatorRequest request) {
    try {
      sandbox.clock().advance(Duration.parse(text(body(request), "advance")));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("advance is a duration such as PT1H.", e);
    }
    return clock();
  }

  private EmulatorResponse stop() {
    sandbox.stopSoon();
    return EmulatorResponse.json(202, SandboxJson.object().put("stopping", true));
  }

  private static JsonNode body(EmulatorRequest request) {
    return SandboxJson.parse(request.body())
        .filter(JsonNode::isObject)
        .orElseThrow(() -> new IllegalArgumentException("Send a JSON object."));
  }

  private static String text(JsonNode body, String name) {
    if (!body.path(name).isTextual()) {
      throw new IllegalArgumentException("The field " + name + " is missing.");
    }
    return body.get(name).textValue();
  }
}
