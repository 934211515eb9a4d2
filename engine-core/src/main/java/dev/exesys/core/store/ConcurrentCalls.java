package dev.exesys.core.store;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Calls that wait for a service, several at once. */
public final class ConcurrentCalls {

  private ConcurrentCalls() {}

  /**
   * Does something with each thing, in no particular order; returns when all is done.
   *
   * @param most how many at once
   * @throws RuntimeException the first failure; some of the rest may not have been done
   */
  public static <T> void forEach(List<T> things, int most, Consumer<T> what) {
    if (things.size() < 2) {
      things.forEach(what);
      return;
    }
    int threads = Math.min(most, things.size());
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
      List<? extends Future<?>> calls =
          things.stream().map(thing -> pool.submit(() -> what.accept(thing))).toList();
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
