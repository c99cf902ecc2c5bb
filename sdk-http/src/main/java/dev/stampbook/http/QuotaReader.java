package dev.stampbook.http;

import java.time.Duration;
import java.util.Optional;

/** Reads from every answer how much of the quota the other side says is left. Pure and thread-safe. */
@FunctionalInterface
public interface QuotaReader {

  /**
   * What the other side says.
   *
   * @param left the calls that are left until the reset, zero or more
   * @param resetIn the time until the quota is full again, not negative
   */
  record Allowance(long left, Duration resetIn) {

    public Allowance {
      if (left < 0 || resetIn.isNegative()) {
        throw new IllegalArgumentException("an allowance and its reset are not negative");
      }
    }
  }

  /** Returns what the headers say, empty when they say nothing readable. */
  Optional<Allowance> read(ResponseHeaders headers);

  /** Returns the reader for systems that say nothing. */
  static QuotaReader none() {
    return headers -> Optional.empty();
  }

  /** Returns the reader of two headers; the reset is counted in seconds. */
  static QuotaReader seconds(String leftHeader, String resetHeader) {
    return headers ->
        read(headers, leftHeader, headers.number(resetHeader).map(Duration::ofSeconds));
  }

  /** Returns the reader of two headers; the reset is counted in milliseconds. */
  static QuotaReader millis(String leftHeader, String resetHeader) {
    return headers ->
        read(headers, leftHeader, headers.number(resetHeader).map(Duration::ofMillis));
  }

  private static Optional<Allowance> read(
      ResponseHeaders headers, String leftHeader, Optional<Duration> resetIn) {
    return headers
        .number(leftHeader)
        .flatMap(left -> resetIn.map(reset -> new Allowance(left, reset)));
  }
}
