package dev.exesys.core.store;

import dev.exesys.core.retry.RetryableFailure;

/**
 * Reports that a service was not reachable or rejected a request; the cause is the error of the
 * service.
 */
public final class StoreException extends RuntimeException implements RetryableFailure {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /** Creates the exception of a request that would fail again. */
  public StoreException(String message, Throwable cause) {
    this(message, cause, false);
  }

  /** Creates the exception of a request, which {@code retryable} says may succeed later. */
  public StoreException(String message, Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
