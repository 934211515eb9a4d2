package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Retries after one of the named errors. The first delay is {@code intervalSeconds}; each further
 * delay is multiplied by {@code backoffRate}, up to {@code maxDelaySeconds}.
 *
 * @param errorEquals error names; {@code States.ALL} must be the only name and in the last retrier
 * @param maxAttempts the maximum number of retries; 0 means never
 * @param maxDelaySeconds the maximum delay; {@code null} means no limit
 * @param fullJitter whether each delay is drawn at random between 0 and the computed delay
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
  private static final long MAX_DELAY_SECONDS = 31_622_400;

  public Retrier {
    errorEquals = List.copyOf(errorEquals);
    FieldValidation.requireErrorNames(errorEquals, true);
    FieldValidation.requireSeconds(intervalSeconds, "IntervalSeconds");
    FieldValidation.require(
        maxAttempts >= 0 && maxAttempts <= ServiceLimits.SECONDS,
        "MaxAttempts must be between 0 and " + ServiceLimits.SECONDS);
    FieldValidation.require(
        backoffRate >= 1 && Double.isFinite(backoffRate), "BackoffRate must be at least 1.0");
    FieldValidation.require(
        maxDelaySeconds == null
            || (maxDelaySeconds > intervalSeconds && maxDelaySeconds < MAX_DELAY_SECONDS),
        "MaxDelaySeconds must be greater than IntervalSeconds and less than " + MAX_DELAY_SECONDS);
  }

  /** Returns a retrier with the default values of the language. */
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
