package dev.stampbook.sandbox;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Counts the calls of one system by operation and by the status that was sent. Thread-safe.
 *
 * <p>An operation is the method and the path with identifiers replaced, such as {@code GET
 * /v1/customers/{id}}: every segment with a digit in it counts as an identifier, a version such as
 * {@code v2} excepted.
 */
public final class CallCounter {

  /** Stands for a connection that was cut instead of answered. */
  public static final int NO_STATUS = 0;

  private static final int MAX_OPERATIONS = 500;
  private static final String OTHER = "other";
  private static final Pattern IDENTIFIER = Pattern.compile("/(?!v\\d+(?:/|$))[^/]*\\d[^/]*");

  private final Map<String, Long> byOperation = new TreeMap<>();
  private final Map<Integer, Long> byStatus = new TreeMap<>();

  /** Returns the operation of a request, with identifiers replaced. */
  static String operationOf(EmulatorRequest request) {
    return request.method() + " " + IDENTIFIER.matcher(request.path()).replaceAll("/{id}");
  }

  synchronized void called(String operation) {
    boolean room = byOperation.containsKey(operation) || byOperation.size() < MAX_OPERATIONS;
    byOperation.merge(room ? operation : OTHER, 1L, Long::sum);
  }

  synchronized void answered(int status) {
    byStatus.merge(status, 1L, Long::sum);
  }

  /** Returns the number of calls by operation. */
  public synchronized Map<String, Long> byOperation() {
    return new TreeMap<>(byOperation);
  }

  /** Returns the number of answers by status; {@link #NO_STATUS} counts cut connections. */
  public synchronized Map<Integer, Long> byStatus() {
    return new TreeMap<>(byStatus);
  }

  /** Returns the number of all calls. */
  public synchronized long total() {
    return byOperation.values().stream().mapToLong(Long::longValue).sum();
  }
}
