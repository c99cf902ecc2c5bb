package dev.stampbook.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts calls at once and waits until all have ended; the first failure is thrown. */
final class Barrier {

  private Barrier() {}

  static void run(List<Runnable> calls) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(calls.size());
    ExecutorService pool = Executors.newFixedThreadPool(calls.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable call : calls) {
        running.add(
            pool.submit(
                () -> {
                  barrier.await(1, TimeUnit.MINUTES);
                  call.run();
                  return true;
                }));
      }
      for (Future<?> one : running) {
        one.get(2, TimeUnit.MINUTES);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
