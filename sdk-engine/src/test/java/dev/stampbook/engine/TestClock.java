package dev.stampbook.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that only moves when a test or the engine's waiting moves it. */
final class TestClock implements InstantSource, Waiting {

  private final List<Duration> waits = new ArrayList<>();
  private Instant now;

  TestClock(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
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
