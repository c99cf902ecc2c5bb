package dev.stampbook.sandbox.leat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;

/** Ends the handling of a request with an error answer: always a code, and 400 for all business errors (sheet section 8). */
final class LeatRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final String field;

  private LeatRefusal(int status, int code, String message, String field) {
    super(message, null, false, false); // an answer, not a fault: no stack trace
    this.status = status;
    this.code = code;
    this.field = field;
  }

  /** Returns the refusal with this code of the sheet's table. */
  static LeatRefusal of(int code, String message) {
    return new LeatRefusal(400, code, message, "");
  }

  /** Returns the refusal of a field. */
  static LeatRefusal invalid(String field) {
    return new LeatRefusal(400, 1003, "Ongeldige invoer | Invalid input.", field);
  }

  static LeatRefusal noSuchContact() {
    return of(55031, "Contact not found.");
  }

  static LeatRefusal noSuchThing() {
    return of(80300, "Resource not found.");
  }

  static LeatRefusal noSuchRoute() {
    return new LeatRefusal(404, 0, "Not found.", "");
  }

  EmulatorResponse answer() {
    ObjectNode json = SandboxJson.object();
    json.put("message", String.valueOf(getMessage()));
    if (code != 0) {
      json.put("code", code).put("status_code", status);
    }
    if (!field.isEmpty()) {
      json.putObject("errors").putArray(field).add("The " + field + " is invalid.");
    }
    return EmulatorResponse.json(status, json);
  }
}
