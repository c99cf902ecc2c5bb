package dev.stampbook;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Describes the call behind a failure, free of personal data: no URL, no body, no header.
 *
 * @param system the system that was called
 * @param operation the operation's name in the system's own words, such as {@code createPointsTransaction}
 * @param status the HTTP status, empty when no answer came
 * @param requestId the id under which the other side's support finds the call, empty when it gave none
 */
public record FailedCall(
    SystemName system, String operation, OptionalInt status, Optional<String> requestId) {

  /** Describes a call that got no answer. */
  public static FailedCall unanswered(SystemName system, String operation) {
    return new FailedCall(system, operation, OptionalInt.empty(), Optional.empty());
  }

  /** Describes a call that was answered with this status. */
  public static FailedCall answered(
      SystemName system, String operation, int status, Optional<String> requestId) {
    return new FailedCall(system, operation, OptionalInt.of(status), requestId);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(system.value()).append(' ').append(operation);
    status.ifPresent(code -> text.append(", status ").append(code));
    requestId.ifPresent(id -> text.append(", request id ").append(id));
    return text.toString();
  }
}
