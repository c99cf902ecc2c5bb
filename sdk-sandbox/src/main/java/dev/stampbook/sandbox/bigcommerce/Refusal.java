package dev.stampbook.sandbox.bigcommerce;

import static dev.stampbook.sandbox.SandboxJson.array;
import static dev.stampbook.sandbox.SandboxJson.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;

/** Ends the handling of a request with an error answer in one of the API's shapes (section 8). */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String TYPE =
      "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";

  private final transient EmulatorResponse answer;

  Refusal(EmulatorResponse answer) {
    super("HTTP " + answer.status(), null, false, false);
    this.answer = answer;
  }

  EmulatorResponse answer() {
    return answer;
  }

  /** Refuses in the shape of V2: an array with one object. */
  static Refusal v2(int status, String message) {
    return new Refusal(
        EmulatorResponse.json(
            status, array().add(object().put("status", status).put("message", message))));
  }

  /** Refuses in the common shape of V3. */
  static Refusal v3(int status, String title) {
    return new Refusal(EmulatorResponse.json(status, problem(status, title)));
  }

  /** Refuses in the common shape of V3 with one faulty field. */
  static Refusal v3(int status, String title, String field, String message) {
    ObjectNode body = problem(status, title);
    body.putObject("errors").put(field, message);
    return new Refusal(EmulatorResponse.json(status, body));
  }

  /** Refuses in the shape of promotions and checkouts: problems inside {@code errors}. */
  static Refusal inErrors(int status, String title) {
    ObjectNode body = object();
    body.putArray("errors").add(problem(status, title));
    return new Refusal(EmulatorResponse.json(status, body));
  }

  /** Refuses in the shape seen when a coupon does not fit a checkout. */
  static Refusal coupon(String code, String detail) {
    return new Refusal(
        EmulatorResponse.json(
            400,
            object()
                .put("code", code)
                .put("title", "Incorrect or mismatch")
                .put("type", "about:blank")
                .put("status", 400)
                .put("detail", detail)));
  }

  /** Refuses in the shape of the API version that a path belongs to. */
  static Refusal of(String path, int status, String title) {
    return path.contains("/v2/") ? v2(status, title) : v3(status, title);
  }

  private static ObjectNode problem(int status, String title) {
    ObjectNode body = object().put("status", status).put("title", title).put("type", TYPE);
    body.putObject("errors");
    return body;
  }
}
