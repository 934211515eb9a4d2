package dev.exesys.local.lambda;

import java.time.Duration;

/**
 * The timeout, concurrency limit and retry policy of a function of the local Lambda service.
 *
 * @param timeout the maximum duration of an invocation, at most the 15 minutes of Lambda
 * @param concurrency the maximum number of running invocations. Beyond it, synchronous invocations
 *     are throttled and events are queued
 * @param maxRetries the maximum number of retries of a failed event, 0 to 2
 * @param retryDelay the delay before the first retry; it doubles before the second
 * @param reserved whether the concurrency is reserved, and not a share of the account's
 * @param failureEvents whether EventBridge is the on-failure destination of events
 */
public record InvocationLimits(
    Duration timeout,
    int concurrency,
    int maxRetries,
    Duration retryDelay,
    boolean reserved,
    boolean failureEvents) {
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(15);

  /** The retries of Lambda for events, the maximum timeout and the concurrency of an account. */
  public static final InvocationLimits DEFAULT =
      new InvocationLimits(MAX_TIMEOUT, 1000, 2, Duration.ofSeconds(1), false, false);

  public InvocationLimits {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException("timeout must be above 0 and at most " + MAX_TIMEOUT);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1");
    }
    if (maxRetries < 0 || maxRetries > 2) {
      throw new IllegalArgumentException("maxRetries must be from 0 to 2");
    }
    if (retryDelay.isNegative()) {
      throw new IllegalArgumentException("retryDelay must not be negative");
    }
  }

  public InvocationLimits withConcurrency(int other) {
    return new InvocationLimits(timeout, other, maxRetries, retryDelay, reserved, failureEvents);
  }

  /** Returns limits with reserved concurrency. */
  public InvocationLimits withReservedConcurrency(int other) {
    return new InvocationLimits(timeout, other, maxRetries, retryDelay, true, failureEvents);
  }

  public InvocationLimits withTimeout(Duration other) {
    return new InvocationLimits(
        other, concurrency, maxRetries, retryDelay, reserved, failureEvents);
  }

  public InvocationLimits withRetries(int retries, Duration delay) {
    return new InvocationLimits(timeout, concurrency, retries, delay, reserved, failureEvents);
  }

  /** Returns limits with EventBridge as the on-failure destination. */
  public InvocationLimits withFailureEvents() {
    return new InvocationLimits(timeout, concurrency, maxRetries, retryDelay, reserved, true);
  }
}
