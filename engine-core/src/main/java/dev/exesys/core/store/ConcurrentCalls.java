package dev.exesys.core.store;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs blocking calls to a service concurrently. */
public final class ConcurrentCalls {

  private ConcurrentCalls() {}

  /**
   * Applies an action to each item, in no particular order, and returns when all have completed.
   *
   * @param maxConcurrent maximum number of concurrent calls
   * @throws RuntimeException the first failure; some of the remaining items may not have been
   *     processed
   */
  public static <T> void forEach(List<T> items, int maxConcurrent, Consumer<T> action) {
    if (items.size() < 2) {
      items.forEach(action);
      return;
    }
    int threads = Math.min(maxConcurrent, items.size());
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
      List<? extends Future<?>> calls =
          items.stream().map(item -> pool.submit(() -> action.accept(item))).toList();
      try {
        for (Future<?> call : calls) {
          call.get();
        }
      } catch (ExecutionException e) {
        calls.forEach(call -> call.cancel(false));
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        calls.forEach(call -> call.cancel(true));
        Thread.currentThread().interrupt();
        throw new StoreException("interrupted while waiting for a service", e);
      }
    }
  }
}
