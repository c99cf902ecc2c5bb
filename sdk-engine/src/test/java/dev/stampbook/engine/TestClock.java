package dev.stampbook.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Time that only moves when a test or the engine's waiting moves it. */
final class TestClock implements InstantSource, Waiting {

  private final List<Duration> waits = new ArrayList<>();
  private Optional<Runnable> action = Optional.empty();
  private int asked;
  private Instant now;

  TestClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    Optional<Runnable> due = due();
    due.ifPresent(Runnable::run);
    synchronized (this) {
      return now;
    }
  }

  private synchronized Optional<Runnable> due() {
    if (asked > 0 && --asked == 0) {
      Optional<Runnable> due = action;
      action = Optional.empty();
      return due;
    }
    return Optional.empty();
  }

  /** Runs an action once, when the time is asked for the n-th time from now on: a moment between two steps of the engine. */
  synchronized void onceAfter(int times, Runnable then) {
    asked = times;
    action = Optional.of(then);
  }

  synchronized void advance(Duration time) {
    now = now.plus(time);
  }

  synchronized void set(Instant time) {
    now = time;
  }

  @Override
  public synchronized void await(Duration time) {
    waits.add(time);
    advance(time);
  }

  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
