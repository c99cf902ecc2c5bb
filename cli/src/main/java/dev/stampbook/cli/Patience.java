package dev.stampbook.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what other systems do in their own time. */
final class Patience {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Patience() {}

  /** Asks again and again until there is an answer; empty when there was none in that time. */
  static <T> Optional<T> until(Duration longest, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent() || System.nanoTime() > end) {
        return answer;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
