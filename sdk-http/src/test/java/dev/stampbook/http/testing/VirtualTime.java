package dev.stampbook.http.testing;

import dev.stampbook.http.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until somebody sleeps, and then jumps. */
public final class VirtualTime implements TimeSource {

  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get());
  }

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.add(duration);
    advance(duration);
  }

  public void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  public List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  public Duration elapsed() {
    return Duration.ofNanos(nanos.get());
  }
}
