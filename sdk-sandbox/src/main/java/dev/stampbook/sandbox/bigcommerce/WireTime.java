package dev.stampbook.sandbox.bigcommerce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes and reads times in the formats of section 11; times without a zone are UTC. */
final class WireTime {

  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final List<Function<String, Instant>> READERS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

  private WireTime() {}

  /** Writes {@code Fri, 20 Jun 2025 14:03:11 +0000}, as V2 does. */
  static String rfc2822(Instant time) {
    return RFC_2822.format(time);
  }

  /** Writes {@code 2025-06-20T14:03:11+00:00}, as V3 does. */
  static String iso(Instant time) {
    return ISO.format(time);
  }

  /** Writes {@code 2025-06-20T14:03:11Z}, as V3 customers do. */
  static String zulu(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Writes {@code 2025-06-20 14:03:11}, as customer groups do. */
  static String plain(Instant time) {
    return PLAIN.format(time);
  }

  /** Reads RFC 2822, ISO 8601 with or without offset, or a date. */
  static Optional<Instant> parse(String text) {
    for (Function<String, Instant> reader : READERS) {
      try {
        return Optional.of(reader.apply(text.trim()));
      } catch (DateTimeParseException e) {
        // Not this format; the next one may fit.
      }
    }
    return Optional.empty();
  }
}
