package dev.stampbook.benchmarks.ratio;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures both sides of every ratio in one run and prints them as a table: {@code benchmarks/run ratios [forks] [iterations]}. Takes about
 * three minutes.
 */
final class RatioTable {

  private static final Map<String, String> TITLES =
      Map.of(
          OneGet.class.getSimpleName(), "GET of 2 kB, beside OkHttp + Moshi",
          PageOfOrders.class.getSimpleName(), "Page of 250 orders, beside Moshi into maps",
          PointsOfAnOrder.class.getSimpleName(), "Points of an order, beside BigDecimal",
          JournalPage.class.getSimpleName(), "Journal of 250 postings, beside JDBC batches");

  private RatioTable() {}

  public static void main(String[] args) throws RunnerException {
    int forks = args.length > 0 ? Integer.parseInt(args[0]) : 2;
    int iterations = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Options options =
        new OptionsBuilder()
            .include(RatioTable.class.getPackageName() + ".*")
            .forks(forks)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgs(
                "-Xmx512m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    print(new Runner(options).run(), forks, iterations);
  }

  private static void print(Collection<RunResult> results, int forks, int iterations) {
    Map<String, Map<String, RunResult>> pairs = new TreeMap<>();
    for (RunResult result : results) {
      List<String> name = List.of(result.getParams().getBenchmark().split("\\.", -1));
      pairs
          .computeIfAbsent(name.get(name.size() - 2), pair -> new TreeMap<>())
          .put(name.get(name.size() - 1), result);
    }
    System.out.printf(
        Locale.ROOT,
        "%d cores, JDK %s, %d forks of %d iterations of 1 s%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        forks,
        iterations);
    System.out.println(
        "| What | Stampbook, us | bare, us | ratio | Stampbook, kB | bare, kB | ratio |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    pairs.forEach((pair, sides) -> System.out.println(line(pair, sides)));
  }

  private static String line(String pair, Map<String, RunResult> sides) {
    RunResult ours = sides.get("stampbook");
    RunResult bare = sides.get("bare");
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.1f | %.1f | %.1f | %.1f |",
        TITLES.getOrDefault(pair, pair),
        time(ours),
        time(bare),
        ours.getPrimaryResult().getScore() / bare.getPrimaryResult().getScore(),
        kilobytes(ours),
        kilobytes(bare),
        kilobytes(ours) / kilobytes(bare));
  }

  private static String time(RunResult side) {
    Result<?> result = side.getPrimaryResult();
    double error = result.getScoreError(); // none for a single iteration
    return Double.isNaN(error)
        ? String.format(Locale.ROOT, "%.2f", result.getScore())
        : String.format(Locale.ROOT, "%.2f ± %.2f", result.getScore(), error);
  }

  /** What one operation allocates in all threads. */
  private static double kilobytes(RunResult side) {
    return side.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1_000;
  }
}
