package dev.stampbook.springbig;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How times are written (sheet section 14, U17). */
public enum DateTimeStyle {
  /** {@code 2026-01-05T10:00:00}: the clock of {@code springbig.timeZone}. The default. */
  WITHOUT_OFFSET("uuuu-MM-dd'T'HH:mm:ss"),
  /** {@code 2026-01-05T10:00:00+00:00}. */
  WITH_OFFSET("uuuu-MM-dd'T'HH:mm:ssxxx");

  private final DateTimeFormatter format;

  DateTimeStyle(String pattern) {
    this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  String write(Instant time, ZoneId zone) {
    return format.format(time.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}
