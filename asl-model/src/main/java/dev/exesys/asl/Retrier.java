package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries again after one of the named errors: after {@code intervalSeconds}, then each time {@code
 * backoffRate} times longer, at most {@code maxDelaySeconds}, at most {@code maxAttempts} times.
 *
 * @param errorEquals names of errors; {@code States.ALL} stands alone and in the last retrier
 * @param maxAttempts 0 means never
 * @param maxDelaySeconds no limit if {@code null}
 * @param fullJitter whether each delay is drawn between 0 and the computed one
 */
public record Retrier(
    List<String> errorEquals,
    long intervalSeconds,
    long maxAttempts,
    double backoffRate,
    @Nullable Long maxDelaySeconds,
    boolean fullJitter,
    @Nullable String comment) {
  public static final long DEFAULT_INTERVAL_SECONDS = 1;
  public static final long DEFAULT_MAX_ATTEMPTS = 3;
  public static final double DEFAULT_BACKOFF_RATE = 2.0;
  private static final long LARGEST_DELAY_SECONDS = 31_622_400;

  public Retrier {
    errorEquals = List.copyOf(errorEquals);
    Preconditions.errorNames(errorEquals, true);
    Preconditions.seconds(intervalSeconds, "IntervalSeconds");
    Preconditions.that(
        maxAttempts >= 0 && maxAttempts <= Preconditions.MAX_SECONDS,
        "MaxAttempts is not between 0 and " + Preconditions.MAX_SECONDS);
    Preconditions.that(
        backoffRate >= 1 && Double.isFinite(backoffRate), "BackoffRate is not a number from 1.0");
    Preconditions.that(
        maxDelaySeconds == null
            || (maxDelaySeconds > intervalSeconds && maxDelaySeconds < LARGEST_DELAY_SECONDS),
        "MaxDelaySeconds is not larger than IntervalSeconds and below " + LARGEST_DELAY_SECONDS);
  }

  /** A retrier with the language's defaults. */
  public static Retrier of(List<String> errorEquals) {
    return new Retrier(
        errorEquals,
        DEFAULT_INTERVAL_SECONDS,
        DEFAULT_MAX_ATTEMPTS,
        DEFAULT_BACKOFF_RATE,
        null,
        false,
        null);
  }
}
