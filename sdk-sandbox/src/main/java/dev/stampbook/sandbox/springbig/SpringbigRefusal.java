package dev.stampbook.sandbox.springbig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.SandboxJson;

/**
 * Ends the handling of a request with an error answer. The shape of error bodies is unknown (sheet
 * section 8), so clients meet three of them.
 */
final class SpringbigRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ObjectNode body;

  private SpringbigRefusal(int status, ObjectNode body) {
    super("refused with " + status, null, false, false); // an answer, not a fault: no stack trace
    this.status = status;
    this.body = body;
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    return body;
  }

  /** Returns the refusal of a wrong partner key, in the style of a gateway (section 7). */
  static SpringbigRefusal forbidden() {
    return of(403, "message", "Forbidden");
  }

  /** Returns the refusal of a wrong merchant token. */
  static SpringbigRefusal unauthorized() {
    return of(401, "error", "Invalid auth token");
  }

  static SpringbigRefusal notFound() {
    return of(404, "error", "Not found");
  }

  /** Returns the refusal of a body that cannot be read. */
  static SpringbigRefusal malformed(String problem) {
    return of(400, "message", problem);
  }

  /** Returns the refusal of a field, as a validation error (section 8). */
  static SpringbigRefusal invalid(String field, String problem) {
    ObjectNode body = SandboxJson.object();
    body.putObject("errors").putArray(field).add(problem);
    return new SpringbigRefusal(422, body);
  }

  static SpringbigRefusal full() {
    return of(503, "message", "The emulated merchant is full.");
  }

  private static SpringbigRefusal of(int status, String name, String text) {
    return new SpringbigRefusal(status, SandboxJson.object().put(name, text));
  }
}
