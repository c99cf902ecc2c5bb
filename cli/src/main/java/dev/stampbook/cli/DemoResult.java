package dev.stampbook.cli;

import java.util.List;

/**
 * What a demo found.
 *
 * @param mismatches members whose balance differs from the independent computation, in words
 * @param explained one order's story
 */
record DemoResult(DemoFigures figures, List<String> mismatches, String explained) {

  boolean isRight() {
    return mismatches.isEmpty() && figures.second().postings() == 0;
  }

  String text() {
    return figures.text() + "\nOne order explained:\n\n" + explained + "\n\n" + verdict();
  }

  private String verdict() {
    if (isRight()) {
      return "Every balance at %s is what the independent computation expects, and the second sync posted nothing."
          .formatted(figures.systems().provider().title());
    }
    long more = figures.second().postings();
    return "WRONG:\n  "
        + String.join("\n  ", mismatches)
        + (more == 0 ? "" : "\n  the second sync posted " + more + " more");
  }
}
