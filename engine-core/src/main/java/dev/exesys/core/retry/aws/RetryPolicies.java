package dev.exesys.core.retry.aws;

import dev.exesys.core.retry.RetryPolicy;
import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * The retry policies of the engine and its workers.
 *
 * <p>They apply beside the retries inside the SDK's clients: to batches that DynamoDB processes in
 * part, to states of a resource that are not failed calls, and to outages that outlast the retries
 * of a client.
 */
public final class RetryPolicies {

  /** For batches of which DynamoDB left items unprocessed: full jitter, at most 13 s in all. */
  public static final RetryPolicy TABLE_BATCHES =
      policy(12, BackoffStrategy.exponentialDelay(Duration.ofMillis(40), Duration.ofSeconds(2)));

  /** For state machines that are being created or deleted: half jitter, about 16 s in all. */
  public static final RetryPolicy STATE_MACHINES =
      policy(
          12,
          BackoffStrategy.exponentialDelayHalfJitter(
              Duration.ofMillis(100), Duration.ofSeconds(3)));

  /** For workers that a service has no capacity for; the caller limits the time. */
  public static final RetryPolicy WORKER_STARTS =
      policy(
          Integer.MAX_VALUE,
          BackoffStrategy.exponentialDelayHalfJitter(
              Duration.ofMillis(200), Duration.ofSeconds(10)));

  /** For a worker's report, which must survive an outage: about half an hour in all. */
  public static final RetryPolicy WORKER_REPORTS =
      policy(
          90,
          BackoffStrategy.exponentialDelayHalfJitter(
              Duration.ofMillis(200), Duration.ofSeconds(30)));

  /** Delays after failed polls of a pool, which are repeated without an end. */
  public static final RetryPolicy.Backoff POLLS =
      BackoffStrategy.exponentialDelayHalfJitter(Duration.ofSeconds(1), Duration.ofMinutes(1))
          ::computeDelay;

  private RetryPolicies() {}

  private static RetryPolicy policy(int maxAttempts, BackoffStrategy backoff) {
    return new RetryPolicy(maxAttempts, backoff::computeDelay);
  }
}
