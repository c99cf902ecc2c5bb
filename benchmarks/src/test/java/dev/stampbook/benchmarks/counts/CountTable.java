package dev.stampbook.benchmarks.counts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Prints what the tests of this package gate: {@code benchmarks/run counts}. */
final class CountTable {

  private CountTable() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("counts");
    try {
      TwoSyncs syncs = TwoSyncs.in(folder);
      System.out.printf(
          "%d orders, %d pages, %d postings%n",
          TwoSyncs.ORDERS, TwoSyncs.PAGES, syncs.posting().report().postings());
      print("a sync that posts", syncs.posting());
      print("a sync that changes nothing", syncs.quiet());
      System.out.printf("bytes to read a page of 250 orders: %,d%n", Allocations.readingAPage());
      System.out.printf("bytes to compute an order: %,d%n", Allocations.computingAnOrder());
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void print(String what, SyncCosts costs) {
    System.out.printf(
        "%s: %,d statements, %,d transactions, %,d of them writing%n  Smile %s%n  BigCommerce %s%n",
        what,
        costs.statements(),
        costs.transactions(),
        costs.writes(),
        costs.smileCalls(),
        costs.shopCalls());
  }
}
