package dev.stampbook.sandbox.blaze;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;

/** Ends the handling of a request with an error answer in one of the two documented shapes (sheet section 8). */
final class BlazeRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient EmulatorResponse response;

  private BlazeRefusal(EmulatorResponse response) {
    super("refused", null, false, false); // an answer, not a fault: no stack trace
    this.response = response;
  }

  EmulatorResponse response() {
    return response;
  }

  static EmulatorResponse body(int status, String error, String message) {
    ObjectNode json = SandboxJson.object();
    json.put("error", error).put("message", message).put("status", status);
    return EmulatorResponse.json(status, json);
  }

  static BlazeRefusal of(int status, String error, String message) {
    return new BlazeRefusal(body(status, error, message));
  }

  static BlazeRefusal invalid(String message) {
    return of(400, "Invalid argument", message);
  }

  /** Returns the older shape, which names a field. */
  static BlazeRefusal field(String field, String message) {
    ObjectNode json = SandboxJson.object();
    json.put("field", field).put("message", message).put("errorType", "Validation");
    return new BlazeRefusal(EmulatorResponse.json(400, json));
  }

  static BlazeRefusal notFound() {
    return of(404, "Not found", "The resource does not exist.");
  }
}
