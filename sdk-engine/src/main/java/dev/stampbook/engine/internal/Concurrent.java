package dev.stampbook.engine.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Makes remote calls side by side, never more than the pool has threads. */
public final class Concurrent {

  private final ExecutorService pool;

  /** Uses the threads of this pool. */
  public Concurrent(ExecutorService pool) {
    this.pool = pool;
  }

  /**
   * Applies a call to each item and returns the results in the items' order. A failure is thrown after all calls have ended, so that no
   * call is left behind unwatched.
   */
  public <T, R> List<R> map(Collection<T> items, Function<T, R> call) {
    if (items.size() == 1) {
      return List.of(call.apply(items.iterator().next()));
    }
    List<Future<R>> started = new ArrayList<>();
    items.forEach(item -> started.add(pool.submit(() -> call.apply(item))));
    List<R> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    boolean interrupted = false;
    for (Future<R> future : started) {
      boolean done = false;
      while (!done) {
        try {
          results.add(future.get());
          done = true;
        } catch (ExecutionException failure) {
          failures.add(failure.getCause() == null ? failure : failure.getCause());
          done = true;
        } catch (InterruptedException stop) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    for (Throwable failure : failures) {
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (failure instanceof Error fatal) {
        throw fatal;
      }
      throw new IllegalStateException(failure);
    }
    return results;
  }
}
