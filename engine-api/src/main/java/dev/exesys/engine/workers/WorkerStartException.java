package dev.exesys.engine.workers;

import dev.exesys.core.retry.RetryableFailure;

/** A worker could not be started; the message is the reason in the order's terminal event. */
public final class WorkerStartException extends RuntimeException implements RetryableFailure {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * Creates the exception for a refused request.
   *
   * @param retryable whether the request may succeed later, because the service throttled it
   */
  public WorkerStartException(String message, boolean retryable, Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Creates an exception that is not retryable. */
  public WorkerStartException(String message) {
    super(message);
    this.retryable = false;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
