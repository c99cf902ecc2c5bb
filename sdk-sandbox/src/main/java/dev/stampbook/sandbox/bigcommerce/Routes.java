package dev.stampbook.sandbox.bigcommerce;

import dev.stampbook.sandbox.EmulatorResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds who answers a method and path; literal segments win over variables. */
final class Routes {

  /** Answers one call; errors leave as {@link Refusal}. */
  @FunctionalInterface
  interface Endpoint {
    EmulatorResponse answer(Call call);
  }

  record Route(String method, List<String> segments, Scope scope, Endpoint endpoint) {
    boolean writes() {
      return !method.equals("GET");
    }

    long variables() {
      return segments.stream().filter(segment -> segment.startsWith("{")).count();
    }
  }

  record Match(Route route, Map<String, String> variables) {}

  private final List<Route> routes = new ArrayList<>();

  /** Adds an endpoint, such as {@code GET /v2/orders/{id}}. */
  void add(String methodAndPath, Scope scope, Endpoint endpoint) {
    String[] parts = methodAndPath.split(" ", -1);
    routes.add(new Route(parts[0], split(parts[1]), scope, endpoint));
  }

  /** Finds the route of a request, or nothing. */
  Optional<Match> find(String method, String path) {
    List<String> segments = split(path);
    Optional<Match> best = Optional.empty();
    long fewest = Long.MAX_VALUE;
    for (Route route : routes) {
      if (route.method().equals(method) && route.segments().size() == segments.size()) {
        Optional<Match> match = match(route, segments);
        if (match.isPresent() && route.variables() < fewest) {
          fewest = route.variables();
          best = match;
        }
      }
    }
    return best;
  }

  /** Tells whether some other method has this path. */
  boolean knowsPath(String path) {
    List<String> segments = split(path);
    return routes.stream()
        .filter(route -> route.segments().size() == segments.size())
        .anyMatch(route -> match(route, segments).isPresent());
  }

  private static Optional<Match> match(Route route, List<String> segments) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String expected = route.segments().get(i);
      if (expected.startsWith("{")) {
        variables.put(expected.substring(1, expected.length() - 1), segments.get(i));
      } else if (!expected.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(route, variables));
  }

  private static List<String> split(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }
}
