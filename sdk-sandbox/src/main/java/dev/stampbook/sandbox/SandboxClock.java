package dev.stampbook.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the time inside a sandbox: the real time, real time shifted to a given start, or a virtual
 * time that stands still until it is moved. Thread-safe.
 *
 * <p>Under a virtual clock a used-up quota stays used up until time is moved.
 */
public final class SandboxClock implements InstantSource {

  private final InstantSource base;
  private final AtomicReference<Duration> shift;

  private SandboxClock(InstantSource base, Duration shift) {
    this.base = base;
    this.shift = new AtomicReference<>(shift);
  }

  /** Returns a clock of real time. */
  public static SandboxClock system() {
    return new SandboxClock(InstantSource.system(), Duration.ZERO);
  }

  /** Returns a clock that shows {@code start} now and runs on in real time. */
  public static SandboxClock startingAt(Instant start) {
    InstantSource real = InstantSource.system();
    return new SandboxClock(real, Duration.between(real.instant(), start));
  }

  /** Returns a clock that shows {@code start} until it is moved. */
  public static SandboxClock virtual(Instant start) {
    return new SandboxClock(InstantSource.fixed(start), Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(shift.get());
  }

  /**
   * Moves the time.
   *
   * @param step how far; negative goes back
   */
  public void advance(Duration step) {
    shift.updateAndGet(present -> present.plus(step));
  }

  /** Sets the time that is shown now; a running clock runs on from there. */
  public void set(Instant now) {
    shift.set(Duration.between(base.instant(), now));
  }
}
