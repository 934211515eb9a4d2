package dev.exesys.engine.steps;

import dev.exesys.core.store.OrderItem;
import dev.exesys.engine.machines.TaskTokens;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerStartException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Asks for a worker again, later and later, while the service is too busy to take the request. The
 * state is told each time that it is not forgotten; when nobody waits any more, it is given up.
 */
final class WorkerStartRetry {

  /** Half of what the dispatch function may take. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 10_000;

  private final TaskTokens tokens;
  private final Duration patience;

  /**
   * Asks.
   *
   * @param patience after which it no longer does
   */
  WorkerStartRetry(TaskTokens tokens, Duration patience) {
    this.tokens = tokens;
    this.patience = patience;
  }

  /**
   * What the worker is stopped by.
   *
   * @throws WorkerStartException the last one, if there is no worker to be had
   */
  String start(WorkerLauncher target, OrderItem order, List<String> instances, String token) {
    long giveUp = System.nanoTime() + patience.toNanos();
    for (long pause = FIRST_MILLIS; ; pause = Math.min(2 * pause, LONGEST_MILLIS)) {
      try {
        return target.start(order, instances);
      } catch (WorkerStartException e) {
        if (!e.passing() || System.nanoTime() - giveUp > 0 || !tokens.heartbeat(token)) {
          throw e;
        }
        sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2), e);
      }
    }
  }

  private static void sleep(long millis, WorkerStartException cause) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }
}
