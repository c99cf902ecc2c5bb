package dev.stampbook.engine;

import java.time.Duration;

/** How the engine lets time pass; tests move a clock instead. */
@FunctionalInterface
public interface Waiting {

  /**
   * Waits.
   *
   * @throws InterruptedException when the thread is asked to stop
   */
  void await(Duration time) throws InterruptedException;

  /** Waits in real time. */
  static Waiting real() {
    return time -> Thread.sleep(time.toMillis());
  }
}
