package dev.stampbook.sandbox.treez;

import dev.stampbook.sandbox.EmulatorResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds who answers a method and path; literal segments win over variables. */
final class TreezRoutes {

  record Route(String method, List<String> segments, Function<TreezCall, EmulatorResponse> answer) {

    boolean writes() {
      return !method.equals("GET");
    }
  }

  record Match(Route route, Map<String, String> variables) {}

  private final List<Route> routes = new ArrayList<>();

  /** Adds an endpoint, such as {@code GET ticket/{ticket_id}}. */
  void add(String methodAndPath, Function<TreezCall, EmulatorResponse> answer) {
    String[] parts = methodAndPath.split(" ", 2);
    routes.add(new Route(parts[0], List.of(parts[1].split("/", -1)), answer));
  }

  Optional<Match> find(String method, String path) {
    List<String> asked = List.of(path.split("/", -1));
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> match(route, asked).stream())
        .reduce((one, other) -> one.variables().size() <= other.variables().size() ? one : other);
  }

  private static Optional<Match> match(Route route, List<String> asked) {
    if (asked.size() != route.segments().size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      String expected = route.segments().get(i);
      if (expected.startsWith("{")) {
        variables.put(expected.substring(1, expected.length() - 1), asked.get(i));
      } else if (!expected.equals(asked.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(route, variables));
  }
}
