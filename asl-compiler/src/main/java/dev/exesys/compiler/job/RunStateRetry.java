package dev.exesys.compiler.job;

/**
 * The further attempts of an order. The engine decides after each attempt whether another one
 * follows; the run state performs it after a delay.
 *
 * @param maxAttempts the number of attempts in total; at least 2
 * @param delaySeconds the delay before the second attempt; Step Functions waits at least a second
 * @param backoffRate the factor of each further delay; at least 1
 */
public record RunStateRetry(int maxAttempts, long delaySeconds, double backoffRate) {
  public RunStateRetry {
    if (maxAttempts < 2) {
      throw new IllegalArgumentException("a retry needs at least 2 attempts: " + maxAttempts);
    }
    if (delaySeconds < 0) {
      throw new IllegalArgumentException("delay must not be negative: " + delaySeconds);
    }
    if (!(backoffRate >= 1)) {
      throw new IllegalArgumentException("backoff rate must be at least 1: " + backoffRate);
    }
  }
}
