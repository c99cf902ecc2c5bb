package dev.stampbook.splio.datahub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of a file: fields divided by {@code ;}, in quotes where they need them. A record never spans lines (sheet section 16, item 9). */
final class Csv {

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private Csv() {}

  static boolean breaksLine(String value) {
    return LINE_BREAK.matcher(value).find();
  }

  static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(";"));
  }

  private static String field(String value) {
    return value.indexOf(';') < 0 && value.indexOf('"') < 0
        ? value
        : '"' + value.replace("\"", "\"\"") + '"';
  }

  /** Returns the fields of a line; empty when its quotes do not close, or something stands behind them. */
  static Optional<List<String>> fields(String line) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (at <= line.length()) {
      boolean quoted = at < line.length() && line.charAt(at) == '"';
      int end = quoted ? closing(line, at + 1) : line.length();
      if (end < 0) {
        return Optional.empty();
      }
      int next = line.indexOf(';', quoted ? end + 1 : at);
      int stop = next < 0 ? line.length() : next;
      if (quoted && stop != end + 1) {
        return Optional.empty();
      }
      fields.add(
          quoted ? line.substring(at + 1, end).replace("\"\"", "\"") : line.substring(at, stop));
      at = stop + 1;
    }
    return Optional.of(fields);
  }

  private static int closing(String line, int from) {
    for (int at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) {
      if (at + 1 == line.length() || line.charAt(at + 1) != '"') {
        return at;
      }
    }
    return -1;
  }
}
