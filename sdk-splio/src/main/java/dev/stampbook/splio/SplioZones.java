package dev.stampbook.splio;

import dev.stampbook.points.LookupSchedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The zones of Splio's dates, which carry no offset: {@code splio.zone.*} (sheet sections 11 and 14, U7). Values read back may be in another
 * zone than the one written, so nothing here decides by less than a day.
 *
 * @param contacts of contacts, which is the zone of the API user
 * @param orders of orders, which is the local time of the purchase
 * @param loyalty of points, cards and rewards; not stated by the vendor
 */
public record SplioZones(ZoneId contacts, ZoneId orders, ZoneId loyalty) {

  /** The year from which a date means "never": Splio writes 9998-12-31. */
  private static final int NEVER = 9998;

  /** Returns Europe/Paris for everything. */
  public static SplioZones standard() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    return new SplioZones(paris, paris, paris);
  }

  static LocalDateTime local(Instant at, ZoneId zone) {
    return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.SECONDS);
  }

  static Instant instant(LocalDateTime time, ZoneId zone) {
    return time.atZone(zone).toInstant();
  }

  static boolean isNever(LocalDateTime time) {
    return time.getYear() >= NEVER;
  }

  /** Returns 5 s, 30 s and 5 min with three resends: points come later than the call (U19). */
  static LookupSchedule confirmSchedule() {
    return new LookupSchedule(
        java.util.List.of(
            java.time.Duration.ofSeconds(5),
            java.time.Duration.ofSeconds(30),
            java.time.Duration.ofMinutes(5)),
        3);
  }
}
