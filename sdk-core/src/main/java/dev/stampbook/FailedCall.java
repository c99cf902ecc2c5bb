package dev.stampbook;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Describes the call behind a failure, free of personal data: no URL, no body, no header.
 *
 * @param system the system that was called
 * @param operation the operation's name in the system's own words, such as {@code createPointsTransaction}
 * @param status the HTTP status, empty when no answer came
 * @param errorCode the other side's own code for the failure, such as {@code 1017}, empty when it gave none
 * @param requestId the id under which the other side's support finds the call, empty when it gave none
 */
public record FailedCall(
    SystemName system,
    String operation,
    OptionalInt status,
    Optional<String> errorCode,
    Optional<String> requestId) {

  /** Describes a call that got no answer. */
  public static FailedCall unanswered(SystemName system, String operation) {
    return new FailedCall(
        system, operation, OptionalInt.empty(), Optional.empty(), Optional.empty());
  }

  /** Describes a call that was answered with this status and without a code of the other side's own. */
  public static FailedCall answered(
      SystemName system, String operation, int status, Optional<String> requestId) {
    return new FailedCall(system, operation, OptionalInt.of(status), Optional.empty(), requestId);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(system.value()).append(' ').append(operation);
    status.ifPresent(code -> text.append(", status ").append(code));
    errorCode.ifPresent(code -> text.append(", code ").append(code));
    requestId.ifPresent(id -> text.append(", request id ").append(id));
    return text.toString();
  }
}
