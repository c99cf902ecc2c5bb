package dev.stampbook.engine;

import java.time.Duration;
import java.util.List;

/**
 * How the engine works. Immutable; every method returns a changed copy.
 *
 * @param concurrency remote calls at once, 1 to 64; default 8
 * @param lease how long an intent belongs to whoever wrote it; must be longer than the provider's total timeout; default 2 min
 * @param patience how long one sync waits in all for the provider to recover and for unknown outcomes to be settled; default 2 min
 * @param deferLimit how long a signal may wait for an order the commerce system does not have; default 48 h, then a person has to look
 * @param memberRetry how often it is looked again for the member of a waiting order; default 6 h
 * @param syncEvery how often a started program syncs by itself; default 5 min
 * @param payloadRetention how long redacted payloads are kept; default 30 days
 */
public record EngineSettings(
    int concurrency,
    Duration lease,
    Duration patience,
    Duration deferLimit,
    Duration memberRetry,
    Duration syncEvery,
    Duration payloadRetention) {

  public EngineSettings {
    if (concurrency < 1 || concurrency > 64) {
      throw new IllegalArgumentException("concurrency is 1 to 64, not " + concurrency);
    }
    if (lease.isNegative() || lease.isZero()) {
      throw new IllegalArgumentException("a lease is longer than nothing");
    }
    for (Duration wait : List.of(patience, deferLimit, memberRetry, syncEvery, payloadRetention)) {
      if (wait.isNegative()) {
        throw new IllegalArgumentException("a wait is no time or some, not " + wait);
      }
    }
  }

  /** Returns the defaults. */
  public static EngineSettings defaults() {
    return new EngineSettings(
        8,
        Duration.ofMinutes(2),
        Duration.ofMinutes(2),
        Duration.ofHours(48),
        Duration.ofHours(6),
        Duration.ofMinutes(5),
        Duration.ofDays(30));
  }

  /** Makes this many remote calls at once. */
  public EngineSettings concurrency(int value) {
    return new EngineSettings(
        value, lease, patience, deferLimit, memberRetry, syncEvery, payloadRetention);
  }

  /** Lets an intent belong to its writer for this long. */
  public EngineSettings lease(Duration value) {
    return new EngineSettings(
        concurrency, value, patience, deferLimit, memberRetry, syncEvery, payloadRetention);
  }

  /** Lets one sync wait this long in all. */
  public EngineSettings patience(Duration value) {
    return new EngineSettings(
        concurrency, lease, value, deferLimit, memberRetry, syncEvery, payloadRetention);
  }

  /** Lets a signal wait this long for its order. */
  public EngineSettings deferLimit(Duration value) {
    return new EngineSettings(
        concurrency, lease, patience, value, memberRetry, syncEvery, payloadRetention);
  }

  /** Looks for the member of a waiting order this often. */
  public EngineSettings memberRetry(Duration value) {
    return new EngineSettings(
        concurrency, lease, patience, deferLimit, value, syncEvery, payloadRetention);
  }

  /** Syncs a started program this often. */
  public EngineSettings syncEvery(Duration value) {
    return new EngineSettings(
        concurrency, lease, patience, deferLimit, memberRetry, value, payloadRetention);
  }

  /** Keeps redacted payloads this long. */
  public EngineSettings payloadRetention(Duration value) {
    return new EngineSettings(
        concurrency, lease, patience, deferLimit, memberRetry, syncEvery, value);
  }
}
