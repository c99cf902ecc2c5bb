package dev.stampbook.benchmarks.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares embedded databases, as the decision record on the embedded store cites it: {@code benchmarks/run store.StoreTrial [kills per
 * candidate] [seed]}. Takes four to eight minutes with 60 kills.
 */
final class StoreTrial {

  private static final int BATCH = 250;

  private StoreTrial() {}

  public static void main(String[] args) throws Exception {
    int kills = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 42;
    Path directory = Files.createTempDirectory("store-trial");
    try {
      System.out.printf(
          "%d kills per candidate, seed %d, %s file system, JDK %s, %d cores%n%n",
          kills,
          seed,
          Files.getFileStore(directory).type(),
          Runtime.version(),
          Runtime.getRuntime().availableProcessors());
      printCrashes(directory, kills, seed);
      printRates(directory);
    } finally {
      deleteTree(directory);
    }
  }

  private static void printCrashes(Path directory, int kills, long seed) throws Exception {
    System.out.println(
        "| Store | rows per transaction | kills | kills that lost rows | acknowledged rows lost | torn transactions | corrupt files |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    for (Candidate candidate : Candidate.values()) {
      for (int batch : List.of(1, BATCH)) {
        System.out.println(new CrashTrial(candidate, batch, directory, seed).run(kills / 2));
      }
    }
  }

  private static void printRates(Path directory) throws Exception {
    System.out.println();
    System.out.println(
        "| Store, rows committed per second | 1 row, 1 thread | 1 row, 8 threads | 250 rows, 1 thread | 250 rows, 8 threads |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (Candidate candidate : Candidate.values()) {
      StringBuilder line = new StringBuilder("| " + candidate.title());
      for (int batch : List.of(1, BATCH)) {
        for (int threads : List.of(1, 8)) {
          Path file = directory.resolve("rate-" + candidate + "-" + batch + "-" + threads);
          line.append(" | ").append(CommitRate.rowsPerSecond(candidate, file, batch, threads));
        }
      }
      System.out.println(line + " |");
    }
  }

  private static void deleteTree(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
