package dev.exesys.local.stepfunctions.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Schedules actions in real time, on one thread. */
public final class RealTimeScheduler implements Scheduler {
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("states-timers").factory());

  public RealTimeScheduler(InstantSource clock) {
    this.clock = clock;
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public ScheduledAction at(Instant due, Runnable action) {
    Duration delay = Duration.between(instant(), due);
    if (executor.isShutdown()) {
      return () -> {};
    }
    // Rounded up: a timer must not fire before the millisecond it was set to.
    long millis = Math.max(0, delay.plusNanos(999_999).toMillis());
    Future<?> future = executor.schedule(action, millis, TimeUnit.MILLISECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
