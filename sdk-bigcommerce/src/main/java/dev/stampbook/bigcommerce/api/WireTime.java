package dev.stampbook.bigcommerce.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * A time as it stands on the wire (sheet 11): RFC 2822 in V2, ISO 8601 in V3, {@code YYYY-MM-DD HH:mm:ss} in customer groups, epoch
 * seconds in webhooks and gift certificates, {@code ""} for none. A time without zone is read as UTC.
 *
 * @param text the literal without quotes
 */
public record WireTime(String text) {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .optionalStart()
          .appendPattern("[XXX][XX][X]")
          .optionalEnd()
          .toFormatter(Locale.ENGLISH);
  private static final DateTimeFormatter RFC_2822_OUT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter ISO_OUT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Returns a time as V2 writes it. */
  public static String rfc2822(Instant time) {
    return RFC_2822_OUT.format(time);
  }

  /** Returns a time as V3 and the filters write it: to the second, rounded down, in UTC with offset. */
  public static String iso(Instant time) {
    return ISO_OUT.format(time);
  }

  /**
   * Returns the instant, empty when nothing is stated.
   *
   * @throws IllegalArgumentException when the text is no time; the message does not show it
   */
  public Optional<Instant> instant() {
    String written = text.strip();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(written));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date", e);
    }
  }

  private static Instant read(String written) {
    if (written.matches("[0-9]{1,11}")) {
      return Instant.ofEpochSecond(Long.parseLong(written));
    }
    if (Character.isLetter(written.charAt(0))) {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(written, Instant::from);
    }
    TemporalAccessor read =
        ISO.parseBest(written, Instant::from, LocalDateTime::from, LocalDate::from);
    if (read instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    }
    return read instanceof LocalDate day
        ? day.atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.from(read);
  }

  @Override
  public String toString() {
    return text;
  }
}
