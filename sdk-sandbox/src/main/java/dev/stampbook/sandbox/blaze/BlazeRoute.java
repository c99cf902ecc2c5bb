package dev.stampbook.sandbox.blaze;

import dev.stampbook.sandbox.EmulatorResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ties an operation to its path (sheet section 3).
 *
 * @param method the HTTP method
 * @param path the segments behind {@code partner}; a star stands for an id
 * @param answer carries the operation out
 */
record BlazeRoute(String method, List<String> path, Function<BlazeCall, EmulatorResponse> answer) {

  static BlazeRoute of(String call, Function<BlazeCall, EmulatorResponse> answer) {
    String[] parts = call.split(" ", -1);
    return new BlazeRoute(parts[0], List.of(parts[1].split("/", -1)), answer);
  }

  /** Returns what stands in the places of the stars, or nothing when the request is for another route. */
  Optional<List<String>> match(String asked, List<String> segments) {
    if (!method.equals(asked) || segments.size() != path.size()) {
      return Optional.empty();
    }
    List<String> stars = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i).equals("*")) {
        stars.add(segments.get(i));
      } else if (!path.get(i).equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(stars);
  }
}
