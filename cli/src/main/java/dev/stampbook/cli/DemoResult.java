package dev.stampbook.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a demo found.
 *
 * @param summary the table of figures
 * @param mismatches members whose balance differs from the independent computation, in words
 * @param explained one order's story
 */
record DemoResult(
    long orders,
    long members,
    long postings,
    long pointsPosted,
    long secondSyncPostings,
    long providerCalls,
    long millis,
    String summary,
    List<String> mismatches,
    String explained) {

  boolean isRight() {
    return mismatches.isEmpty() && secondSyncPostings == 0;
  }

  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("orders", orders);
    figures.put("members", members);
    figures.put("postings", postings);
    figures.put("pointsPosted", pointsPosted);
    figures.put("secondSyncPostings", secondSyncPostings);
    figures.put("balanceMismatches", mismatches.size());
    figures.put("providerCalls", providerCalls);
    figures.put("seconds", millis / 1000.0);
    return figures;
  }

  String text() {
    String verdict =
        isRight()
            ? "Every balance at Smile is what the independent computation expects, and the second"
                + " sync posted nothing."
            : "WRONG:\n  "
                + String.join("\n  ", mismatches)
                + (secondSyncPostings == 0
                    ? ""
                    : "\n  the second sync posted " + secondSyncPostings + " more");
    return summary + "\nOne order explained:\n\n" + explained + "\n\n" + verdict;
  }
}
