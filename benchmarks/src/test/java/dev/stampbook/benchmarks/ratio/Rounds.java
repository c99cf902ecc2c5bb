package dev.stampbook.benchmarks.ratio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What one pair came to, round by round. A busy machine slows both sides of a round alike, so each round has a ratio of its own. */
final class Rounds {

  private final List<Round> all = new ArrayList<>();

  /**
   * Both sides, measured right after each other.
   *
   * @param micros time of one operation of the SDK
   * @param bareMicros time of the bare libraries
   * @param bytes what one operation of the SDK allocates
   * @param bareBytes what the bare libraries allocate
   */
  record Round(double micros, double bareMicros, double bytes, double bareBytes) {}

  void add(Round round) {
    all.add(round);
  }

  /** Returns the line of the table: medians, the ratio of times with its lowest and highest. */
  String line(String title) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.1f (%.1f to %.1f) | %.1f | %.1f | %.1f |",
        title,
        micros(median(Round::micros)),
        micros(median(Round::bareMicros)),
        median(Rounds::ratio),
        sorted(Rounds::ratio).get(0),
        sorted(Rounds::ratio).get(all.size() - 1),
        median(Round::bytes) / 1_000,
        median(Round::bareBytes) / 1_000,
        median(round -> round.bytes() / round.bareBytes()));
  }

  private static String micros(double value) {
    return String.format(
        Locale.ROOT, value < 10 ? "%.2f" : value < 1_000 ? "%.1f" : "%,.0f", value);
  }

  private static double ratio(Round round) {
    return round.micros() / round.bareMicros();
  }

  private double median(ToDoubleFunction<Round> of) {
    List<Double> values = sorted(of);
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  private List<Double> sorted(ToDoubleFunction<Round> of) {
    List<Double> values = new ArrayList<>(all.stream().map(of::applyAsDouble).toList());
    Collections.sort(values);
    return values;
  }
}
