package dev.exesys.worker.role;

import dev.exesys.core.retry.RetryableFailure;
import org.jspecify.annotations.Nullable;

/** The role of an order cannot be assumed. The message says why. */
public final class RoleException extends Exception implements RetryableFailure {
  private static final long serialVersionUID = 1;

  private final boolean retryable;

  public RoleException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  /** Creates the exception of a call that {@code retryable} says may succeed later. */
  public RoleException(String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
