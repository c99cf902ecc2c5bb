package dev.stampbook.sandbox.splio;

import dev.stampbook.sandbox.EmulatorResponse;
import java.util.List;
import java.util.function.Function;

/**
 * Ties an operation to its path and to the request limit it counts against (sheet section 7).
 *
 * @param method the HTTP method
 * @param path the segments of the path; a star stands for an id
 * @param limit which limit
 * @param answer carries the operation out
 */
record SplioRoute(
    String method, List<String> path, Limit limit, Function<SplioCall, EmulatorResponse> answer) {

  /** The two limits. */
  enum Limit {
    DATA,
    GENERAL
  }

  static SplioRoute of(
      String operation, Limit limit, Function<SplioCall, EmulatorResponse> answer) {
    int blank = operation.indexOf(' ');
    return new SplioRoute(
        operation.substring(0, blank),
        List.of(operation.substring(blank + 1).split("/", -1)),
        limit,
        answer);
  }

  boolean matchesPath(List<String> asked) {
    if (asked.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!path.get(i).equals("*") && !path.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return true;
  }

  long stars() {
    return path.stream().filter("*"::equals).count();
  }
}
