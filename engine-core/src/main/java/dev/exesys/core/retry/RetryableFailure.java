package dev.exesys.core.retry;

/** An exception that knows whether the failed call may succeed later. */
public interface RetryableFailure {

  /**
   * Returns whether a service was unavailable or throttled the call, so that it may be repeated.
   */
  boolean retryable();

  /** Returns whether an exception is retryable; false for exceptions that do not know. */
  static boolean isRetryable(Throwable failure) {
    return failure instanceof RetryableFailure known && known.retryable();
  }
}
