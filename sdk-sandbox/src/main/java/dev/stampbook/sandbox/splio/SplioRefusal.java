package dev.stampbook.sandbox.splio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampbook.sandbox.EmulatorResponse;
import dev.stampbook.sandbox.SandboxJson;
import java.util.List;

/** Ends the handling of a request with one of the five shapes of errors (sheet section 8). */
final class SplioRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient EmulatorResponse answer;

  private SplioRefusal(EmulatorResponse answer) {
    super("refused with " + answer.status(), null, false, false); // an answer, not a fault
    this.answer = answer;
  }

  EmulatorResponse answer() {
    return answer;
  }

  private static ObjectNode error(String key, String slug, String text) {
    return SandboxJson.object()
        .put("error_key", key)
        .put("error", slug)
        .put("error_description", text);
  }

  /** Shape 1: most refusals. */
  static SplioRefusal listed(int status, String key, String slug, String text) {
    ObjectNode json = SandboxJson.object().put("status", status);
    json.putArray("errors").add(error(key, slug, text));
    return new SplioRefusal(EmulatorResponse.json(status, json));
  }

  /** Shape 2: an object where others have a list. */
  static SplioRefusal single(int status, String slug, String text) {
    ObjectNode json = SandboxJson.object().put("status", status);
    json.putObject("errors").putNull("error_key").put("error", slug).put("error_description", text);
    return new SplioRefusal(EmulatorResponse.json(status, json));
  }

  /** Shape 3: the reward engine; key and slug may be empty. */
  static SplioRefusal flat(int status, String key, String slug, String text) {
    return new SplioRefusal(EmulatorResponse.json(status, error(key, slug, text)));
  }

  /** Shape 4: validation of an enrolment. */
  static SplioRefusal enrolment(String text) {
    ObjectNode json =
        SandboxJson.object().put("statusCode", "Bad Request").put("message", "Validation failed");
    List.of(text).forEach(json.putArray("errors")::add);
    return new SplioRefusal(EmulatorResponse.json(400, json));
  }

  /** Shape 5: bare text. */
  static SplioRefusal bare(int status, String text) {
    return new SplioRefusal(EmulatorResponse.text(status, "text/plain", text));
  }

  static SplioRefusal wrongValue(String key, String text) {
    return listed(400, key, "wrong_value", text);
  }

  static SplioRefusal notFound() {
    return listed(404, "id", "wrong_value", "This id does not exist");
  }
}
