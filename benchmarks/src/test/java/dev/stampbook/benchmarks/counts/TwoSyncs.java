package dev.stampbook.benchmarks.counts;

import dev.stampbook.benchmarks.sample.JournalFile;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.Store;
import java.nio.file.Path;

/**
 * The costs of two syncs of the same two pages.
 *
 * @param posting the first, which posts about half of the orders
 * @param quiet the second, which reads everything again and finds nothing changed
 */
record TwoSyncs(SyncCosts posting, SyncCosts quiet) {

  static final int ORDERS = 490;
  static final int PAGES = 2;

  /** Syncs an emulated shop twice. */
  static TwoSyncs in(Path folder) {
    StatementCounter counter = new StatementCounter(JournalFile.create(folder.resolve("store.db")));
    try (EmulatedPair pair = new EmulatedPair(ORDERS);
        Store store = Store.jdbc(counter.counted());
        LoyaltyProgram program = pair.program(store)) {
      SyncCosts posting = SyncCosts.of(pair, program, counter);
      return new TwoSyncs(posting, SyncCosts.of(pair, program, counter));
    }
  }
}
