package dev.stampbook.pos.blaze.api;

import java.time.Instant;
import java.util.Optional;

/**
 * A time as Blaze writes it: milliseconds since 1970 in UTC. "Not set" is null or 0; both occur in one object (sheet section 11).
 *
 * @param value the number on the wire
 */
public record EpochMillis(long value) {

  /** Returns the wire form of a time, cut to the millisecond. */
  public static EpochMillis of(Instant time) {
    return new EpochMillis(time.toEpochMilli());
  }

  /** Returns the time, empty when none is set. */
  public Optional<Instant> instant() {
    return value == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }
}
