package dev.stampbook.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The clock and the waiting of a client, replaceable so that tests take no time. Implementations are thread-safe. */
public interface TimeSource {

  /** Returns the wall-clock time, for HTTP dates and token expiry. */
  Instant now();

  /** Returns a clock in nanoseconds that never jumps, for elapsed time. */
  long nanoTime();

  /**
   * Waits this long.
   *
   * @throws InterruptedException when the thread is interrupted; the wait ends at once
   */
  void sleep(Duration duration) throws InterruptedException;

  /** Returns the system's clock. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }

  /** The machine's own clock. */
  enum SystemTime implements TimeSource {
    /** The only one there is. */
    INSTANCE;

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
  }
}
