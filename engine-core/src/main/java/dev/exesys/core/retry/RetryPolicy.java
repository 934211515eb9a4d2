package dev.exesys.core.retry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Repeats an operation with a delay between attempts until it succeeds or attempts run out. */
public final class RetryPolicy {

  private final int maxAttempts;
  private final Backoff backoff;
  private final Sleeper sleeper;

  /** Computes the delay before a further attempt. */
  @FunctionalInterface
  public interface Backoff {
    /**
     * Returns the delay after a failed attempt.
     *
     * @param attempt the number of the failed attempt, from 1
     */
    Duration delay(int attempt);
  }

  /** Blocks the calling thread. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /** Creates a policy that sleeps between attempts. */
  public RetryPolicy(int maxAttempts, Backoff backoff) {
    this(maxAttempts, backoff, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  /** Creates a policy with a sleeper of the caller, for tests. */
  public RetryPolicy(int maxAttempts, Backoff backoff, Sleeper sleeper) {
    this.maxAttempts = maxAttempts;
    this.backoff = backoff;
    this.sleeper = sleeper;
  }

  /**
   * Repeats an attempt until it returns true.
   *
   * @param operation subject of the failure's message, for example {@code deleting state machine x}
   * @param failure creates the exception to throw, from its message and cause, if attempts run out
   *     or the thread is interrupted
   */
  public void until(
      String operation,
      BooleanSupplier attempt,
      BiFunction<String, Throwable, ? extends RuntimeException> failure) {
    for (int number = 1; !attempt.getAsBoolean(); number++) {
      if (number >= maxAttempts) {
        throw failure.apply(
            operation + " did not succeed in " + maxAttempts + " attempts",
            new IllegalStateException("attempts exhausted"));
      }
      try {
        sleeper.sleep(backoff.delay(number));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure.apply(operation + " was interrupted", e);
      }
    }
  }

  /**
   * Repeats a call while it throws an exception that permits another attempt, and returns the
   * result.
   *
   * @param retryable decides whether another attempt may follow this exception; not asked after the
   *     last attempt
   * @throws RuntimeException the exception of the last attempt
   * @throws InterruptedException if the thread is interrupted during a delay
   */
  public <T> T call(Supplier<T> call, Predicate<? super RuntimeException> retryable)
      throws InterruptedException {
    for (int number = 1; ; number++) {
      try {
        return call.get();
      } catch (RuntimeException e) {
        if (number >= maxAttempts || !retryable.test(e)) {
          throw e;
        }
        sleeper.sleep(backoff.delay(number));
      }
    }
  }
}
