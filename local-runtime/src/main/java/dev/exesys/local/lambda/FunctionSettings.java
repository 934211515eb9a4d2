package dev.exesys.local.lambda;

import java.time.Duration;

/**
 * How a function is run.
 *
 * @param timeout of one invocation, at most the 15 minutes Lambda gives
 * @param concurrency how many invocations may run at once. Beyond it, invocations that are waited
 *     for are throttled and events wait their turn
 * @param maxRetries how often an event whose invocation failed is tried again, 0 to 2
 * @param retryDelay before the first retry; the second waits twice as long
 */
public record FunctionSettings(
    Duration timeout, int concurrency, int maxRetries, Duration retryDelay) {
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** Lambda's defaults for events, and as much time and room as an account has. */
  public static final FunctionSettings DEFAULT =
      new FunctionSettings(LONGEST, 1000, 2, Duration.ofSeconds(1));

  public FunctionSettings {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("timeout must be above 0 and at most " + LONGEST);
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

  public FunctionSettings withConcurrency(int more) {
    return new FunctionSettings(timeout, more, maxRetries, retryDelay);
  }

  public FunctionSettings withTimeout(Duration other) {
    return new FunctionSettings(other, concurrency, maxRetries, retryDelay);
  }

  public FunctionSettings withRetries(int retries, Duration delay) {
    return new FunctionSettings(timeout, concurrency, retries, delay);
  }
}
