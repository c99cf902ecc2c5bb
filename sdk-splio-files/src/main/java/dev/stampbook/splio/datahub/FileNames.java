package dev.stampbook.splio.datahub;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes file names from {@code splio.datahub.namePattern} (sheet section 14, U21). */
record FileNames(String pattern) {

  private static final String UNIVERSE = "<universe>";
  private static final String SCOPE = "<scope>";
  private static final String NAME = "<name>";
  private static final String DATE = "<yyyyMMdd>";
  private static final String UNIQUE = "<unique>";
  private static final Pattern PART = Pattern.compile("<[^<>]*>");
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  static FileNames standard() {
    return of("<universe>_<scope>_<name>_<yyyyMMdd>_<unique>.csv");
  }

  static FileNames of(String pattern) {
    if (!pattern.contains(UNIVERSE) || !pattern.contains(SCOPE)) {
      throw new IllegalArgumentException(
          "splio.datahub.namePattern has to hold <universe> and <scope>, by which Splio takes files in");
    }
    Matcher parts = PART.matcher(pattern);
    boolean known =
        parts
            .results()
            .allMatch(part -> List.of(UNIVERSE, SCOPE, NAME, DATE, UNIQUE).contains(part.group()));
    if (!known) {
      throw new IllegalArgumentException(
          "splio.datahub.namePattern knows <universe>, <scope>, <name>, <yyyyMMdd> and <unique> only");
    }
    safe("splio.datahub.namePattern", PART.matcher(pattern).replaceAll("x"));
    return new FileNames(pattern);
  }

  /** A name must stay in its directory, and must not begin like a file that is still being written. */
  static String safe(String setting, String text) {
    if (!SAFE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          setting
              + " is made of up to 100 letters, digits and _ . - and begins with neither of these");
    }
    return text;
  }

  /** Whether two files of one day never share a name. */
  boolean isUnique() {
    return pattern.contains(UNIQUE);
  }

  String name(String universe, DatahubScope scope, String name, LocalDate day, String unique) {
    return pattern
        .replace(UNIVERSE, universe)
        .replace(SCOPE, scope.literal())
        .replace(NAME, name)
        .replace(DATE, DateTimeFormatter.BASIC_ISO_DATE.format(day))
        .replace(UNIQUE, unique);
  }
}
