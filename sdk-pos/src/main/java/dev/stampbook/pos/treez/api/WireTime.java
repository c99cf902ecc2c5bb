package dev.stampbook.pos.treez.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/**
 * A time as Treez writes it: with an offset, with or without a colon in it, or with a blank and no zone at all (sheet 11).
 *
 * @param text the time as sent
 */
public record WireTime(String text) {

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .append(LOCAL)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);
  private static final int NEVER = 2000;

  /** Returns the moment; empty for a time without offset or a text that is no time. */
  public Optional<Instant> instant() {
    try {
      return Optional.of(WITH_OFFSET.parse(text.strip(), Instant::from));
    } catch (DateTimeException noInstant) {
      return Optional.empty();
    }
  }

  /** Returns the moment of a time that may lack its zone; empty for the year 2000, which stands for "never" (sheet 3.1). */
  public Optional<Instant> instant(ZoneId zone) {
    try {
      return instant()
          .or(() -> Optional.of(LocalDateTime.parse(text.strip(), LOCAL).atZone(zone).toInstant()))
          .filter(time -> time.atZone(zone).getYear() > NEVER);
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
