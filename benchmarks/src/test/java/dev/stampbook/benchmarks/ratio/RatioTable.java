package dev.stampbook.benchmarks.ratio;

import dev.stampbook.benchmarks.ratio.Rounds.Round;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures both sides of every ratio in one run and prints them as a table: {@code benchmarks/run ratios [rounds]}. Each round starts a new
 * process for each side, one right after the other. Takes about a minute per round.
 */
final class RatioTable {

  private static final int ITERATIONS = 3;
  private static final Map<String, String> TITLES =
      Map.of(
          OneGet.class.getSimpleName(), "GET of 2 kB, beside OkHttp + Moshi",
          PageOfOrders.class.getSimpleName(), "Page of 250 orders, beside Moshi into maps",
          PointsOfAnOrder.class.getSimpleName(), "Points of an order, beside BigDecimal",
          JournalPage.class.getSimpleName(), "Journal of 250 postings, beside JDBC batches");

  private RatioTable() {}

  public static void main(String[] args) throws RunnerException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    Map<String, Rounds> pairs = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      measure().forEach((pair, sides) -> pairs.computeIfAbsent(pair, p -> new Rounds()).add(sides));
    }
    System.out.printf(
        Locale.ROOT,
        "%d cores, JDK %s, %d rounds of %d iterations of 1 s%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        rounds,
        ITERATIONS);
    System.out.println(
        "| What | Stampbook, us | bare, us | ratio of times | Stampbook, kB | bare, kB | ratio of bytes |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    pairs.forEach((pair, found) -> System.out.println(found.line(TITLES.getOrDefault(pair, pair))));
  }

  private static Map<String, Round> measure() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(RatioTable.class.getPackageName() + ".*")
            .forks(1)
            .warmupIterations(ITERATIONS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(ITERATIONS)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgs(
                "-Xmx512m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    return paired(new Runner(options).run());
  }

  private static Map<String, Round> paired(Collection<RunResult> results) {
    Map<String, Map<String, RunResult>> pairs = new TreeMap<>();
    for (RunResult result : results) {
      List<String> name = List.of(result.getParams().getBenchmark().split("\\.", -1));
      pairs
          .computeIfAbsent(name.get(name.size() - 2), pair -> new TreeMap<>())
          .put(name.get(name.size() - 1), result);
    }
    Map<String, Round> rounds = new TreeMap<>();
    pairs.forEach(
        (pair, sides) -> rounds.put(pair, round(sides.get("stampbook"), sides.get("bare"))));
    return rounds;
  }

  private static Round round(RunResult ours, RunResult bare) {
    return new Round(
        ours.getPrimaryResult().getScore(),
        bare.getPrimaryResult().getScore(),
        bytes(ours),
        bytes(bare));
  }

  /** What one operation allocates in all threads. */
  private static double bytes(RunResult side) {
    return side.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }
}
