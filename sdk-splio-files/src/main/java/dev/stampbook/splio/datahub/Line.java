package dev.stampbook.splio.datahub;

import java.util.ArrayList;
import java.util.List;

/**
 * A line to write.
 *
 * @param text the line without its end
 * @param together what it shares with the lines that must be in the same file; empty for nothing
 */
record Line(String text, String together) {

  /** Divides lines into files, each as full as can be without tearing apart what belongs together. */
  static List<List<Line>> parts(List<Line> lines, int most) {
    List<List<Line>> parts = new ArrayList<>();
    int from = 0;
    while (from < lines.size()) {
      int end = Math.min(from + most, lines.size());
      int cut = end;
      while (cut > from && cut < lines.size() && lines.get(cut).belongsTo(lines.get(cut - 1))) {
        cut--;
      }
      // what is larger than a file is divided all the same
      int to = cut > from ? cut : end;
      parts.add(lines.subList(from, to));
      from = to;
    }
    return parts;
  }

  private boolean belongsTo(Line other) {
    return !together.isEmpty() && together.equals(other.together);
  }
}
