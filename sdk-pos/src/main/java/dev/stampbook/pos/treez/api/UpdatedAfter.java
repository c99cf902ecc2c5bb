package dev.stampbook.pos.treez.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time as path segment (sheet 3.1): milliseconds, in UTC so that no plus sign can be misread, percent-encoded.
 *
 * @param time the time; parts below the millisecond are cut, which reaches further back
 */
public record UpdatedAfter(Instant time) {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Returns the encoded segment. */
  @Override
  public String toString() {
    return FORMAT.format(time).replace(":", "%3A");
  }
}
