package dev.exesys.engine.steps;

import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerStartException;
import java.time.Duration;
import java.util.List;

/**
 * Starts a worker, and retries while the service has no capacity for it. Sends a heartbeat before
 * each further attempt, so that the run state does not time out, and stops when the state no longer
 * waits.
 */
final class WorkerStartRetry {

  /** Half of the dispatch function's timeout. */
  static final Duration MAX_DURATION = Duration.ofMinutes(5);

  private final TaskTokens tokens;
  private final RetryPolicy retry;
  private final Duration maxDuration;

  /**
   * Creates the retry.
   *
   * @param maxDuration from the first attempt to the start of the last one
   */
  WorkerStartRetry(TaskTokens tokens, RetryPolicy retry, Duration maxDuration) {
    this.tokens = tokens;
    this.retry = retry;
    this.maxDuration = maxDuration;
  }

  /**
   * Starts a worker and returns the handle that stops it.
   *
   * @throws WorkerStartException the exception of the last attempt
   */
  String start(WorkerLauncher launcher, OrderItem order, List<String> instances, String token) {
    long deadline = System.nanoTime() + maxDuration.toNanos();
    try {
      return retry.call(
          () -> launcher.start(order, instances),
          e ->
              e instanceof WorkerStartException start
                  && start.retryable()
                  && System.nanoTime() - deadline < 0
                  && tokens.heartbeat(token));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkerStartException("the start of a worker was interrupted", false, e);
    }
  }
}
