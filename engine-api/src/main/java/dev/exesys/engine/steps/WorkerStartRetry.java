package dev.exesys.engine.steps;

import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.retry.RetryableFailure;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.workers.WorkerStartException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Starts a worker, and retries while a service throttles, has no capacity or is unavailable. Sends
 * a heartbeat before each further attempt, so that the run state does not time out, and stops when
 * the state no longer waits.
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
   * Returns the result of a start.
   *
   * @param start requests the worker; can be repeated
   * @throws RuntimeException the exception of the last attempt
   */
  <T> T call(String token, Supplier<T> start) {
    long deadline = System.nanoTime() + maxDuration.toNanos();
    try {
      return retry.call(
          start,
          e ->
              RetryableFailure.isRetryable(e)
                  && System.nanoTime() - deadline < 0
                  && isWaiting(token));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkerStartException("the start of a worker was interrupted", true, e);
    }
  }

  /** The heartbeat may fail for the same reason as the start. */
  private boolean isWaiting(String token) {
    try {
      return tokens.heartbeat(token);
    } catch (RuntimeException e) {
      if (RetryableFailure.isRetryable(e)) {
        return true;
      }
      throw e;
    }
  }
}
