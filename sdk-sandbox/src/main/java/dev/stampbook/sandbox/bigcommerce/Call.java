package dev.stampbook.sandbox.bigcommerce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stampbook.sandbox.EmulatorRequest;
import dev.stampbook.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds one authenticated request with the variables of its path.
 *
 * @param request the request
 * @param path the variables of the path
 * @param account who calls
 */
record Call(EmulatorRequest request, Map<String, String> path, ApiAccount account) {

  String variable(String name) {
    return Optional.ofNullable(path.get(name)).orElse("");
  }

  /** Returns a path variable as a number; anything else is not found. */
  int number(String name) {
    return parse(variable(name)).orElseThrow(() -> notFound());
  }

  Optional<String> query(String name) {
    return request.queryValue(name).filter(value -> !value.isBlank());
  }

  /** Returns a query parameter as a number; anything else is a bad request. */
  Optional<Integer> queryNumber(String name) {
    return query(name).map(text -> parse(text).orElseThrow(() -> badValue(name)));
  }

  Optional<BigDecimal> queryDecimal(String name) {
    return query(name)
        .map(
            text -> {
              try {
                return new BigDecimal(text);
              } catch (NumberFormatException e) {
                throw badValue(name);
              }
            });
  }

  Optional<Instant> queryTime(String name) {
    return query(name).map(text -> WireTime.parse(text).orElseThrow(() -> badValue(name)));
  }

  /** Returns a comma separated query parameter as a set, or nothing when it is absent. */
  Optional<Set<String>> querySet(String name) {
    return query(name)
        .map(
            text ->
                Arrays.stream(text.split(",", -1))
                    .map(String::trim)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /** Returns the body as JSON; no JSON is a bad request. */
  JsonNode body() {
    return SandboxJson.parse(request.body())
        .orElseThrow(() -> Refusal.of(request.path(), 400, "The request body is not valid JSON."));
  }

  Refusal notFound() {
    return Refusal.of(request.path(), 404, "The requested resource was not found.");
  }

  private Refusal badValue(String name) {
    return Refusal.of(request.path(), 400, "The field '" + name + "' is invalid.");
  }

  private static Optional<Integer> parse(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
