package dev.stampbook.benchmarks.counts;

import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.SyncReport;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one sync cost.
 *
 * @param report what it did
 * @param statements executions at the store, a batch as one
 * @param transactions commits at the store
 * @param writes commits that wrote something
 * @param shopCalls calls to BigCommerce by operation
 * @param smileCalls calls to Smile by operation
 */
record SyncCosts(
    SyncReport report,
    long statements,
    long transactions,
    long writes,
    Map<String, Long> shopCalls,
    Map<String, Long> smileCalls) {

  /** Syncs once and counts. */
  static SyncCosts of(EmulatedPair pair, LoyaltyProgram program, StatementCounter counter) {
    counter.reset();
    Map<String, Long> shopBefore = pair.calls("bigcommerce");
    Map<String, Long> smileBefore = pair.calls("smile");
    SyncReport report = program.sync();
    return new SyncCosts(
        report,
        counter.executions(),
        counter.commits(),
        counter.writingCommits(),
        since(shopBefore, pair.calls("bigcommerce")),
        since(smileBefore, pair.calls("smile")));
  }

  static long sum(Map<String, Long> calls) {
    return calls.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> calls = new TreeMap<>();
    after.forEach(
        (operation, count) -> calls.put(operation, count - before.getOrDefault(operation, 0L)));
    calls.values().removeIf(count -> count == 0);
    return calls;
  }
}
