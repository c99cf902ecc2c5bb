package dev.stampbook.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads from an answer how long the other side asks to wait before the next call. Pure and thread-safe. */
@FunctionalInterface
public interface WaitHint {

  /** Returns the wait the headers ask for, never negative; empty when they say nothing readable. */
  Optional<Duration> read(ResponseHeaders headers, Instant now);

  /** Returns this hint, or the other one where this says nothing. */
  default WaitHint or(WaitHint other) {
    return (headers, now) -> read(headers, now).or(() -> other.read(headers, now));
  }

  /** Returns the reader of {@code Retry-After} in both its forms, seconds and HTTP date (RFC 9110 section 10.2.3). */
  static WaitHint retryAfter() {
    return (headers, now) ->
        headers
            .number("Retry-After")
            .map(Duration::ofSeconds)
            .or(() -> headers.first("Retry-After").flatMap(text -> untilDate(text, now)));
  }

  /** Returns the reader of a header that counts seconds. */
  static WaitHint seconds(String header) {
    return (headers, now) -> headers.number(header).map(Duration::ofSeconds);
  }

  /** Returns the reader of a header that counts milliseconds. */
  static WaitHint millis(String header) {
    return (headers, now) -> headers.number(header).map(Duration::ofMillis);
  }

  private static Optional<Duration> untilDate(String text, Instant now) {
    try {
      Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
      Duration wait = Duration.between(now, date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
