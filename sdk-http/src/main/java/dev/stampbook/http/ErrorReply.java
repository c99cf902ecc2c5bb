package dev.stampbook.http;

import java.util.Map;
import java.util.Optional;

/**
 * A refusal, read tolerantly from whatever the body was.
 *
 * @param operation the operation that was refused, as in {@link Operation#name()}
 * @param status the HTTP status
 * @param code the system's own code as text, empty when it gave none
 * @param message what the system says, at most 200 characters, with addresses, long numbers and tokens blanked out
 * @param fields the refused fields and what is wrong with each, blanked out in the same way
 * @param values every text and number of the body by its path, such as {@code errors.0.error_key}: at most 200, exactly as sent and thus
 *     perhaps personal; for decisions, never for messages
 * @param headers the answer's headers
 */
public record ErrorReply(
    String operation,
    int status,
    Optional<String> code,
    Optional<String> message,
    Map<String, String> fields,
    Map<String, String> values,
    ResponseHeaders headers) {

  public ErrorReply {
    fields = Map.copyOf(fields);
    values = Map.copyOf(values);
  }

  /** Returns the text or number at this path of the body, exactly as sent. */
  public Optional<String> value(String path) {
    return Optional.ofNullable(values.get(path));
  }

  /** Returns whether the system's own code is this one. */
  public boolean hasCode(String wanted) {
    return code.filter(wanted::equals).isPresent();
  }

  /** Returns what the status alone means. */
  public Verdict byStatus() {
    return Verdict.ofStatus(status);
  }

  /** Shows status and code alone: the body may be personal. */
  @Override
  public String toString() {
    return "refusal(status " + status + code.map(text -> ", code " + text).orElse("") + ")";
  }
}
