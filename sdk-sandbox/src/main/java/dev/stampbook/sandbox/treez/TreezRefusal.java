package dev.stampbook.sandbox.treez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;

/** Ends the handling of a request with an error answer in one of the two envelopes (section 8). */
final class TreezRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient EmulatorResponse answer;

  private TreezRefusal(EmulatorResponse answer) {
    super("HTTP " + answer.status(), null, false, false); // an answer, not a fault: no stack trace
    this.answer = answer;
  }

  EmulatorResponse answer() {
    return answer;
  }

  /** Refuses in the envelope of the store endpoints. */
  static TreezRefusal of(int status, String reason, String detail) {
    return new TreezRefusal(EmulatorResponse.json(status, failure(reason, detail)));
  }

  static ObjectNode failure(String reason, String detail) {
    return SandboxJson.object()
        .put("resultCode", "FAIL")
        .put("resultReason", reason)
        .put("resultDetail", detail);
  }

  /** A missing ticket is a bad request, not a 404. */
  static TreezRefusal noTicket() {
    ObjectNode body = failure("TICKET_NOT_FOUND", "The ticket does not exist");
    body.putArray("ticketList");
    return new TreezRefusal(EmulatorResponse.json(400, body));
  }

  static TreezRefusal noCustomer() {
    return of(404, "CUSTOMER_DOESNT_EXIST", "The customer does not exist");
  }

  static TreezRefusal notFound() {
    return of(404, "NOT_FOUND", "Not found");
  }

  static TreezRefusal unauthorized() {
    return of(401, "UNAUTHORIZED", "Full authentication is required to access this resource");
  }

  static TreezRefusal invalid(String reason, String detail) {
    return of(400, reason, detail);
  }

  /** Refuses as the gateway before the API does. */
  static TreezRefusal forbidden() {
    return new TreezRefusal(
        EmulatorResponse.json(403, SandboxJson.object().put("message", "Forbidden")));
  }

  /** Refuses in the envelope of the organization's services. */
  static TreezRefusal ofService(int status, String message) {
    ObjectNode body = SandboxJson.object().put("message", message).put("errorType", "NOT_FOUND");
    body.putArray("errorMsgs").add(message);
    body.putArray("failed");
    return new TreezRefusal(EmulatorResponse.json(status, body));
  }
}
