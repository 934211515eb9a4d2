package dev.exesys.local;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks periodically. Different tasks run concurrently; a task never overlaps itself. */
final class PeriodicTasks implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PeriodicTasks.class);
  private static final int THREADS = 16;

  private final ScheduledExecutorService threads = threads();

  private static ScheduledExecutorService threads() {
    // Virtual threads, because most of them are idle.
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(THREADS, Thread.ofVirtual().name("schedule-", 0).factory());
    return Executors.unconfigurableScheduledExecutorService(pool);
  }

  /** Runs a task for the first time after one interval, and again one interval after each end. */
  void every(String name, Duration interval, Runnable task) {
    long millis = interval.toMillis();
    var unused =
        threads.scheduleWithFixedDelay(
            () -> run(name, task), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static void run(String name, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // The executor cancels a periodic task that throws.
      log.warn("periodic task {} failed; it runs again after its interval", name, e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
