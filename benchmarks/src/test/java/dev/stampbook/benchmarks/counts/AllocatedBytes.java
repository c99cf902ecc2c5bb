package dev.stampbook.benchmarks.counts;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Counts the bytes this thread allocates for one piece of work. They depend on the code and the JDK, not on the machine's speed. */
final class AllocatedBytes {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 30;
  private static final int MEASURED = 20;

  @SuppressWarnings("UnusedVariable") // a result nobody keeps need not be made
  private static volatile Object result = "";

  private AllocatedBytes() {}

  /** Returns the fewest of several rounds: classes that load and adapters that are made in between only add. */
  static long perRun(Supplier<?> work) {
    for (int i = 0; i < WARM_UP; i++) {
      result = work.get();
    }
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < MEASURED; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      result = work.get();
      fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return fewest;
  }
}
