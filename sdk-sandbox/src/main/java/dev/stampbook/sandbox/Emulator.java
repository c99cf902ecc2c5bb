package dev.stampbook.sandbox;

import java.util.Map;

/**
 * Answers for one system behind HTTP, without the HTTP: turns a request into the answer the real
 * system would give.
 *
 * <p>An emulator is a state machine: it opens no socket, never sleeps and takes its time from an
 * {@link java.time.InstantSource}. Faults of the network are not its business; the server around it
 * adds them. Implementations are thread-safe.
 */
public interface Emulator {

  /** Returns the short name of the system, such as {@code smile}; used by counters and control. */
  String system();

  /**
   * Applies a request and returns the answer.
   *
   * @param request what the client sent
   * @return the answer of the real system, also for requests it would refuse
   */
  EmulatorResponse handle(EmulatorRequest request);

  /**
   * Returns the path that every address of the system starts with, such as {@code /v1}: what a
   * client puts behind host and port. Requests come with it. Empty by default.
   */
  default String basePath() {
    return "";
  }

  /**
   * Returns the test credentials a client needs, by name, for the control API. They open nothing
   * but this sandbox. Empty by default.
   */
  default Map<String, String> credentials() {
    return Map.of();
  }

  /**
   * Returns the check of requests against the description of the system. By default none is run.
   */
  default RequestCheck requestCheck() {
    return RequestCheck.notRun("the emulator has no description of its system");
  }

  /** Returns the answer the real system gives when its quota is used up. */
  EmulatorResponse tooManyRequests();

  /**
   * Returns the body of an internal error of the real system.
   *
   * @param status 500, 502 or 503
   */
  EmulatorResponse serverError(int status);
}
