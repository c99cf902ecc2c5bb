package dev.stampbook.splio.datahub;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.MalformedResponseException;
import dev.stampbook.SystemName;
import dev.stampbook.UnsupportedCapabilityException;
import java.util.Map;
import java.util.Optional;

/** The failures of files. They name row, column and rule, never a value. */
final class Refusals {

  private static final SystemName SPLIO = SystemName.of("splio");

  private Refusals() {}

  static UnsupportedCapabilityException lacks(DatahubScope scope, String setting) {
    return new UnsupportedCapabilityException(
        SPLIO, scope.capability(), operation(scope), Optional.of(setting));
  }

  static InvalidRequestException row(DatahubScope scope, int row, Map<String, String> problems) {
    Map.Entry<String, String> first = problems.entrySet().iterator().next();
    return new InvalidRequestException(
        "row "
            + row
            + " of "
            + scope.literal()
            + ": "
            + first.getKey()
            + " "
            + first.getValue()
            + "; no file was written",
        FailedCall.unanswered(SPLIO, operation(scope)),
        problems);
  }

  static MalformedResponseException unreadable(String what) {
    return MalformedResponseException.nonsense(what, FailedCall.unanswered(SPLIO, "read file"));
  }

  private static String operation(DatahubScope scope) {
    return "write file " + scope.literal();
  }
}
