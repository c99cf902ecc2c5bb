package dev.stampbook.engine.consent;

import java.time.Duration;

/**
 * How a registry works. Immutable; every method returns a changed copy.
 *
 * @param lease how long a message belongs to whoever sends it; must be longer than any system's total timeout, because until it is over an
 *     opt-in whose outcome is unknown may still arrive; default 2 min
 * @param firstLook how long after an opt-in a system may be looked at for the first time so that a no found there counts as older than the
 *     opt-in; later the opt-in is held back; default 15 min
 * @param refusedRetry how often a refused message is tried again; default 1 h
 * @param readBackEvery how often a started registry reads each person's consent back; default 24 h
 * @param batch how many messages one round takes, 1 to 1,000; default 100
 */
public record ConsentSettings(
    Duration lease, Duration firstLook, Duration refusedRetry, Duration readBackEvery, int batch) {

  public ConsentSettings {
    if (lease.isNegative() || lease.isZero()) {
      throw new IllegalArgumentException("a lease is longer than nothing");
    }
    if (batch < 1 || batch > 1_000) {
      throw new IllegalArgumentException("a batch has 1 to 1,000 messages, not " + batch);
    }
  }

  /** Returns the defaults. */
  public static ConsentSettings defaults() {
    return new ConsentSettings(
        Duration.ofMinutes(2),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(24),
        100);
  }

  /** Lets a message belong to its sender for this long. */
  public ConsentSettings lease(Duration value) {
    return new ConsentSettings(value, firstLook, refusedRetry, readBackEvery, batch);
  }

  /** Lets a first look at a system come this long after the opt-in. */
  public ConsentSettings firstLook(Duration value) {
    return new ConsentSettings(lease, value, refusedRetry, readBackEvery, batch);
  }

  /** Tries a refused message again this often. */
  public ConsentSettings refusedRetry(Duration value) {
    return new ConsentSettings(lease, firstLook, value, readBackEvery, batch);
  }

  /** Reads each person's consent back this often. */
  public ConsentSettings readBackEvery(Duration value) {
    return new ConsentSettings(lease, firstLook, refusedRetry, value, batch);
  }

  /** Takes this many messages in one round. */
  public ConsentSettings batch(int value) {
    return new ConsentSettings(lease, firstLook, refusedRetry, readBackEvery, value);
  }
}
