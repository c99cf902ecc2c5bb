package dev.stampbook.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds one request as an emulator sees it.
 *
 * <p>Its text form shows method and path only: query, headers and body may hold personal data.
 *
 * @param method the HTTP method, upper case
 * @param path the decoded path, starting with a slash, without the query
 * @param query decoded query parameters in the order of their first use
 * @param headers header values by lower-case name; repeated headers are joined with a comma
 * @param body the body as sent, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are bytes; equality of requests is never asked
public record EmulatorRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body) {

  /** Copies the maps so that the request cannot change under an emulator. */
  public EmulatorRequest {
    method = method.toUpperCase(Locale.ROOT);
    requireNonNull(path, "path");
    Map<String, List<String>> copiedQuery = new LinkedHashMap<>();
    query.forEach((name, values) -> copiedQuery.put(name, List.copyOf(values)));
    query = Collections.unmodifiableMap(copiedQuery);
    headers = Map.copyOf(headers);
    requireNonNull(body, "body");
  }

  /** Returns the first value of a query parameter, or nothing when it is absent. */
  public Optional<String> queryValue(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** Returns a header by its name in any case, or nothing when it is absent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
