package dev.exesys.local;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work done again and again. Works do not wait for each other, and one never runs twice at once.
 */
final class PeriodicTasks implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PeriodicTasks.class);
  private static final int THREADS = 16;

  private final ScheduledExecutorService threads = threads();

  private static ScheduledExecutorService threads() {
    // Virtual, so that sixteen cost nothing while nothing is due.
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(THREADS, Thread.ofVirtual().name("schedule-", 0).factory());
    return Executors.unconfigurableScheduledExecutorService(pool);
  }

  /** Does some work one interval from now, and then one interval after each end. */
  void every(String name, Duration interval, Runnable work) {
    long millis = interval.toMillis();
    var unused =
        threads.scheduleWithFixedDelay(
            () -> run(name, work), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static void run(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // The executor would never run it again.
      log.warn("the schedule {} failed this time", name, e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
